import { asAsked, defineCommand, definePress, say, shownOptions, turn, turned } from "../src/command.ts";
import { passageNamed } from "../src/story/named.ts";
import { known } from "../src/user-error.ts";
import { contextView } from "../src/view/context.ts";
import { markNamed } from "../src/view/results.ts";

export default defineCommand({
  description: "Show a passage with what comes before and after it",
  options: [
    {
      name: "number",
      description: "The passage's number, such as 12, or 3.4 with chapters",
      type: "text",
      required: true,
      maxLength: 20,
    },
    {
      name: "around",
      description: "How many passages on each side; 1 if left empty",
      type: "number",
      min: 1,
      max: 5,
    },
    { name: "story", description: "The story it's from", type: "story" },
    ...shownOptions,
  ],
  audience: asAsked,

  run: ({ options, story, here, shown, words }) => {
    const passage = passageNamed(here, story, options.number);
    return say(contextView(story, passage, options.around ?? 1, shown, words));
  },

  presses: {
    share: definePress({
      args: ["story", "passage", "around", "start", "end"],
      audience: "everyone",
      run: ({ args, at, shown, words }) => {
        const how = { ...shown, mark: markNamed(at, args) };
        return say(contextView(at.story, at.passage, Number(args.around), how, words));
      },
    }),
    step: definePress({
      args: ["story", "passage", "around", "by"],
      audience: turned,
      run: ({ args, at, here, isOwn, shown, words }) => {
        const { story, passage } = at;
        const next = known(here.passageAt(story, `${passage.number + Number(args.by)}`), "passage-gone");
        return turn({ isOwn }, contextView(story, next, Number(args.around), shown, words));
      },
    }),
  },
});
