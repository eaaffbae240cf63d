import { restOf } from "./account.ts";
import { cutChapters, tidy } from "./chapters.ts";
import type { Block, DraftPart, FoundStory, LeftOut } from "./draft.ts";
import { findHeadings } from "./find-headings.ts";
import { withoutImprint } from "./gutenberg.ts";
import { takeHead } from "./head.ts";
import { takeNoteAtEnd, takeNoteAtStart } from "./note.ts";
import { joinHeadings, readSubtitles, settle } from "./settle.ts";
import { withoutEnding, withoutTitleMatter } from "./title-matter.ts";

export type Composed = {
  readonly about: FoundStory;
  readonly parts: readonly DraftPart[];
  readonly unsure: readonly string[];
  readonly leftOut: readonly LeftOut[];
};
export type Source = {
  /** What the file said elsewhere. */
  readonly known?: FoundStory;
  /** Its headings are known to be chapters, and nothing stands before them. */
  readonly isTrusted?: boolean;
  /** `known.title` is what a browser's window shows, and may be a site's name. */
  readonly isWeakTitle?: boolean;
  /** A printed book's first pages come with it. */
  readonly hasImprint?: boolean;
};

/** Decides what of a loose text is title, header, note and chapter. */
export function compose(source: readonly Block[], options: Source = {}): Composed {
  const { known = {}, isTrusted = false, isWeakTitle = false, hasImprint = false } = options;
  const settled = settle(source.filter((block) => block.kind !== "anchor"));
  const leftOut = [...settled.leftOut];
  // A book whose contents are known has no other chapters.
  const found = isTrusted ? { blocks: settled.blocks, unsure: [] } : findHeadings(settled.blocks);
  const unsure = [...found.unsure];
  let blocks = hasImprint ? withoutImprint(found.blocks, known.title, leftOut) : found.blocks;
  const about: FoundStory = { ...known };
  if (!isTrusted) {
    const head = takeHead(blocks, known, isWeakTitle);
    const strong = isWeakTitle && head.about.title !== undefined ? { ...known, title: undefined } : known;
    Object.assign(about, withoutMissing({ ...head.about, ...withoutMissing(strong) }));
    if (isWeakTitle && head.about.title !== undefined) about.title = head.about.title;
    const rest = new Set(head.rest);
    const taken = blocks.flatMap((one) => (rest.has(one) || !("text" in one) ? [] : one.text));
    const labels = restOf(taken, about);
    if (labels !== "") leftOut.push({ what: "title page", text: labels });
    blocks = head.rest;
    unsure.push(...head.unsure);
  }
  blocks = joinHeadings(readSubtitles(withoutTitleMatter(blocks, about, leftOut)), leftOut);
  blocks = withoutEnding(blocks, leftOut);
  const start = takeNoteAtStart(blocks);
  const end = takeNoteAtEnd(start.rest);
  const cut = cutChapters(end.rest, about.title, leftOut);
  unsure.push(...start.unsure, ...end.unsure, ...cut.unsure);
  const notes = [about.note, start.note, cut.note].filter((one) => one !== undefined);
  if (notes.length > 0) about.note = notes.join("\n\n");
  if (end.note !== undefined) {
    if (about.note === undefined) about.note = end.note;
    else if (about.endnote === undefined) about.endnote = end.note;
    else about.endnote += `\n\n${end.note}`;
  }
  if (cut.notes.length > 0) about.chapterNotes = [...(about.chapterNotes ?? []), ...cut.notes];
  return { about, parts: withoutEmpty(tidy(cut.parts), leftOut), unsure, leftOut };
}

/** A heading without text after it is no chapter; where there is no other text, it is the text. */
function withoutEmpty(parts: readonly DraftPart[], leftOut: LeftOut[]): readonly DraftPart[] {
  const hasText = parts.some((part) => part.kind === "passage");
  return parts.flatMap((part, at): readonly DraftPart[] => {
    if (part.kind !== "chapter" || parts[at + 1]?.kind === "passage") return [part];
    if (!hasText) return [{ kind: "passage", text: part.title, marks: [] }];
    leftOut.push({ what: "heading without text", text: part.title });
    return [];
  });
}

export function withoutMissing(found: FoundStory = {}): FoundStory {
  const isThere = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(found).filter(([, value]) => isThere(value)));
}
