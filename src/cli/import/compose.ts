import type { ChapterNote } from "../../story/story.ts";
import type { Part } from "../../story/write.ts";
import type { Block, Found } from "./draft.ts";
import { bareNumber, headingTitle, isChapterHeading } from "./heading.ts";
import { foundIn, type Label, readLabel } from "./label.ts";
import { isNote, takeNoteAtEnd, takeNoteAtStart } from "./note.ts";

export type Composed = {
  readonly about: Found;
  readonly parts: readonly Part[];
  readonly unsure: readonly string[];
};

type Heading = Extract<Block, { kind: "heading" }>;

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

type Head = { readonly about: Found; readonly rest: readonly Block[]; readonly unsure: readonly string[] };

/** Title, byline and labelled lines before the text begins. */
function takeHead(blocks: readonly Block[], known: Found): Head {
  let about: Found = {};
  const unsure: string[] = [];
  let rest = blocks;
  const first = rest[0];
  const second = rest[1];
  if (first?.kind === "heading" && isTitle(first, rest, known.title)) {
    about.title = first.text;
    rest = rest.slice(1);
  } else if (first?.kind === "passage") {
    const [line = "", next, ...more] = first.text.split("\n");
    const byline = next === undefined ? bylineOf(second) : more.length === 0 ? readByline(next) : undefined;
    if (looksLikeTitle(line) && byline !== undefined) {
      about = { title: line.trim(), authors: byline };
      rest = rest.slice(next === undefined ? 2 : 1);
    } else if (
      looksLikeTitle(line) &&
      next === undefined &&
      (line === known.title || second?.kind === "heading")
    ) {
      about.title = line.trim();
      rest = rest.slice(1);
      if (known.title === undefined)
        unsure.push(`“${line.trim()}” stands before the first chapter and was taken as the title.`);
    }
  }
  const byline = about.authors === undefined && about.title !== undefined ? bylineOf(rest[0]) : undefined;
  if (byline !== undefined) {
    about.authors = byline;
    rest = rest.slice(1);
  }
  const { labels, after } = takeLabels(rest);
  return { about: { ...foundIn(labels), ...about }, rest: after, unsure };
}

function isTitle(first: Heading, blocks: readonly Block[], known: string | undefined): boolean {
  if (first.text === known) return true;
  if (isChapterHeading(first.text) || isNote(first.text)) return false;
  const others = blocks.filter((block) => block.kind === "heading").slice(1);
  return others.every(
    (other) => other.level > first.level || (isChapterHeading(other.text) && !isChapterHeading(first.text)),
  );
}

function looksLikeTitle(line: string): boolean {
  return (
    line.length <= 100 && !/[.!?,;:…"”]$/.test(line.trim()) && !isNote(line) && readLabel(line) === undefined
  );
}

function bylineOf(block: Block | undefined): readonly string[] | undefined {
  return block?.kind === "passage" && !block.text.includes("\n") ? readByline(block.text) : undefined;
}

function readByline(line: string): readonly string[] | undefined {
  const name =
    /^(?:(?:written\s+)?by|von|par|por|di|av|door|作者[:：]?|بقلم[:：]?)\s*[:：]?\s+?(\S.{0,80})$/iu.exec(
      line.trim(),
    )?.[1];
  return name === undefined || /[.!?,;]$/.test(name) ? undefined : [name.trim()];
}

function takeLabels(blocks: readonly Block[]): { labels: readonly Label[]; after: readonly Block[] } {
  const labels: Label[] = [];
  let at = 0;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind === "scene" && labels.length > 0) continue;
    if (block?.kind !== "passage" || isNote(block.text)) break;
    const found = labelsIn(block.text);
    if (found === undefined) break;
    labels.push(...found);
  }
  // One lone "Note: …" is the story's as likely as not.
  const isHeader =
    labels.length >= 2 ||
    labels.some((label) => label.field === "title" || label.field === "summary" || label.field === "author");
  return isHeader ? { labels, after: blocks.slice(at) } : { labels: [], after: blocks };
}

function labelsIn(text: string): readonly Label[] | undefined {
  const labels: Label[] = [];
  for (const line of text.split("\n")) {
    const label = readLabel(line);
    const last = labels.pop();
    if (label !== undefined) labels.push(...(last === undefined ? [] : [last]), label);
    else if (last === undefined) return undefined;
    else
      labels.push({
        ...last,
        value: `${last.value} ${line.trim()}`.trim(),
        written: `${last.written}\n${line.trim()}`,
      });
  }
  return labels;
}

/** The highest heading that occurs twice opens chapters; what stands above it is named before it, what stands below is text. */
function cutChapters(blocks: readonly Block[]): { parts: readonly Part[]; notes: readonly ChapterNote[] } {
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
    const following = blocks.slice(at + 1).find((one) => one.kind !== "anchor");
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
    kept.push(
      ...parts.slice(at, at + 1),
      ...after.rest.filter((block) => block.kind === "passage" || block.kind === "scene"),
    );
    const note = { before: before.note, after: after.note };
    if (note.before !== undefined || note.after !== undefined) notes.push({ chapter: index + 1, ...note });
  }
  return { parts: kept, notes };
}

/** "Part One" over its chapters: each is followed by headings of a lower level. */
function isPartLevel(own: readonly Heading[], all: readonly Heading[]): boolean {
  const level = own[0]?.level ?? 0;
  return own.every((one) => (all[all.indexOf(one) + 1]?.level ?? 0) > level);
}

/** One break between two scenes, none beside a chapter, and no heading said twice. */
function tidy(parts: readonly Part[]): readonly Part[] {
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

export function withoutMissing(found: Found): Found {
  return Object.fromEntries(
    Object.entries(found).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
