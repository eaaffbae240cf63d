import type { Mark } from "../story/emphasis.ts";
import type { Block, Footnote, LeftOut } from "./draft.ts";
import { moveMarks } from "./inline.ts";

const note = /^[[{](?:footnote\s+)?(\d{1,3}|[A-Z]|\*{1,3}|†)(?:[\]}]|:)\s*(\S[\s\S]*?)[\]}]?$/i;
const sign = /(?<=\S)\[(\d{1,3}|[A-Z]|\*{1,3}|†)\]|(?<=\S) ?\{(\d{1,3})\}/g;

/** "… twice.[1]" and below it "[1] A bell." or "[Footnote 1: A bell.]": the note goes with its passage. */
export function takeTextNotes(blocks: readonly Block[], leftOut: LeftOut[]): readonly Block[] {
  const notes = new Map<Block, Footnote>();
  for (const block of blocks) {
    const parts = block.kind === "passage" ? note.exec(block.text) : null;
    if (parts !== null) notes.set(block, { mark: parts[1] ?? "", text: parts[2] ?? "" });
  }
  if (notes.size === 0) return blocks;
  // Books count their notes anew in each chapter: a sign means the next note of that name.
  const waiting = [...notes];
  const used = new Set<Block>();
  const found = blocks.map((block, at): Block => {
    if (block.kind !== "passage" || notes.has(block)) return block;
    const own: Footnote[] = [];
    const cuts: { at: number; length: number }[] = [];
    for (const mark of block.text.matchAll(sign)) {
      const next = waiting.find(
        ([one, { mark: name }]) =>
          !used.has(one) && name === (mark[1] ?? mark[2]) && blocks.indexOf(one, at) > at,
      );
      if (next === undefined) continue;
      used.add(next[0]);
      own.push(next[1]);
      cuts.push({ at: mark.index, length: mark[0].length });
    }
    return own.length === 0
      ? block
      : { ...cutOut(block, cuts), footnotes: [...(block.footnotes ?? []), ...own] };
  });
  return found.filter((block, at) => {
    const isTitle = block.kind === "passage" && /^(?:foot|end)?notes?:?$/i.test(block.text);
    const isOver = isTitle && used.has(found[at + 1] ?? block);
    if (isOver) leftOut.push({ what: "note sign", text: block.text });
    return !used.has(block) && !isOver;
  });
}

type PassageBlock = Extract<Block, { kind: "passage" }>;

function cutOut(passage: PassageBlock, cuts: readonly { at: number; length: number }[]): PassageBlock {
  let text = "";
  let from = 0;
  for (const cut of cuts) {
    text += passage.text.slice(from, cut.at);
    from = cut.at + cut.length;
  }
  text += passage.text.slice(from);
  const shift = (offset: number) =>
    offset - cuts.reduce((sum, cut) => sum + Math.min(cut.length, Math.max(0, offset - cut.at)), 0);
  return { ...passage, text, marks: moveMarks(passage.marks, shift) };
}

/** The signs for italics and bold that Project Gutenberg and FanFicFare write in plain text: _so_ and **so**. */
export function readSigns(passage: PassageBlock): PassageBlock {
  const marks: Mark[] = [];
  const cuts: { at: number; length: number }[] = [];
  const signs =
    /(?<![\p{L}\p{N}_])_([^_]{1,600})_(?![\p{L}\p{N}_])|(?<!\*)\*\*(?=\S)([^*]{1,600})(?<=\S)\*\*(?!\*)/gu;
  for (const found of passage.text.matchAll(signs)) {
    const end = found.index + found[0].length;
    const isBold = found[2] !== undefined;
    const length = isBold ? 2 : 1;
    cuts.push({ at: found.index, length }, { at: end - length, length });
    marks.push({ kind: isBold ? "bold" : "italic", start: found.index, end });
  }
  return cuts.length === 0 ? passage : cutOut({ ...passage, marks: [...passage.marks, ...marks] }, cuts);
}
