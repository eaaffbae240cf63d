import type { Marked } from "../story/emphasis.ts";
import type { FrontFields } from "../story/front.ts";
import type { ChapterNote } from "../story/story.ts";
import type { WrittenPart } from "../story/write.ts";
import type { ElementLook } from "./look.ts";
import type { Element } from "./tree.ts";

/** A source's own words about its story; a field that it leaves out is missing. */
export type FoundStory = {
  title?: string | undefined;
  authors?: readonly string[] | undefined;
  fandoms?: readonly string[] | undefined;
  rating?: string | undefined;
  warnings?: readonly string[] | undefined;
  summary?: string | undefined;
  note?: string | undefined;
  endnote?: string | undefined;
  series?: readonly string[] | undefined;
  inspiredBy?: readonly string[] | undefined;
  people?: readonly string[] | undefined;
  source?: string | undefined;
  rights?: string | undefined;
  /** As the source names it: "English", "de", "日本語". */
  language?: string | undefined;
  chapterNotes?: readonly ChapterNote[] | undefined;
};

export type Draft = {
  /** "AO3 download (EPUB)", for the importer. */
  readonly format: string;
  readonly about: FoundStory;
  /** A story.md's own front matter, whole. */
  readonly fields?: FrontFields | undefined;
  readonly parts: readonly DraftPart[];
  /** What a person should look at. */
  readonly unsure: readonly string[];
  /** What stands in the source and not in the story. */
  readonly leftOut: readonly LeftOut[];
  /** All the words that the source holds, found without asking what they are; undefined for a story.md. */
  readonly words?: string | undefined;
};

/** `what` is "footnote", "the page “Cover”" …; several of a kind are counted in the report. */
export type LeftOut = { readonly what: string; readonly text: string };

/** What a person should know of an import, gathered while the source is read. */
export type Findings = { readonly unsure: string[]; readonly leftOut: LeftOut[] };

/** A note as it belongs to a passage; its sign in the text ("1", "*") is kept beside it. */
export type Footnote = { readonly mark: string; readonly text: string };

/** A story's parts with the notes that stand at its passages. */
export type DraftPart = WrittenPart & { readonly footnotes?: readonly Footnote[] };

/** A source's text in its order, before anyone has decided which headings are chapters. */
export type Block =
  | ({
      readonly kind: "passage";
      /** Stands in the middle of its line, as titles do. */
      readonly isCentred?: boolean;
      readonly footnotes?: readonly Footnote[];
    } & Marked)
  | { readonly kind: "scene" }
  /** An empty paragraph: a break where they are rare, mere spacing where they are not. */
  | { readonly kind: "gap" }
  | { readonly kind: "picture"; readonly alt: string; readonly isAlone: boolean }
  /** What the producer marks as the author's words about the story or a chapter. */
  | { readonly kind: "note"; readonly blocks: readonly Block[] }
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "anchor"; readonly id: string };

/** What is known of a page's elements before its text is read. */
export type SourceReading = {
  readonly looks?: ReadonlyMap<Element, ElementLook> | undefined;
  /** The name, in one word or two, of an element that is no part of the text (a footnote, a list of contents). */
  readonly isLeftOut?: (element: Element) => string | undefined;
  readonly noteAt?: (element: Element) => Footnote | undefined;
  /** What the producer marks as the author's words about the chapter. */
  readonly isNote?: (element: Element) => boolean;
  /** Called for all that goes unseen, with its words. */
  readonly leave?: (what: string, text: string) => void;
};

/** The words of a block, where it has some of its own. */
export function wordsIn(block: Block | undefined): string | undefined {
  return block?.kind === "passage" || block?.kind === "heading" ? block.text : undefined;
}

/** A text's words in small letters, to compare it by. */
export function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

export function count(number: number, noun: string): string {
  const [, head = noun, rest = ""] = /^(\S+)( (?:without|said) .*)$/.exec(noun) ?? [];
  return `${number.toLocaleString("en")} ${head}${number === 1 ? "" : "s"}${rest}`;
}
