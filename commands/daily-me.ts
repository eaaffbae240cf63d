import { type Bot, type Context, defineCommand, definePress, say, update } from "../src/command.ts";
import { beginsAt } from "../src/daily-command/filled.ts";
import { ownOptions } from "../src/daily-command/options.ts";
import { suggestPlan } from "../src/daily-command/subcommands.ts";
import { pastView } from "../src/view/daily-admin.ts";
import { notToDirects, ownDailyLeftView, ownDailyView } from "../src/view/daily-own.ts";
import { known, noStory } from "../src/view/errors.ts";
import { nothingKept } from "../src/view/reading-errors.ts";

function dailyOf(bot: Bot, words: Context["words"]) {
  return known(bot.daily, () => nothingKept(words));
}

/** Of those on offer where they ask, as it may be shown to them in their direct messages. */
async function storyFor({ here, place, asker }: Context, named: string | undefined, bot: Bot) {
  const { slug } = known(here.about(named), () => noStory(named ?? ""));
  const dm = { kind: "dm", guildId: undefined, channelId: place.channelId } as const;
  const there = await bot.see({ place: dm, readerId: asker.id, audience: "asker" });
  return known(there.toRead(slug), notToDirects);
}

function changing(to: "pause" | "resume" | "stop") {
  return definePress({
    args: ["id"],
    run: async ({ args, asker, words }, bot) => {
      const { own } = dailyOf(bot, words);
      await own.change(asker.id, args.id, to);
      return update(ownDailyView(await own.list(asker.id), words));
    },
  });
}

const past = definePress({
  args: ["id", "slot"],
  run: async ({ args, asker, words }, bot) =>
    say(pastView(await dailyOf(bot, words).own.byId(asker.id, args.id), words, args.slot)),
});

export default defineCommand({
  description: "A passage a day in your direct messages; with no options, shows yours",
  options: ownOptions,
  audience: "asker",

  run: async (input, bot) => {
    const { asker, here, words } = input;
    const { from, story: named, ...options } = input.options;
    const { own } = dailyOf(bot, words);
    const isAsking = Object.values(input.options).every((value) => value === undefined);
    if (isAsking) return say(ownDailyView(await own.list(asker.id), words));
    const story = await storyFor(input, named, bot);
    const begins = from === undefined ? {} : { from: beginsAt(here, story, from) };
    const { isNew } = await own.set(asker, { ...options, ...begins, story: story.slug });
    const head = isNew ? words.dailyOwn.starts : words.dailyAdmin.changed;
    return say(ownDailyView(await own.list(asker.id), words, head));
  },

  suggest: (typed, bot) => suggestPlan(typed, dailyOf(bot, typed.ownWords)) ?? [],

  presses: {
    pause: changing("pause"),
    resume: changing("resume"),
    stop: changing("stop"),
    /** From under a passage that came. */
    leave: definePress({
      args: ["id"],
      run: async ({ args, asker, words }, bot) => {
        const { own } = dailyOf(bot, words);
        await own.change(asker.id, args.id, "stop");
        return say(ownDailyLeftView(await own.byId(asker.id, args.id), words));
      },
    }),
    past,
    part: past,
  },
});
