import { type Bot, defineCommand, type Place, type Press, say, update } from "../src/command.ts";
import { languageCodes, wordsFor } from "../src/messages/messages.ts";
import {
  keepsNothing,
  known,
  noChapterThere,
  noPassage,
  noStory,
  outdated,
  serverOnly,
} from "../src/view/errors.ts";
import { ceilingModal, type Level, paces, settingsView, unset } from "../src/view/settings.ts";

export default defineCommand({
  description: "Choose what is shown in this server: how far, how covered, how fast, in which language",
  options: [],
  who: "manage-server",
  where: "server",
  isPrivate: () => true,

  run: async ({ asker, place }, bot) =>
    say(settingsView(await boardOf(bot, place, "server", undefined), wordsFor(asker.locale)), true),

  press: async (press, bot) => {
    const { asker, place, args, values } = press;
    const [verb, slug] = [args[0], args[2]];
    const level = levelOf(args[1]);
    const { rules, scope } = rulesOf(bot, place, level);
    const words = wordsFor(asker.locale);
    const story = storyOf(bot, verb === "story" ? values[0] : slug);
    const value = values[0] === unset ? undefined : values[0];
    if (verb === "ask") return { kind: "modal", modal: ceilingModal(level, story, words) };
    if (verb === "chapter") {
      const chapter = story.chapters.find(({ number }) => String(number) === value);
      await rules.setLast(
        scope,
        story,
        story.passages[known(chapter, () => noChapterThere(story, value)).last - 1],
      );
    } else if (verb === "lift") await rules.setLast(scope, story, undefined);
    else if (verb === "cover") {
      await rules.choose(scope, "isCovered", value === undefined ? undefined : value === "yes");
    } else if (verb === "pace") {
      await rules.choose(
        scope,
        "pace",
        paces.find((pace) => pace === value),
      );
    } else if (verb === "language") {
      const language = languageCodes().find((code) => code === value);
      await rules.choose(scope, "language", language);
    } else if (verb !== "level" && verb !== "story") throw outdated();
    return update(settingsView(await boardOf(bot, place, level, story.slug), words));
  },

  submit: async ({ args, fields, asker, place }, bot) => {
    const level = levelOf(args[1]);
    const { rules, scope } = rulesOf(bot, place, level);
    const story = storyOf(bot, args[2]);
    const named = fields.number ?? "";
    const passage = bot.passageAt(story, named);
    await rules.setLast(
      scope,
      story,
      known(passage, () => noPassage(story, named)),
    );
    return update(settingsView(await boardOf(bot, place, level, story.slug), wordsFor(asker.locale)));
  },
});

function levelOf(named: Press["args"][number] | undefined): Level {
  return named === "channel" ? "channel" : "server";
}

/** What holds in a channel holds in its threads. */
function rulesOf(bot: Bot, place: Place, level: Level) {
  const guildId = known(place.guildId, serverOnly);
  const channelId = place.parentId ?? place.channelId;
  const scope = level === "server" ? { guildId } : { guildId, channelId };
  return { rules: known(bot.rules, keepsNothing), scope, guildId, channelId };
}

/** Whole, with what lies beyond its ceiling: whoever sets one must know what is there. */
function storyOf(bot: Bot, slug: string | undefined) {
  return known(bot.story(slug), () => noStory(slug ?? ""));
}

async function boardOf(bot: Bot, place: Place, level: Level, slug: string | undefined) {
  const { rules, guildId, channelId } = rulesOf(bot, place, level);
  const { server, channel } = await rules.at(guildId, channelId);
  const { stories, standard } = bot.library;
  const offered = stories.filter((story) => server.offered?.includes(story.slug) ?? true);
  const story =
    stories.find((one) => one.slug === (slug ?? channel.story ?? server.story)) ?? offered[0] ?? standard;
  return { level, channelId, server, channel, stories: offered.length > 0 ? offered : stories, story };
}
