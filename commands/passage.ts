import { defineCommand, say, shownOptions } from "../src/command.ts";
import { wordsFor, wordsSeen } from "../src/messages/messages.ts";
import { storyChoices } from "../src/view/choices.ts";
import { hasCover } from "../src/view/cover.ts";
import { backwards, known, noPassage, noStory, outdated, passageGone } from "../src/view/errors.ts";
import { quoteView } from "../src/view/quote.ts";
import { rangeView } from "../src/view/range.ts";

export default defineCommand({
  description: "Show a passage, or several in a row, by number",
  options: [
    {
      name: "number",
      description: "Its number, such as 12; with chapters also 3.4 for the fourth of chapter three",
      type: "text",
      required: true,
      maxLength: 20,
    },
    { name: "to", description: "The last one of a range", type: "text", maxLength: 20 },
    {
      name: "story",
      description: "The story it stands in",
      type: "text",
      maxLength: 100,
      autocomplete: true,
    },
    ...shownOptions,
  ],
  isPrivate: ({ options }) => options.private ?? false,

  run: async ({ options, asker, place }, bot) => {
    const isPrivate = options.private ?? false;
    const here = await bot.offer(place);
    const story = known(here.story(options.story), () => noStory(options.story ?? ""));
    const at = (reference: string) =>
      known(bot.passageAt(story, reference), () => noPassage(story, reference));
    const first = at(options.number);
    const last = options.to === undefined ? first : at(options.to);
    if (last.number < first.number) throw backwards(first.number, last.number);
    const words = wordsSeen({ asker, place }, isPrivate, here.language);
    const shown = { isPrivate, isCovered: options.spoiler ?? here.isCovered };
    const isOne = first.number === last.number;
    const message = isOne
      ? quoteView(story, first, shown, words)
      : rangeView(story, first, last, shown, words);
    return say(message, isPrivate);
  },

  suggest: async ({ text, place, asker }, bot) =>
    storyChoices((await bot.offer(place)).stories, text, wordsFor(asker.locale)),

  press: async (press, bot) => {
    const [verb, slug, from, to] = press.args;
    const here = await bot.offer(press.place);
    const { story, passage: first } = known(here.passage(slug, from), passageGone);
    const { passage: last } = known(here.passage(slug, to), passageGone);
    // After an edit of the story the last may stand before the first.
    if (last.number < first.number) throw passageGone();
    const isPrivate = verb === "go";
    if (!isPrivate && verb !== "share") throw outdated();
    const words = wordsSeen(press, isPrivate, here.language);
    const isCovered = hasCover(press.args) || (here.isCovered && !isPrivate);
    return say(rangeView(story, first, last, { isPrivate, isCovered }, words), isPrivate);
  },
});
