import {
  asAsked,
  defineCommand,
  definePress,
  say,
  sayAlone,
  shownOptions,
  turn,
  turned,
  update,
} from "../src/command.ts";
import { lookUp, rememberedOption, suggestPassages } from "../src/lookup.ts";
import { peopleChoices } from "../src/view/choices.ts";
import { contextView } from "../src/view/context.ts";
import { known, notYours, passageGone } from "../src/view/errors.ts";
import { noteView } from "../src/view/notes.ts";
import { perhapsView } from "../src/view/perhaps.ts";
import { quoteView } from "../src/view/quote.ts";
import { wholeView } from "../src/view/range.ts";
import { markIn } from "../src/view/results.ts";

const at = ["story", "passage"] as const;

function step(by: 1 | -1) {
  return definePress({
    args: at,
    audience: turned,
    run: ({ at, here, isOwn, shown, words }) => {
      const passage = known(here.passageAt(at.story, `${at.passage.number + by}`), passageGone);
      return turn({ isOwn }, quoteView(at.story, passage, shown, words));
    },
  });
}

export default defineCommand({
  description: "Find the line you half remember, and show its passage",
  options: [
    rememberedOption("What you remember of it, in any order; leave it out for a passage by chance"),
    { name: "story", description: "The story to look in", type: "story" },
    {
      name: "chapter",
      description: "Only in this chapter, by number or title; or chapters, as 3-7",
      type: "chapter",
    },
    ...shownOptions,
  ],
  audience: asAsked,

  run: async (input, bot) => {
    const { options, place, shown, words, ownWords } = input;
    const found = await lookUp(input, options.words, bot);
    if (found.kind === "near")
      return sayAlone(perhapsView(found.stories, found.asked, found.near, shown, ownWords));
    if (found.kind === "found")
      return say(quoteView(found.story, found.passage, { ...shown, mark: found.mark }, words));
    return say(quoteView(input.story, bot.pick(input.scope, place.channelId), shown, words));
  },

  suggest: async (typed, bot) => [
    ...peopleChoices(typed.scope.stories, typed.text),
    ...(await suggestPassages(typed, bot)),
  ],

  presses: {
    earlier: step(-1),
    later: step(1),
    context: definePress({
      args: at,
      run: ({ at, shown, words }) => say(contextView(at.story, at.passage, 1, shown, words)),
    }),
    note: definePress({
      args: at,
      run: ({ at, words }) => say(noteView(at.story, 0, words)),
    }),
    share: definePress({
      args: [...at, "start", "end"],
      audience: "everyone",
      run: ({ args, at, shown, words }) => {
        const range = { start: Number(args.start), end: Number(args.end) };
        const mark = markIn(at.story, at.passage, range);
        return say(quoteView(at.story, at.passage, { ...shown, mark }, words));
      },
    }),
    remove: definePress({
      run: ({ asker, ownerId }) => {
        if (asker.id !== ownerId && !asker.mayManageMessages) throw notYours();
        return { kind: "remove" };
      },
    }),
    whole: definePress({
      args: at,
      run: ({ at, shown, words }) => say(wholeView(at.story, at.passage, 0, shown, words)),
    }),
    page: definePress({
      args: [...at, "to"],
      run: ({ args, at, shown, words }) =>
        update(wholeView(at.story, at.passage, Number(args.to), shown, words)),
    }),
  },
});
