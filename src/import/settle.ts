import type { Block, LeftOut } from "./draft.ts";
import {
  bareNumber,
  headingFamily,
  headingTitle,
  isChapterHeading,
  joinTitles,
  sameTitle,
} from "./heading.ts";
import { isNote } from "./note.ts";

/** Decides what depends on the whole text: which empty paragraphs are breaks, which pictures are part of the story. */
export function settle(source: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  return settleGaps(settlePictures(source, leftOut));
}

/** An empty paragraph is a break where most paragraphs follow each other without one. */
function settleGaps(blocks: readonly Block[]): readonly Block[] {
  const texts = blocks.filter((block) => block.kind !== "anchor");
  let borders = 0;
  let gaps = 0;
  let last: Block | undefined;
  for (const [at, block] of texts.entries()) {
    if (block.kind === "gap") continue;
    if (block.kind === "passage" && (last?.kind === "passage" || last?.kind === "scene")) {
      borders += 1;
      if (texts[at - 1]?.kind === "gap") gaps += 1;
    }
    last = block;
  }
  const isBreak = gaps > 0 && gaps <= borders / 3;
  return blocks.flatMap((block) => (block.kind !== "gap" ? [block] : isBreak ? [{ kind: "scene" }] : []));
}

/** A book of pictures has its story in their descriptions; elsewhere these are not the author's text. */
function settlePictures(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const pictures = blocks.filter((block) => block.kind === "picture" && block.alt !== "");
  const passages = blocks.filter((block) => block.kind === "passage");
  const isPictureBook = pictures.length > 2 && pictures.length > passages.length;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== "picture") return [block];
    // A sentence alone in its paragraph is written for readers; a name of what is seen is not.
    const isWritten = block.isAlone && /\s.*[.!?…]["”’]?$/.test(block.alt);
    if (block.alt !== "" && (isPictureBook || isWritten)) {
      leftOut.push({ what: "control", text: block.alt });
      return [{ kind: "passage", text: block.alt, marks: [] }];
    }
    const what = block.alt === "" ? "picture without a description" : "picture";
    leftOut.push({ what, text: block.alt });
    return [];
  });
}

/** Bold lines in the middle right under most of the headings are the second half of the titles. */
export function readSubtitles(blocks: readonly Block[]): readonly Block[] {
  const under = new Map<Block, number>();
  let heads = 0;
  let above: number | undefined;
  for (const block of blocks) {
    if (block.kind === "heading") {
      heads += 1;
      above = block.level;
    } else if (block.kind === "passage" && above !== undefined) {
      // A number and a title may stand on lines of their own.
      if (isBoldTitle(block)) under.set(block, above);
      else above = undefined;
    } else if (block.kind === "scene" || block.kind === "note") above = undefined;
  }
  if (under.size < 2 || under.size < heads * 0.6) return blocks;
  return blocks.map((block) => {
    const level = under.get(block);
    return level === undefined || block.kind !== "passage"
      ? block
      : { kind: "heading", level, text: block.text };
  });
}

