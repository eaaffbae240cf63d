import { type Bot, type Context, defineForm, definePress, update } from "../command.ts";
import { chapterNamed, passageNamed } from "../story/named.ts";
import { known } from "../user-error.ts";
import {
  boardOf,
  languageChosen,
  levelOf,
  limitModal,
  paceChosen,
  settingsView,
  spoilerChosen,
} from "../view/settings.ts";

type Args = { readonly level: string; readonly story: string };

/** What holds in a channel holds in its threads. Stories are whole: a manager who sets a limit must see what is there. */
async function at({ place }: Context, { level, story: slug }: Args, bot: Bot) {
  const guildId = known(place.guildId, "server-only");
  const channelId = place.parentId ?? place.channelId;
  const scope = levelOf(level) === "server" ? { guildId } : { guildId, channelId };
  const rules = known(bot.rules, "nothing-to-choose");
  const story =
    slug === "" ? undefined : known(await rules.story(guildId, slug), "no-story", { named: slug });
  return { rules, guildId, channelId, scope, story, slug };
}

type SettingsAt = Awaited<ReturnType<typeof at>>;

export async function viewed(context: Context, args: Args, bot: Bot) {
  const { rules, guildId, channelId, story } = await at(context, args, bot);
  const board = { level: levelOf(args.level), channelId, slug: story?.slug };
  return settingsView(
    boardOf(await rules.at(guildId, channelId), board, bot.library.standard),
    context.words,
  );
}

/** Chooses, and shows what is chosen then. */
function choosing(choose: (at: SettingsAt, value: string | undefined) => unknown) {
  return definePress({
    args: ["level", "story"],
    run: async (input, bot) => {
      await choose(await at(input, input.args, bot), input.values[0]);
      return update(await viewed(input, input.args, bot));
    },
  });
}

const storyIn = ({ story, slug }: SettingsAt) => known(story, "no-story", { named: slug });

export const settingsPresses = {
  level: choosing(() => undefined),
  story: definePress({
    args: ["level"],
    run: async (input, bot) =>
      update(await viewed(input, { ...input.args, story: input.values[0] ?? "" }, bot)),
  }),
  chapter: choosing(async (where, value) => {
    const story = storyIn(where);
    const { last } = chapterNamed(story, value ?? "");
    await where.rules.setLimit(where.scope, story, story.passages[last - 1]);
  }),
  lift: choosing((where) => where.rules.setLimit(where.scope, storyIn(where), undefined)),
  cover: choosing(({ rules, scope }, value) => rules.choose(scope, "isSpoiler", spoilerChosen(value))),
  pace: choosing(({ rules, scope }, value) => rules.choose(scope, "pace", paceChosen(value))),
  language: choosing(({ rules, scope }, value) => rules.choose(scope, "language", languageChosen(value))),
  ask: definePress({
    args: ["level", "story"],
    modal: async ({ args, words, place }, bot) => {
      const guildId = known(place.guildId, "server-only");
      const story = await known(bot.rules, "nothing-to-choose").story(guildId, args.story);
      return limitModal(levelOf(args.level), known(story, "no-story", { named: args.story }), words);
    },
  }),
};

export const settingsForms = {
  set: defineForm({
    args: ["level", "story"],
    run: async (input, bot) => {
      const where = await at(input, input.args, bot);
      const story = storyIn(where);
      await where.rules.setLimit(
        where.scope,
        story,
        passageNamed(where.rules, story, input.fields.number ?? ""),
      );
      return update(await viewed(input, input.args, bot));
    },
  }),
};
