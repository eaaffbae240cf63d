import { defineCommand, say } from "../src/command.ts";
import { helpView } from "../src/view/help.ts";

export default defineCommand({
  description: "Say what this bot can do",
  options: [],
  isPrivate: () => true,
  run: async ({ place }, bot) => {
    const here = await bot.offer(place);
    return say(helpView(here.about(undefined) ?? bot.library.standard, bot.commandIds), true);
  },
});
