import { defineCommand, say } from "../src/command.ts";
import { helpView } from "../src/view/help.ts";

export default defineCommand({
  description: "Say what this bot can do",
  options: [],
  isPrivate: () => true,
  run: (_input, bot) => say(helpView(bot.library.standard, bot.commandIds), true),
});
