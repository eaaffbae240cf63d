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
import {
  lookUp,
  rememberedOption,
  saidIn,
  speakerOption,
  suggestPassages,
  suggestSpeakers,
} from "../src/lookup.ts";
import { peopleChoices } from "../src/view/choices.ts";
import { contextView } from "../src/view/context.ts";
import { known, notYours, passageGone } from "../src/view/errors.ts";
import { passageNotesView } from "../src/view/notes.ts";
import { perhapsView, withOthers } from "../src/view/perhaps.ts";
import { quoteView } from "../src/view/quote.ts";
import { formIn, sharedForm } from "../src/view/quote-buttons.ts";
import { wholeView } from "../src/view/range.ts";
import { foundAgain, markNamed } from "../src/view/results.ts";

const at = ["story", "passage"] as const;
const marked = [...at, "start", "end"] as const;

function step(by: 1 | -1) {
  return definePress({
    args: at,
    audience: turned,
    run: ({ at, here, isOwn, shown, words }) => {
      const passage = known(here.passageAt(at.story, `${at.passage.number + by}`), passageGone);
      return turn({ isOwn }, quoteView(at.story, passage, { ...shown, hasMore: true }, words));
    },
  });
}

export default defineCommand({
  description: "Find the line you half remember",
  options: [
    rememberedOption("What you remember of it, in any order; leave it out for a passage by chance"),
    { name: "story", description: "The story to look in", type: "story" },
    {
      name: "chapter",
      description: "Only in this chapter, by number or title; or chapters, as 3-7",
      type: "chapter",
    },
    speakerOption,
    { name: "passage", description: "Show the whole passage, not just the line", type: "yes-no" },
    ...shownOptions,
  ],
  audience: asAsked,

  run: async (input, bot) => {
    const { options, place, words, ownWords } = input;
    const form = options.passage === true ? "open" : "line";
    const shown = { ...input.shown, form } as const;
    const scope = await saidIn(input.scope, options.speaker, bot);
    const found = await lookUp({ here: input.here, scope }, options.words, bot);
    if (found.kind === "near")
      return sayAlone(perhapsView(found.stories, found.asked, found.near, shown, ownWords));
    if (found.kind === "found")
      return say(quoteView(found.story, found.passage, { ...shown, mark: found.mark }, words));
    return say(quoteView(input.story, bot.pick(scope, place.channelId), shown, words));
  },

  suggest: async (typed, bot) =>
    typed.option === "speaker"
      ? suggestSpeakers(typed, bot)
      : [...peopleChoices(typed.scope.stories, typed.text), ...(await suggestPassages(typed, bot))],

  presses: {
    show: definePress({
      args: [...marked, "form"],
      audience: (pressed) =>
        formIn(pressed.args.form).isMenu && pressed.mayRemove && !pressed.isPrivate
          ? "everyone"
          : turned(pressed),
      run: ({ args, at, here, isOwn, mayRemove, offered, shown, words }) => {
        const form = formIn(args.form);
        const how = { ...shown, ...form, mark: markNamed(at, args) };
        const quote = quoteView(at.story, at.passage, how, words);
        const isTheirs = isOwn || (form.isMenu && mayRemove);
        return turn({ isOwn: isTheirs }, withOthers(quote, foundAgain(offered, here), words));
      },
    }),
    earlier: step(-1),
    later: step(1),
    context: definePress({
      args: marked,
      run: ({ args, at, shown, words }) =>
        say(contextView(at.story, at.passage, 1, { ...shown, mark: markNamed(at, args) }, words)),
    }),
    note: definePress({
      args: at,
      run: ({ at, shown, words }) => say(passageNotesView(at.story, at.passage, 0, shown, words)),
    }),
    notes: definePress({
      args: [...at, "to"],
      run: ({ args, at, shown, words }) =>
        update(passageNotesView(at.story, at.passage, Number(args.to), shown, words)),
    }),
    share: definePress({
      args: [...marked, "form"],
      audience: "everyone",
      run: ({ args, at, shown, words }) => {
        const mark = markNamed(at, args);
        return say(
          quoteView(at.story, at.passage, { ...shown, mark, form: sharedForm(args.form, mark) }, words),
        );
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
