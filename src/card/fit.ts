import type { Piece, Widths } from "./piece.ts";
import { chunksOf } from "./piece.ts";
import { countLines, wrap } from "./wrap.ts";

export type Area = { readonly width: number; readonly height: number };

export type Sizes = { readonly least: number; readonly most: number; readonly lineHeight: number };

/** First and last atom of a line, and how wide it is in pixels. */
export type SetLine = { readonly first: number; readonly last: number; readonly width: number };

export type Setting = { readonly size: number; readonly lines: readonly SetLine[] };

/** The piece at the largest size at which it stays within `area`. */
export function largestSetting(piece: Piece, widths: Widths, area: Area, sizes: Sizes): Setting | undefined {
  const chunks = chunksOf(piece, widths);
  const widest = Math.max(0, ...chunks.map((chunk) => chunk.width));
  const fits = (size: number) =>
    widest * size <= area.width &&
    countLines(chunks, area.width / size) * Math.ceil(size * sizes.lineHeight) <= area.height;
  if (!fits(sizes.least)) return undefined;
  let [low, high] = [sizes.least, sizes.most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return settingAt(piece, widths, area.width, low);
}

/** The piece in lines at one size; `undefined` when something in it is wider than a line. */
export function settingAt(piece: Piece, widths: Widths, width: number, size: number): Setting | undefined {
  const chunks = chunksOf(piece, widths);
  const lines = wrap(chunks, width / size)?.map((line) => ({
    first: chunks[line.first]?.from ?? 0,
    last: chunks[line.last]?.to ?? 0,
    width: line.width * size,
  }));
  return lines && { size, lines };
}
