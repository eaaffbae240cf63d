import { messageText, sizeOf } from "../limits.ts";
import type { Words } from "../messages/messages.ts";
import type { Message } from "../reply.ts";
import type { Range } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { container, rule, text } from "./components.ts";
import { creditText, placeOf } from "./credit.ts";
import { isShort, lineOf, lineText } from "./line.ts";
import { fitted } from "./passages.ts";
import { quoteButtons } from "./quote-buttons.ts";
import { type Spoiler, spoilerLength, underSpoiler } from "./spoiler.ts";
import { styledPiece } from "./text.ts";

/** The line alone; the passage unfolded from it, which folds again; or the passage because it was asked for. */
export type QuoteForm = "line" | "open" | "whole";

type ShownQuote = Spoiler & {
  readonly mark?: Range | undefined;
  readonly isPrivate: boolean;
  /** A line above the passage. */
  readonly above?: string | undefined;
  /** The whole passage where it is left out. */
  readonly form?: QuoteForm | undefined;
  /** Whether all that can be done stands below, instead of what is done most. */
  readonly hasMore?: boolean;
};

/** The remembered line, or its passage as written with that line in bold, with place and credit, and its buttons. */
export function quoteView(story: Story, passage: Passage, shown: ShownQuote, words: Words): Message {
  const credit = creditText(story, placeOf(story, passage, words), [passage], words);
  const isSpoiler = shown.isSpoiler === true;
  const above = shown.above ?? "";
  const room = messageText - sizeOf(above) - sizeOf(credit);
  const piece = fitted(story, passage, isSpoiler ? room - spoilerLength : room, shown.mark);
  const wanted = shown.form ?? "whole";
  const line =
    wanted === "whole" || isShort(passage)
      ? undefined
      : lineText(lineOf(story, passage, shown.mark), isSpoiler);
  // A line longer than a message has no shorter form.
  const form = line === undefined || sizeOf(line) > room ? "whole" : wanted;
  const body =
    form === "line" ? [text(line ?? "")] : [text(underSpoiler(styledPiece(piece), isSpoiler)), rule()];
  return {
    components: [
      ...(above === "" ? [] : [text(above)]),
      container([...body, text(credit)]),
      ...quoteButtons(story, passage, { ...shown, form, isCut: piece.cut }, words),
    ],
  };
}
