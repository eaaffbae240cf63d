import type { Block, FoundStory } from "./draft.ts";
import { isChapterHeading, sameTitle } from "./heading.ts";
import { foundIn, type Label, nameInByline, readLabel } from "./label.ts";
import { isNote } from "./note.ts";

type HeadingBlock = Extract<Block, { kind: "heading" }>;

/** Title, byline and labelled lines before the text begins. */
export function takeHead(
  blocks: readonly Block[],
  known: FoundStory,
  isWeakTitle: boolean,
  unsure: string[],
): { readonly about: FoundStory; readonly rest: readonly Block[] } {
  let about: FoundStory = {};
  let rest = blocks;
  const [first, second] = blocks;
  if (first?.kind === "heading" && isTitle(first, rest, isWeakTitle ? undefined : known.title)) {
    about.title = first.text;
    rest = rest.slice(1);
  } else if (first?.kind === "passage") {
    const [line = "", next, ...more] = first.text.split("\n");
    const both = /^(\S.{0,99}?)\s+by\s+(\S.{0,60})$/.exec(line.trim());
    const byline = next === undefined ? bylineOf(second) : more.length === 0 ? readByline(next) : undefined;
    if (both !== null && next === undefined && takeLabels(rest.slice(1)).labels.length > 0) {
      about = { title: both[1], authors: [both[2] ?? ""] };
      rest = rest.slice(1);
    } else if (looksLikeTitle(line) && byline !== undefined) {
      about = { title: line.trim(), authors: byline };
      rest = rest.slice(next === undefined ? 2 : 1);
    } else if (
      looksLikeTitle(line) &&
      next === undefined &&
      (line === known.title || ((known.title === undefined || isWeakTitle) && second?.kind === "heading"))
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
  const { labels, after } = takeSummary(takeLabels(rest));
  return { about: { ...foundIn(labels), ...about }, rest: after };
}

function isTitle(first: HeadingBlock, blocks: readonly Block[], known: string | undefined): boolean {
  if (first.text === known) return true;
  if (isChapterHeading(first.text) || isNote(first.text)) return false;
  // A book whose title is known has no other; its first heading is a chapter's then.
  if (known !== undefined && !sameTitle(first.text, known)) return false;
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
  const name = nameInByline(line);
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
    for (const label of found) labels.push(label);
  }
  // One lone "Note: …" is the story's as likely as not.
  const isHeader =
    labels.length >= 2 ||
    labels.some((label) => label.field === "title" || label.field === "summary" || label.field === "author");
  return isHeader ? { labels, after: blocks.slice(at) } : { labels: [], after: blocks };
}

/** FanFicFare's header ends with the summary, whose further paragraphs stand before the first chapter. */
function takeSummary(head: ReturnType<typeof takeLabels>): ReturnType<typeof takeLabels> {
  const { labels, after } = head;
  const last = labels.at(-1);
  const isMade = labels.some(({ written }) => /^Packaged: \d{4}-/.test(written));
  const end = after.findIndex((block) => block.kind === "heading");
  if (last?.field !== "summary" || !isMade || end < 1) return head;
  const more = after.slice(0, end).flatMap((block) => (block.kind === "passage" ? block.text : []));
  const value = [last.value, ...more].join("\n\n");
  return { labels: [...labels.slice(0, -1), { ...last, value }], after: after.slice(end) };
}

function labelsIn(text: string): readonly Label[] | undefined {
  const labels: Label[] = [];
  for (const line of text.split("\n")) {
    const label = readLabel(line);
    const last = labels.at(-1);
    if (label !== undefined) labels.push(label);
    else if (last === undefined) return undefined;
    else {
      const value = `${last.value} ${line.trim()}`.trim();
      labels[labels.length - 1] = { ...last, value, written: `${last.written}\n${line.trim()}` };
    }
  }
  return labels;
}
