import { definePress, say, turn, turned, update } from "../command.ts";
import { known, userError } from "../user-error.ts";
import { contextView } from "../view/context.ts";
import { passageNotesView } from "../view/notes.ts";
import { withOthers } from "../view/perhaps.ts";
import { quoteView } from "../view/quote.ts";
import { formIn, sharedForm } from "../view/quote-buttons.ts";
import { wholeView } from "../view/range.ts";
import { foundAgain, markNamed } from "../view/results.ts";

const at = ["story", "passage"] as const;
const marked = [...at, "start", "end"] as const;

function step(by: 1 | -1) {
  return definePress({
    args: at,
    audience: turned,
    run: ({ at, here, isOwn, shown, words }) => {
      const passage = known(here.passageAt(at.story, `${at.passage.number + by}`), "passage-gone");
      return turn({ isOwn }, quoteView(at.story, passage, { ...shown, hasMore: true }, words));
    },
  });
}

/** What the buttons under a quote do, those of messages of before included. */
export const quotePresses = {
  show: definePress({
    args: [...marked, "form"],
    // A moderator finds the way to remove a message on the message itself.
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
      const how = { ...shown, mark, form: sharedForm(args.form, mark) };
      return say(quoteView(at.story, at.passage, how, words));
    },
  }),
  remove: definePress({
    run: ({ asker, ownerId }) => {
      if (asker.id !== ownerId && !asker.mayManageMessages) throw userError("not-yours");
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
};
