import { definePress, say } from "../command.ts";
import { dailyAt, dailyPress } from "../daily-command/subcommands.ts";
import * as view from "../view/daily-admin.ts";

/** From a post, or one of its parts, to the posts before it. */
const lookBack = definePress({
  args: ["id", "slot"],
  isOpen: true,
  run: async ({ args, place, words }, bot) => {
    const { daily, guildId } = dailyAt(bot, place);
    return say(view.pastView(await daily.byId(guildId, args.id), words, args.slot));
  },
});

/** What the buttons under daily posts do, and those under the answers to managers. */
export const dailyPresses = {
  past: lookBack,
  part: lookBack,
  another: dailyPress(["id"], (daily, guildId, { id }) => daily.startAnyway(guildId, id), view.goesOnView),
  instead: dailyPress(
    ["id", "other"],
    (daily, guildId, { id, other }) => daily.changeInstead(guildId, id, other),
    view.changedView,
  ),
  keep: dailyPress(["id"], (daily, guildId, { id }) => daily.byId(guildId, id), view.unchangedView),
  stop: dailyPress(["id"], (daily, guildId, { id }) => daily.stop(guildId, id), view.stoppedView),
};
