import type { Range } from "../story/sentences.ts";
import { type Manner, plain, type Unit } from "./line-breaks.ts";
import type { Chunk } from "./wrap.ts";

/** Part of a text as a card shows it, with `…` where it was cut. */
export type TextPiece = {
  readonly text: string;
  /** Offsets into this text. */
  readonly units: readonly Unit[];
  readonly range: Range;
};

/** `range` must begin and end where units do. Set off by a space, the dots are not taken for the author's own. */
export function pieceOf(text: string, units: readonly Unit[], range: Range): TextPiece {
  const within = units.filter((unit) => unit.start >= range.start && unit.end <= range.end);
  const isCutBefore = /\S/.test(text.slice(0, range.start));
  const isCutAfter = /\S/.test(text.slice(range.end));
  const before = isCutBefore ? (/\s/.test(text.charAt(range.start - 1)) ? "… " : "…") : "";
  const after = isCutAfter ? (/\s/.test(text.charAt(range.end)) ? " …" : "…") : "";
  const shift = before.length - range.start;
  const moved = within.map((unit) => ({ ...unit, start: unit.start + shift, end: unit.end + shift }));
  const last = moved.pop();
  if (last) moved.push(isCutAfter ? { ...last, gap: after.length - 1, next: "none" } : { ...last, gap: 0 });
  const shown = before + text.slice(range.start, range.end) + after;
  const dots = (start: number, gap: number): Unit => ({
    ...{ start, end: start + 1, gap, next: "none", manner: plain },
  });
  if (isCutBefore) moved.unshift(dots(0, before.length - 1));
  if (isCutAfter) moved.push(dots(shown.length - 1, 0));
  return { text: shown, units: moved, range };
}

/** Widths are in ems. `of` gives the width of an unit's ink. */
export type Widths = { of(ink: string, manner: Manner): number; readonly space: number };

/** The piece as what can be wrapped: each chunk with the units in it, first and last. */
export function chunksOf(
  piece: TextPiece,
  widths: Widths,
  tears = false,
): readonly (Chunk & { readonly from: number; readonly to: number })[] {
  const chunks: (Chunk & { from: number; to: number })[] = [];
  let width = 0;
  let from = 0;
  for (const [at, unit] of piece.units.entries()) {
    const ink = piece.text.slice(unit.start, unit.end);
    width += widths.of(ink, unit.manner);
    const gap = gapWidth(piece.text.slice(unit.end, unit.end + unit.gap), widths);
    const stays = unit.next === "none" || (unit.next === "tear" && !tears);
    if (stays && at < piece.units.length - 1) {
      width += gap;
      continue;
    }
    const rests = /[.,;:!?…—–、。，．！？؛،؟।]["'”’»)」』]*$/u.test(ink);
    chunks.push({ width, gap, ends: unit.next === "must", rests, from, to: at });
    width = 0;
    from = at + 1;
  }
  return chunks;
}

function gapWidth(space: string, widths: Widths): number {
  let width = 0;
  for (const sign of space) width += sign === "\u3000" ? 1 : widths.space;
  return width;
}
