import type { Block, LeftOut } from "./draft.ts";
import { joinTitles, sameTitle } from "./heading.ts";

export type Settled = { readonly blocks: readonly Block[]; readonly leftOut: readonly LeftOut[] };

/** Decides what depends on the whole text: which empty paragraphs are breaks, which pictures are told. */
export function settle(source: readonly Block[]): Settled {
  const leftOut: LeftOut[] = [];
  return { blocks: settleGaps(settlePictures(source, leftOut)), leftOut };
}

/** An empty paragraph is a break where most paragraphs follow each other without one. */
function settleGaps(blocks: readonly Block[]): readonly Block[] {
  let borders = 0;
  let gaps = 0;
  let isGap = false;
  let last: Block | undefined;
  for (const block of blocks) {
    if (block.kind === "anchor") continue;
    if (block.kind === "gap") {
      isGap = true;
      continue;
    }
    if (block.kind === "passage" && (last?.kind === "passage" || last?.kind === "scene")) {
      borders += 1;
      if (isGap) gaps += 1;
    }
    isGap = false;
    last = block;
  }
  const isBreak = gaps > 0 && gaps <= borders / 3;
  return blocks.flatMap((block) => (block.kind !== "gap" ? [block] : isBreak ? [{ kind: "scene" }] : []));
}

/** A book of pictures is told by their descriptions; elsewhere these are not the author's text. */
function settlePictures(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const pictures = blocks.filter((block) => block.kind === "picture" && block.alt !== "");
  const passages = blocks.filter((block) => block.kind === "passage");
  const isTold = pictures.length > 2 && pictures.length > passages.length;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== "picture") return [block];
    // A sentence alone in its paragraph is written for readers; a name of what is seen is not.
    const isWritten = block.isAlone && /\s.*[.!?…]["”’]?$/.test(block.alt);
    if (block.alt !== "" && (isTold || isWritten)) {
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
export function isBoldTitle({ text, marks, isCentred }: Extract<Block, { kind: "passage" }>): boolean {
  const isBold = marks.some((mark) => mark.kind === "bold" && mark.start === 0 && mark.end === text.length);
  return isCentred === true && isBold && text.length <= 80 && !/[.!?,;…]["”]?$/.test(text);
}

/** "Chapter 1" over "Chapter 1: Rain" is one title; "1" over "The Lamp" is one, too. */
export function joinHeadings(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const found: Block[] = [];
  const subtitles = subtitleLevels(blocks);
  let open: number | undefined;
  let joined = 1;
  for (const block of blocks) {
    const at: number | undefined = open;
    const last = at === undefined ? undefined : found[at];
    if (block.kind === "heading" && at !== undefined && last?.kind === "heading") {
      const level = Math.min(last.level, block.level);
      if (sameTitle(last.text, block.text)) {
        const isLonger = block.text.length > last.text.length;
        leftOut.push({ what: "title said twice", text: isLonger ? last.text : block.text });
        found[at] = { kind: "heading", level, text: isLonger ? block.text : last.text };
        continue;
      }
      const isSecond = block.level === last.level || subtitles.has(`${last.level} ${block.level}`);
      if (isSecond && joined < 3 && last.text.length + block.text.length < 150) {
        found[at] = { kind: "heading", level, text: joinTitles(last.text, block.text) };
        joined += 1;
        continue;
      }
    }
    if (block.kind === "heading") {
      open = found.length;
      joined = 1;
    } else if (block.kind === "passage" || block.kind === "note") open = undefined;
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
