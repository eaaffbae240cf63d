import { defineCommand, say } from "../src/command.ts";
import { wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { known, passageGone, serverOnly } from "../src/view/errors.ts";
import { quoteView } from "../src/view/quote.ts";
import { nothingKept } from "../src/view/reading-errors.ts";
import { parseKeptId } from "../src/view/saved.ts";
import { topView } from "../src/view/top.ts";

export default defineCommand({
  description: "The passages that the most readers of this server saved",
  where: "server",
  options: [{ name: "private", description: "Show them to you alone", type: "yes-no" }],
  isPrivate: ({ options }) => options.private ?? false,

  run: async ({ options, asker, place }, bot) => {
    const isPrivate = options.private ?? false;
    const { stories, language } = await bot.offer(place);
    const words = wordsSeen({ asker, place }, isPrivate, language);
    const { keep } = known(bot.reading, () => nothingKept(words));
    const list = await keep.top(known(place.guildId, serverOnly), stories);
    return say(topView(list, words), isPrivate);
  },

  press: async ({ values, asker, place }, bot) => {
    const { slug, id } = parseKeptId(values[0]);
    const { story, passage } = known((await bot.offer(place)).passage(slug, id), passageGone);
    return say(quoteView(story, passage, { isPrivate: true }, wordsFor(asker.locale)), true);
  },
});
