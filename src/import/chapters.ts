import type { ChapterNote } from "../story/story.ts";
import type { Block, DraftPart, Findings, LeftOut } from "./draft.ts";
import { isChapterHeading, joinTitles, sameTitle } from "./heading.ts";
import { joinNotes, markedNote, takeNoteAtEnd, takeNoteAtStart } from "./note.ts";

type ChapterHeading = Extract<Block, { kind: "heading" }>;
type ChapterBlock = Block | { readonly kind: "chapter"; readonly title: string };

type Chapters = {
  readonly parts: readonly DraftPart[];
  readonly notes: readonly ChapterNote[];
  /** What producers mark as notes before the first chapter. */
  readonly note: string | undefined;
};

/** The highest heading that occurs twice opens chapters; a higher one is named before its title, a lower one is text. */
export function cutChapters(
  blocks: readonly Block[],
  book: string | undefined,
  findings: Findings,
): Chapters {
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
  return takeChapterNotes(parts, findings);
}

function chapterLevel(headings: readonly ChapterHeading[]): number {
  const levels = [...new Set(headings.map((one) => one.level))].sort((a, b) => a - b);
  const isFit = (level: number, fits: (heading: ChapterHeading) => boolean) =>
    headings.filter((one) => one.level === level && fits(one)).length >= 2 && !isPartLevel(level, headings);
  return (
    levels.find((level) => isFit(level, ({ text }) => isChapterHeading(text))) ??
    levels.find((level) => isFit(level, () => true)) ??
    levels.at(-1) ??
    0
  );
}

/** "Part One" over its chapters: each is followed by headings of a lower level. */
function isPartLevel(level: number, all: readonly ChapterHeading[]): boolean {
  return all.every((one, at) => one.level !== level || (all[at + 1]?.level ?? 0) > level);
}

/** Notes that are marked, and "A/N: …" at the head or the foot of a chapter. */
function takeChapterNotes(parts: readonly ChapterBlock[], { leftOut, unsure }: Findings): Chapters {
  const starts = [...parts.keys()].filter((at) => parts[at]?.kind === "chapter");
  const inside = (from: number, to = parts.length) => withoutMarked(parts.slice(from, to), leftOut);
  const notes: ChapterNote[] = [];
  const kept: DraftPart[] = [];
  const keep = (blocks: readonly ChapterBlock[]) => {
    for (const block of blocks)
      if (block.kind === "passage" || block.kind === "scene" || block.kind === "chapter") kept.push(block);
  };
  const preface = inside(0, starts[0]);
  keep(preface.rest);
  for (const [index, at] of starts.entries()) {
    const marked = inside(at + 1, starts[index + 1]);
    const start = takeNoteAtStart(marked.rest, unsure);
    const end = takeNoteAtEnd(start.rest, unsure);
    keep([...parts.slice(at, at + 1), ...end.rest]);
    const before = joinNotes(marked.before, start.note);
    const after = joinNotes(end.note, marked.after);
    if (before !== undefined || after !== undefined) notes.push({ chapter: index + 1, before, after });
  }
  return { parts: kept, notes, note: joinNotes(preface.before, preface.after) };
}

/** A note that is marked belongs to the chapter's head until its text begins, then to its foot. */
function withoutMarked(parts: readonly ChapterBlock[], leftOut: LeftOut[]) {
  const before: string[] = [];
  const after: string[] = [];
  const rest: Block[] = [];
  for (const block of parts) {
    if (block.kind === "note") {
      const isAfter = rest.some((one) => one.kind === "passage");
      (isAfter ? after : before).push(markedNote(block.blocks, leftOut) ?? "");
    } else if (block.kind !== "chapter") rest.push(block);
  }
  return { rest, before: joinNotes(...before), after: joinNotes(...after) };
}

/** One break between two scenes, none beside a chapter, and no heading said twice. */
export function tidy(parts: readonly DraftPart[]): readonly DraftPart[] {
  const tidied: DraftPart[] = [];
  for (const part of parts) {
    const last = tidied.at(-1);
    if (part.kind === "scene" && (last === undefined || last.kind !== "passage")) continue;
    if (part.kind === "chapter" && last?.kind === "scene") tidied.pop();
    if (part.kind === "passage" && last?.kind === "chapter" && part.text === last.title) continue;
    tidied.push(part);
  }
  if (tidied.at(-1)?.kind === "scene") tidied.pop();
  return tidied;
}
