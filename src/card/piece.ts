import type { Range } from "../story/sentences.ts";
import type { Atom, Manner } from "./atoms.ts";
import type { Chunk } from "./wrap.ts";

/** Part of a text as a card shows it, with `…` where it was cut. */
export type Piece = {
  readonly text: string;
  /** Offsets into this text. */
  readonly atoms: readonly Atom[];
  readonly range: Range;
};

const plain: Manner = { italic: false, bold: false, marked: false };

/** `range` must begin and end where atoms do. Set off by a space, the dots are not taken for the author's own. */
export function pieceOf(text: string, atoms: readonly Atom[], range: Range): Piece {
  const within = atoms.filter((atom) => atom.start >= range.start && atom.end <= range.end);
  const isCutBefore = /\S/.test(text.slice(0, range.start));
  const isCutAfter = /\S/.test(text.slice(range.end));
  const before = isCutBefore ? (/\s/.test(text.charAt(range.start - 1)) ? "… " : "…") : "";
  const after = isCutAfter ? (/\s/.test(text.charAt(range.end)) ? " …" : "…") : "";
  const shift = before.length - range.start;
  const moved = within.map((atom) => ({ ...atom, start: atom.start + shift, end: atom.end + shift }));
  const last = moved.pop();
  if (last) moved.push(isCutAfter ? { ...last, gap: after.length - 1, next: "none" } : { ...last, gap: 0 });
  const shown = before + text.slice(range.start, range.end) + after;
  const dots = (start: number, gap: number): Atom => ({
    ...{ start, end: start + 1, gap, next: "none", manner: plain },
  });
  if (isCutBefore) moved.unshift(dots(0, before.length - 1));
  if (isCutAfter) moved.push(dots(shown.length - 1, 0));
  return { text: shown, atoms: moved, range };
}

/** Widths are in ems. `of` gives the width of an atom's ink. */
export type Widths = { of(ink: string, manner: Manner): number; readonly space: number };

/** The piece as what can be wrapped: each chunk with the atoms in it, first and last. */
export function chunksOf(
  piece: Piece,
  widths: Widths,
  tears = false,
): readonly (Chunk & { readonly from: number; readonly to: number })[] {
  const chunks: (Chunk & { from: number; to: number })[] = [];
  let width = 0;
  let from = 0;
  for (const [at, atom] of piece.atoms.entries()) {
    const ink = piece.text.slice(atom.start, atom.end);
    width += widths.of(ink, atom.manner);
    const gap = gapWidth(piece.text.slice(atom.end, atom.end + atom.gap), widths);
    const stays = atom.next === "none" || (atom.next === "tear" && !tears);
    if (stays && at < piece.atoms.length - 1) {
      width += gap;
      continue;
    }
    const rests = /[.,;:!?…—–、。，．！？؛،؟।]["'”’»)」』]*$/u.test(ink);
    chunks.push({ width, gap, ends: atom.next === "must", rests, from, to: at });
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
