import { asAsked, defineCommand, definePress, say, shownOptions } from "../src/command.ts";
import { passagesNamed } from "../src/story/named.ts";
import { known, userError } from "../src/user-error.ts";
import { quoteView } from "../src/view/quote.ts";
import { rangeView } from "../src/view/range.ts";

function showRange(audience: "asker" | "everyone") {
  return definePress({
    args: ["story", "passage", "to"],
    audience,
    run: ({ args, at, here, shown, words }) => {
      const { passage: last } = known(here.passage(args.story, args.to), "passage-gone");
      // After an edit of the story the last may stand before the first.
      if (last.number < at.passage.number) throw userError("passage-gone");
      return say(rangeView(at.story, at.passage, last, shown, words));
    },
  });
}

export default defineCommand({
  description: "Show a passage, or several in a row, by number",
  options: [
    {
      name: "number",
      description: "Its number, such as 12, or 3.4 with chapters; or a range, such as 12-14",
      type: "text",
      required: true,
      maxLength: 30,
    },
    { name: "to", description: "The last passage of a range", type: "text", maxLength: 20 },
    { name: "story", description: "The story it's from", type: "story" },
    ...shownOptions,
  ],
  audience: asAsked,

  run: ({ options, story, here, shown, words }) => {
    const { first, last } = passagesNamed(here, story, options.number, options.to);
    const isOne = first.number === last.number;
    return say(isOne ? quoteView(story, first, shown, words) : rangeView(story, first, last, shown, words));
  },

  presses: { go: showRange("asker"), share: showRange("everyone") },
});
