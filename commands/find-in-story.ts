import { defineMessageCommand, say } from "../src/command.ts";
import { userError } from "../src/user-error.ts";
import { findView, nothingFoundView } from "../src/view/find.ts";

export default defineMessageCommand({
  title: "Find in story",
  description: "Show which passage a message quotes, and how it differs",
  audience: "asker",

  run: async (input, bot) => {
    const { message, quoted, words } = input;
    if (message.trim() === "" && quoted.length === 0) throw userError("no-words");
    const found = await bot.findQuoted(message, input.scope, quoted);
    if (found === undefined) return say(nothingFoundView(words));
    return say(findView(found.story, found.passage, found.comparison, words));
  },
});
