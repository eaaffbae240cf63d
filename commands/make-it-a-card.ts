import { defineMessageCommand, say } from "../src/command.ts";
import { userError } from "../src/user-error.ts";
import { cardOf, cardView } from "../src/view/card.ts";
import { sentencesAround, styleOf } from "../src/view/card-order.ts";
import { nothingFoundView } from "../src/view/find.ts";

export default defineMessageCommand({
  title: "Make it a card",
  description: "Turn the line a message quotes into a picture, as the story has it",
  audience: "asker",

  run: async ({ message, quoted, scope, shown, words }, bot) => {
    if (message.trim() === "" && quoted.length === 0) throw userError("no-words");
    const found = await bot.findQuoted(message, scope, quoted);
    if (found === undefined) return say(nothingFoundView(words));
    const { story, passage, comparison } = found;
    const mark = sentencesAround(story, passage, comparison);
    const order = { story, passage, mark, ...styleOf(story, {}) };
    const drawing = await bot.drawCard(cardOf(order, words));
    return say(cardView(order, drawing, { ...shown, isChanging: false }, words));
  },
});
