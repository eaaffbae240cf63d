import type { Part } from "../story/write.ts";
import { cutChapters, tidy } from "./chapters.ts";
import type { Block, Found } from "./draft.ts";
import { takeHead } from "./head.ts";
import { bareNumber, headingTitle, isChapterHeading } from "./heading.ts";
import { isNote, takeNoteAtEnd, takeNoteAtStart } from "./note.ts";

export type Composed = {
  readonly about: Found;
  readonly parts: readonly Part[];
  readonly unsure: readonly string[];
};

/** Decides what of a loose text is title, header, note and chapter. `known` is what the file said elsewhere. */
export function compose(source: readonly Block[], known: Found = {}, trusted = false): Composed {
  const unsure: string[] = [];
  let blocks = withFoundHeadings(source.filter((block) => block.kind !== "anchor"));
  const about: Found = { ...known };
  if (!trusted) {
    const head = takeHead(blocks, known);
    Object.assign(about, withoutMissing({ ...head.about, ...withoutMissing(known) }));
    blocks = head.rest;
    unsure.push(...head.unsure);
  }
  const start = takeNoteAtStart(blocks);
  const end = takeNoteAtEnd(start.rest);
  const notes = [about.note, start.note].filter((one) => one !== undefined);
  if (notes.length > 0) about.note = notes.join("\n\n");
  if (end.note !== undefined) {
    if (about.note === undefined) about.note = end.note;
    else if (about.endnote === undefined) about.endnote = end.note;
    else about.endnote += `\n\n${end.note}`;
  }
  const { parts, notes: chapterNotes } = cutChapters(end.rest);
  if (chapterNotes.length > 0) about.chapterNotes = [...(about.chapterNotes ?? []), ...chapterNotes];
  return { about, parts: tidy(parts), unsure };
}

/** Without headings of its own, a text has those that look like one; lone numbers count if they count up from one. */
function withFoundHeadings(blocks: readonly Block[]): readonly Block[] {
  if (
    blocks.some(
      (block) =>
        block.kind === "heading" && !isNote(block.text) && (isChapterHeading(block.text) || block.level > 1),
    )
  )
    return blocks;
  let next = 1;
  for (const block of blocks) {
    if (block.kind === "passage" && bareNumber(block.text) === next) next += 1;
  }
  const isCounted = next > 2;
  let counted = 1;
  return blocks.map((block) => {
    if (block.kind !== "passage" || block.text.length > 100) return block;
    const isNext = isCounted && bareNumber(block.text) === counted;
    if (isNext) counted += 1;
    if (!isNext && !isChapterHeading(block.text)) return block;
    return { kind: "heading", level: 2, text: headingTitle(block.text) };
  });
}

export function withoutMissing(found: Found): Found {
  return Object.fromEntries(
    Object.entries(found).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
