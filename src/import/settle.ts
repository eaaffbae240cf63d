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
    if (block.alt !== "" && (isTold || isWritten)) return [{ kind: "passage", text: block.alt, marks: [] }];
    const what = block.alt === "" ? "picture without a description" : "picture";
    leftOut.push({ what, text: block.alt });
    return [];
  });
}

/** "Chapter 1" over "Chapter 1: Rain" is one title; "1" over "The Lamp" is one, too. */
export function joinHeadings(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const found: Block[] = [];
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
      if (block.level === last.level && joined < 3 && last.text.length + block.text.length < 150) {
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
