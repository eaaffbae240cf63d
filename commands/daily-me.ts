import { defineCommand, say } from "../src/command.ts";
import { beginsAt } from "../src/daily-command/filled.ts";
import { ownOptions } from "../src/daily-command/options.ts";
import { suggestPlan } from "../src/daily-command/subcommands.ts";
import { dailyMePresses, ownStoryFor } from "../src/presses/daily-me.ts";
import { known } from "../src/user-error.ts";
import { ownDailyView } from "../src/view/daily-own.ts";

export default defineCommand({
  description: "A passage a day in your direct messages; with no options, shows yours",
  options: ownOptions,
  audience: "asker",

  run: async (input, bot) => {
    const { asker, here, words } = input;
    const { from, story: named, ...options } = input.options;
    const { own } = known(bot.daily, "nothing-stored");
    const isAsking = Object.values(input.options).every((value) => value === undefined);
    if (isAsking) return say(ownDailyView(await own.list(asker.id), words));
    const story = await ownStoryFor(input, named, bot);
    const begins = from === undefined ? {} : { from: beginsAt(here, story, from) };
    const { isNew } = await own.set(asker, { ...options, ...begins, story: story.slug });
    const head = isNew ? words.dailyOwn.starts : words.dailyAdmin.changed;
    return say(ownDailyView(await own.list(asker.id), words, head));
  },

  suggest: (typed, bot) => suggestPlan(typed, known(bot.daily, "nothing-stored")) ?? [],

  presses: dailyMePresses,
});
