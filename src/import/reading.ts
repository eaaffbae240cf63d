import type { Footnote } from "./draft.ts";
import type { ElementLook } from "./look.ts";
import type { Element } from "./tree.ts";

/** What is known of a page's elements before its text is read. */
export type SourceReading = {
  readonly looks?: ReadonlyMap<Element, ElementLook> | undefined;
  /** What is no part of the text (a footnote, a list of contents): what it is, in one word or two. */
  readonly isLeftOut?: (element: Element) => string | undefined;
  readonly noteAt?: (element: Element) => Footnote | undefined;
  /** What the producer marks as the author's words about the chapter. */
  readonly isNote?: (element: Element) => boolean;
  /** Called for all that goes unseen, with its words. */
  readonly leave?: (what: string, text: string) => void;
};
