import type { ChapterNote } from "../story/story.ts";
import type { Block, DraftPart, LeftOut } from "./draft.ts";
import { isChapterHeading, joinTitles, sameTitle } from "./heading.ts";
import { markedNote, takeNoteAtEnd, takeNoteAtStart } from "./note.ts";

type ChapterHeading = Extract<Block, { kind: "heading" }>;
type ChapterBlock = Block | { readonly kind: "chapter"; readonly title: string };

export type Cut = {
  readonly parts: readonly DraftPart[];
  readonly notes: readonly ChapterNote[];
  /** What producers mark as notes before the first chapter. */
  readonly note: string | undefined;
  readonly unsure: readonly string[];
};

/** The highest heading that occurs twice opens chapters; what stands above it is named before it, what stands below is text. */
export function cutChapters(blocks: readonly Block[], book: string | undefined, leftOut: LeftOut[]): Cut {
  const level = chapterLevel(blocks.filter((block) => block.kind === "heading"));
  const parts: ChapterBlock[] = [];
  let above: ChapterHeading[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "anchor") continue;
    if (block.kind !== "heading") parts.push(block);
    else if (block.level > level) {
      parts.push({ kind: "scene" }, { kind: "passage", text: block.text, marks: [] });
    } else if (block.level === level) {
      const titles = above
        .map((one) => one.text)
        .filter((one) => !sameTitle(one, block.text) && (book === undefined || !sameTitle(one, book)));
      parts.push({ kind: "chapter", title: [...titles, block.text].reduce(joinTitles) });
    } else {
      above = [...above.filter((one) => one.level < block.level), block];
      if (blocks[at + 1]?.kind !== "heading") parts.push({ kind: "chapter", title: block.text });
    }
  }
  return takeChapterNotes(parts, leftOut);
}

function chapterLevel(headings: readonly ChapterHeading[]): number {
  const levels = [...new Set(headings.map((one) => one.level))].sort((a, b) => a - b);
  const inChapters = (level: number) => headings.filter((one) => one.level === level);
  return (
    levels.find(
      (one) =>
        inChapters(one).filter((heading) => isChapterHeading(heading.text)).length >= 2 &&
        !isPartLevel(inChapters(one), headings),
    ) ??
    levels.find((one) => inChapters(one).length >= 2 && !isPartLevel(inChapters(one), headings)) ??
    levels.at(-1) ??
    0
  );
}

/** Notes that are marked, and "A/N: …" at the head or the foot of a chapter. */
function takeChapterNotes(parts: readonly ChapterBlock[], leftOut: LeftOut[]): Cut {
  const starts = [...parts.keys()].filter((at) => parts[at]?.kind === "chapter");
  const notes: ChapterNote[] = [];
  const unsure: string[] = [];
  const preface = withoutMarked(parts.slice(0, starts[0] ?? parts.length).filter(isBlock), leftOut);
  const kept: DraftPart[] = preface.rest.filter(isPart);
  for (const [index, at] of starts.entries()) {
    const inside = withoutMarked(
      parts.slice(at + 1, starts[index + 1] ?? parts.length).filter(isBlock),
      leftOut,
    );
    const before = takeNoteAtStart(inside.rest);
    const after = takeNoteAtEnd(before.rest);
    for (const doubt of [...before.unsure, ...after.unsure]) unsure.push(doubt);
    const heading = parts[at];
    if (heading?.kind === "chapter") kept.push(heading);
    for (const part of after.rest.filter(isPart)) kept.push(part);
    const note = { before: join(inside.before, before.note), after: join(after.note, inside.after) };
    if (note.before !== undefined || note.after !== undefined) notes.push({ chapter: index + 1, ...note });
  }
  return { parts: kept, notes, note: join(preface.before, preface.after), unsure };
}

function join(...texts: readonly (string | undefined)[]): string | undefined {
  const own = texts.filter((one) => one !== undefined && one !== "");
  return own.length === 0 ? undefined : own.join("\n\n");
}

/** A note that is marked belongs to the chapter's head until its text begins, then to its foot. */
function withoutMarked(
  blocks: readonly Block[],
  leftOut: LeftOut[],
): {
  rest: readonly Block[];
  before: string | undefined;
  after: string | undefined;
} {
  const before: string[] = [];
  const after: string[] = [];
  const rest: Block[] = [];
  for (const block of blocks) {
    if (block.kind !== "note") rest.push(block);
    else {
      const isAfter = rest.some((one) => one.kind === "passage");
      (isAfter ? after : before).push(markedNote(block.blocks, leftOut) ?? "");
    }
  }
  return { rest, before: join(...before), after: join(...after) };
}

function isBlock(part: ChapterBlock): part is Block {
  return part.kind !== "chapter";
}

function isPart(block: Block): block is Extract<Block, { kind: "passage" | "scene" }> {
  return block.kind === "passage" || block.kind === "scene";
}

/** "Part One" over its chapters: each is followed by headings of a lower level. */
function isPartLevel(own: readonly ChapterHeading[], all: readonly ChapterHeading[]): boolean {
  const level = own[0]?.level ?? 0;
  return all.every((one, at) => one.level !== level || (all[at + 1]?.level ?? 0) > level);
}

/** One break between two scenes, none beside a chapter, and no heading said twice. */
export function tidy(parts: readonly DraftPart[]): readonly DraftPart[] {
  const tidied: DraftPart[] = [];
  for (const part of parts) {
    const last = tidied.at(-1);
    if (part.kind === "scene" && (last === undefined || last.kind !== "passage")) continue;
    if (part.kind === "chapter" && last?.kind === "scene") tidied.pop();
    if (part.kind === "passage" && last?.kind === "chapter" && part.text === last.title) continue;
    tidied.push(part.kind === "passage" ? passageOf(part) : part);
  }
  if (tidied.at(-1)?.kind === "scene") tidied.pop();
  return tidied;
}

function passageOf({ text, marks, footnotes }: Extract<DraftPart, { kind: "passage" }>): DraftPart {
  const own = { kind: "passage" as const, text, marks };
  return footnotes === undefined ? own : { ...own, footnotes };
}
