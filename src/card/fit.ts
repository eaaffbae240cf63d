import type { TextPiece, Widths } from "./piece.ts";
import { chunksOf } from "./piece.ts";
import { countLines, wrap } from "./wrap.ts";

export type Area = { readonly width: number; readonly height: number };

type Sizes = { readonly least: number; readonly most: number; readonly lineHeight: number };

/** First and last unit of a line, and how wide it is in pixels. */
export type SetLine = { readonly first: number; readonly last: number; readonly width: number };

export type TextSetting = { readonly size: number; readonly lines: readonly SetLine[] };

/** The piece at the largest size at which it stays within `area`; a word is torn only if it fits at no size. */
export function largestSetting(
  piece: TextPiece,
  widths: Widths,
  area: Area,
  sizes: Sizes,
): TextSetting | undefined {
  return largest(chunksOf(piece, widths), area, sizes) ?? largest(chunksOf(piece, widths, true), area, sizes);
}

/** The piece in lines at one size; `undefined` when something in it is wider than a line. */
export function settingAt(
  piece: TextPiece,
  widths: Widths,
  width: number,
  size: number,
): TextSetting | undefined {
  return setIn(chunksOf(piece, widths), width, size) ?? setIn(chunksOf(piece, widths, true), width, size);
}

type Chunks = ReturnType<typeof chunksOf>;

function largest(chunks: Chunks, area: Area, { least, most, lineHeight }: Sizes): TextSetting | undefined {
  const widest = Math.max(0, ...chunks.map((chunk) => chunk.width));
  const fits = (size: number) =>
    widest * size <= area.width &&
    countLines(chunks, area.width / size) * Math.ceil(size * lineHeight) <= area.height;
  if (!fits(least)) return undefined;
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return setIn(chunks, area.width, low);
}

function setIn(chunks: Chunks, width: number, size: number): TextSetting | undefined {
  const lines = wrap(chunks, width / size)?.map((line) => ({
    first: chunks[line.first]?.from ?? 0,
    last: chunks[line.last]?.to ?? 0,
    width: line.width * size,
  }));
  return lines && { size, lines };
}
