import type { ChapterNote } from "../story/story.ts";
import type { Part } from "../story/write.ts";
import type { Block } from "./draft.ts";
import { isChapterHeading } from "./heading.ts";
import { takeNoteAtEnd, takeNoteAtStart } from "./note.ts";

type Heading = Extract<Block, { kind: "heading" }>;

/** The highest heading that occurs twice opens chapters; what stands above it is named before it, what stands below is text. */
export function cutChapters(blocks: readonly Block[]): {
  parts: readonly Part[];
  notes: readonly ChapterNote[];
} {
  const headings = blocks.filter((block) => block.kind === "heading");
  const levels = [...new Set(headings.map((one) => one.level))].sort((a, b) => a - b);
  const inChapters = (level: number) => headings.filter((one) => one.level === level);
  const level =
    levels.find(
      (one) =>
        inChapters(one).filter((heading) => isChapterHeading(heading.text)).length >= 2 &&
        !isPartLevel(inChapters(one), headings),
    ) ??
    levels.find((one) => inChapters(one).length >= 2 && !isPartLevel(inChapters(one), headings)) ??
    levels.at(-1) ??
    0;
  const parts: Part[] = [];
  let above: string[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.kind === "anchor") continue;
    if (block.kind !== "heading") {
      parts.push(block);
      continue;
    }
    if (block.level > level) {
      parts.push({ kind: "scene" }, { kind: "passage", text: block.text, marks: [] });
      continue;
    }
    const following = blocks[at + 1];
    if (block.level < level) {
      above = [block.text];
      if (following?.kind === "heading") continue;
      parts.push({ kind: "chapter", title: block.text });
    } else parts.push({ kind: "chapter", title: [...above, block.text].join(": ") });
  }
  return takeChapterNotes(parts);
}

/** "A/N: …" at the head or the foot of a chapter. */
function takeChapterNotes(parts: readonly Part[]): { parts: readonly Part[]; notes: readonly ChapterNote[] } {
  const starts = [...parts.keys()].filter((at) => parts[at]?.kind === "chapter");
  const kept: Part[] = parts.slice(0, starts[0] ?? parts.length);
  const notes: ChapterNote[] = [];
  for (const [index, at] of starts.entries()) {
    const inside = parts
      .slice(at + 1, starts[index + 1] ?? parts.length)
      .filter((part) => part.kind !== "chapter");
    const before = takeNoteAtStart(inside);
    const after = takeNoteAtEnd(before.rest);
    for (const part of [...parts.slice(at, at + 1), ...after.rest]) {
      if (part.kind === "passage" || part.kind === "scene" || part.kind === "chapter") kept.push(part);
    }
    const note = { before: before.note, after: after.note };
    if (note.before !== undefined || note.after !== undefined) notes.push({ chapter: index + 1, ...note });
  }
  return { parts: kept, notes };
}

/** "Part One" over its chapters: each is followed by headings of a lower level. */
function isPartLevel(own: readonly Heading[], all: readonly Heading[]): boolean {
  const level = own[0]?.level ?? 0;
  return all.every((one, at) => one.level !== level || (all[at + 1]?.level ?? 0) > level);
}

/** One break between two scenes, none beside a chapter, and no heading said twice. */
export function tidy(parts: readonly Part[]): readonly Part[] {
  const tidied: Part[] = [];
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
