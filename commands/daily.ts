import { defineFamily } from "../src/command.ts";
import { filledIn } from "../src/daily-command/filled.ts";
import { countsAs, editOptions, icsOption, nameOption, startOptions } from "../src/daily-command/options.ts";
import { aboutDaily, changingDaily, suggestDaily } from "../src/daily-command/subcommands.ts";
import { dailyPresses } from "../src/presses/daily.ts";
import * as view from "../src/view/daily-admin.ts";
import { planView } from "../src/view/daily-plan.ts";

export default defineFamily({
  description: "Post a passage every day in a channel of this server",
  who: "manage-server",
  where: "server",

  subcommands: {
    start: aboutDaily("Start daily posts in a channel", startOptions, async ({ daily, of, input, bot }) => {
      const started = await daily.start(of, await filledIn(input, bot));
      return view.startedView(started, input.options.channel, input.words);
    }),
    status: aboutDaily(
      "See when the next posts come, how the last ones went, and what's stopping them",
      [],
      async ({ daily, guildId, input }) => view.statusView(await daily.list(guildId), input.words),
    ),
    pause: changingDaily("pause", "Pause daily posts and keep their place in the story", "paused"),
    resume: changingDaily(
      "resume",
      "Continue paused or stopped posts, or start a finished story over",
      "goingOn",
    ),
    skip: changingDaily("skip", "Skip the next part of the story", "leftOut"),
    back: changingDaily("back", "Go back one post in the story to show it again", "oneBack"),
    "post-now": aboutDaily("Post now", [countsAs, nameOption], async ({ daily, of, input }) => {
      const as = input.options["counts-as"] === "extra" ? "extra" : "today";
      return view.dailySetView(input.words.dailyAdmin.postedSoon, await daily.postNow(of, as), input.words);
    }),
    preview: aboutDaily(
      "See the next post (only you can see it)",
      [nameOption],
      async ({ daily, of, input }) => view.dailyPreviewView(await daily.one(of), input.words),
    ),
    edit: aboutDaily("Change daily posts", editOptions, async ({ daily, of, input, bot }) => {
      const { name: _, "new-name": newName, ...options } = input.options;
      const { settings } = await daily.one(of);
      const filled = await filledIn({ ...input, options }, bot, settings);
      const one = await daily.edit(of, filled, newName);
      return view.dailySetView(input.words.dailyAdmin.changed, one, input.words);
    }),
    plan: aboutDaily("See what comes on which day", [nameOption, icsOption], async ({ daily, of, input }) =>
      planView(await daily.plan(of), input.options.ics === true, input.words),
    ),
    stop: aboutDaily(
      "Stop daily posts and keep their place for 30 days",
      [nameOption],
      async ({ daily, of, input }) => view.askStopView(await daily.one(of), input.words),
    ),
  },

  suggest: suggestDaily,

  presses: dailyPresses,
});