/** Bold from end to end, in the middle of its line, and no sentence. */
function isBoldTitle({ text, marks, isCentred }: Extract<Block, { kind: "passage" }>): boolean {
  const isBold = marks.some((mark) => mark.kind === "bold" && mark.start === 0 && mark.end === text.length);
  return isCentred === true && isBold && text.length <= 80 && !/[.!?,;…]["”]?$/.test(text);
}

/** "Chapter 1" over "Chapter 1: Rain" is one title; "1" over "The Lamp" is one, too. */
export function joinHeadings(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const found: Block[] = [];
  const subtitles = subtitleLevels(blocks);
  // The place of the heading that has had no text yet.
  let open = -1;
  let joined = 1;
  for (const block of blocks) {
    const last = found[open];
    if (block.kind === "heading" && last?.kind === "heading") {
      const level = Math.min(last.level, block.level);
      if (sameTitle(last.text, block.text)) {
        const isLonger = block.text.length > last.text.length;
        leftOut.push({ what: "title said twice", text: isLonger ? last.text : block.text });
        found[open] = { kind: "heading", level, text: isLonger ? block.text : last.text };
        continue;
      }
      const isSecond = block.level === last.level || subtitles.has(`${last.level} ${block.level}`);
      if (isSecond && joined < 3 && last.text.length + block.text.length < 150) {
        found[open] = { kind: "heading", level, text: joinTitles(last.text, block.text) };
        joined += 1;
        continue;
      }
    }
    if (block.kind === "heading") {
      open = found.length;
      joined = 1;
    } else if (block.kind === "passage" || block.kind === "note") open = -1;
    found.push(block);
  }
  return found;
}

/** A lower heading that stands right under a higher one, and hardly ever anywhere else, is the second half of its title. */
function subtitleLevels(blocks: readonly Block[]): ReadonlySet<string> {
  const under = new Map<string, number>();
  const all = new Map<number, number>();
  let last: number | undefined;
  for (const block of blocks) {
    if (block.kind === "passage" || block.kind === "note" || block.kind === "scene") last = undefined;
    if (block.kind !== "heading") continue;
    const pair = `${last} ${block.level}`;
    if (last !== undefined && last < block.level) under.set(pair, (under.get(pair) ?? 0) + 1);
    all.set(block.level, (all.get(block.level) ?? 0) + 1);
    last = block.level;
  }
  const isMost = ([pair, count]: [string, number]) =>
    count > 1 && count >= (all.get(Number(pair.split(" ")[1])) ?? 0) * 0.8;
  return new Set([...under].filter(isMost).map(([pair]) => pair));
}

/** Without headings of its own, a text has those that look like one: by their words, by counting up from one, by how they stand. */
export function findHeadings(blocks: readonly Block[], unsure: string[]): readonly Block[] {
  const headings = blocks.filter((block) => block.kind === "heading");
  if (headings.some(({ text, level }) => !isNote(text) && (isChapterHeading(text) || level > 1)))
    return blocks;
  const named = chooseByWords(blocks);
  if (named.size > 0) return withHeadings(blocks, named);
  const passages = blocks.filter((block) => block.kind === "passage");
  const bold = new Set<Block>(passages.filter(isBoldTitle));
  const [first, ...others] = blocks.filter(
    (block, at) => bold.has(block) && blocks[at + 1]?.kind === "passage",
  );
  const count = others.length + 1;
  if (first?.kind !== "passage" || count < 2 || count > passages.length / 2) return blocks;
  unsure.push(
    `${count} bold lines in the middle, such as “${first.text}”, were taken as titles of chapters.`,
  );
  return withHeadings(blocks, bold);
}

function withHeadings(blocks: readonly Block[], found: ReadonlySet<Block>): readonly Block[] {
  return blocks.map((block) =>
    block.kind === "passage" && found.has(block)
      ? { kind: "heading", level: 2, text: headingTitle(block.text) }
      : block,
  );
}

/** Where chapters are called chapters, "Day two." is a sentence; parts are parts only from before the first chapter on. */
function chooseByWords(blocks: readonly Block[]): ReadonlySet<Block> {
  const lines = blocks.filter((block) => block.kind === "passage").filter(({ text }) => text.length <= 100);
  const counted: Block[] = [];
  for (const line of lines) if (bareNumber(line.text) === counted.length + 1) counted.push(line);
  const named = lines.filter(({ text }) => isChapterHeading(text));
  const families = named.map(({ text }) => headingFamily(text));
  const hasChapters = families.includes("chapter");
  const isPartFirst = families.indexOf("part") < families.indexOf("chapter");
  const chosen = named.filter(({ text }, at) => {
    if (!hasChapters || families[at] === "chapter" || families[at] === "named") return true;
    return families[at] === "part" && isPartFirst && !/\.$/.test(text);
  });
  return new Set([...chosen, ...(counted.length > 1 ? counted : [])]);
}
