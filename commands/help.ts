import { defineCommand, say } from "../src/command.ts";
import { helpView } from "../src/view/help.ts";

export default defineCommand({
  description: "Say what this bot can do",
  options: [],
  isPrivate: () => true,
  run: async ({ place }, bot) => say(helpView((await bot.offer(place)).standard, bot.commandIds), true),
});
