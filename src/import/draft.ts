import type { Marked } from "../story/emphasis.ts";
import type { FrontFields } from "../story/front.ts";
import type { ChapterNote } from "../story/story.ts";
import type { Part } from "../story/write.ts";

/** What a source says about its story; what it does not say is missing. */
export type Found = {
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
  /** "AO3 download (EPUB)", for the one who imports. */
  readonly format: string;
  readonly about: Found;
  /** A story.md's own front matter, whole. */
  readonly fields?: FrontFields | undefined;
  readonly parts: readonly Part[];
  /** What a person should look at. */
  readonly unsure: readonly string[];
  /** What stands in the source and not in the story: "2 footnotes". */
  readonly leftOut: readonly string[];
};

/** A source's text in its order, before anyone has decided which headings are chapters. */
export type Block =
  | ({ readonly kind: "passage" } & Marked)
  | { readonly kind: "scene" }
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "anchor"; readonly id: string };

export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
