import { defineMessageCommand, say } from "../src/command.ts";
import { wordsFor } from "../src/messages/messages.ts";
import { noWords } from "../src/view/errors.ts";
import { findView, nothingFoundView } from "../src/view/find.ts";

export default defineMessageCommand({
  title: "Find in story",
  description: "Say which passage a message quotes, and how it differs",
  isPrivate: () => true,

  run: async ({ message, asker, place }, bot) => {
    if (message.trim() === "") throw noWords();
    const words = wordsFor(asker.locale);
    const here = await bot.offer(place);
    const found = await bot.findQuoted(message, here.scope(undefined, undefined));
    if (found === undefined) return say(nothingFoundView(words), true);
    return say(findView(found.story, found.passage, found.comparison, words), true);
  },
});
