import { sizeOf } from "../limits.ts";
import type { Mark } from "../story/emphasis.ts";
import type { Range } from "../story/sentences.ts";
import { cutsOf, grown } from "./cuts.ts";
import { styled, styledLengths } from "./escape.ts";
import { marksWithin } from "./styles.ts";

export type Piece = {
  /** Plain text with `…` where it was cut: shown by `styledPiece`. */
  readonly text: string;
  /** The author's italics and bold in this text. */
  readonly marks: readonly Mark[];
  /** The kept range in this text, or what is left of it. */
  readonly mark: Range | undefined;
  readonly cut: boolean;
  /** Where the piece begins and ends in the whole text. */
  readonly from: number;
  readonly to: number;
};

/** A piece as Discord is to get it. */
export function styledPiece({ text, marks, mark }: Piece): string {
  return styled(text, marks, mark);
}

/** As much of `text` as fits in `room` once escaped and marked: around `keep`, or else from the beginning. */
export function shorten(
  text: string,
  room: number,
  how: {
    readonly keep?: Range | undefined;
    readonly sentences: readonly Range[];
    readonly marks?: readonly Mark[];
  },
): Piece {
  const { keep, sentences, marks = [] } = how;
  const pieceOf = (range: Range) => pieceWith(text, range, keep, marks);
  const lengthOf = (piece: Piece) => sizeOf(styledPiece(piece));
  const whole = pieceOf({ start: 0, end: text.length });
  if (mostStyled(text, marks) <= room) return whole;
  if (text.length <= room && lengthOf(whole) <= room) return whole;

  const fits = (range: Range) => range.end - range.start <= room && lengthOf(pieceOf(range)) <= room;
  const { core, most, isPart } = coreOf(text, keep, sentences, fits);
  const near = { start: core.start - room, end: Math.min(most, core.end + room) };
  const levels = cutsOf(text, sentences, near).slice(isPart ? 1 : 0);
  const lengths = styledLengths(text, marks, keep);
  const estimate = ({ start, end }: Range) => {
    const { before, after } = cutMarks(text, start, end);
    const closing = keep && keep.start < end && end < keep.end ? 2 : 0;
    return before.length + (lengths[end] ?? 0) - (lengths[start] ?? 0) + closing + after.length;
  };

  // An estimate is quick, but the ends of a piece can need a backslash more: then again, with less room.
  for (let budget = room; ; ) {
    let range = core;
    for (const { cuts, enough } of levels) {
      const { starts, ends } = cuts();
      const allowed = {
        starts: core.start === core.end ? [] : starts,
        ends: ends.filter((at) => at <= most),
      };
      range = grown(range, allowed, (wider) => estimate(wider) <= budget);
      if (range.start < range.end && estimate(range) > budget * enough) break;
    }
    const piece = pieceOf(range);
    const over = lengthOf(piece) - room;
    if (over <= 0 || budget <= 0) return piece;
    budget -= over;
  }
}

/**
 * No less than the size of a text once it is styled: a backslash before each character, and the signs of the match and of
 * each mark, in parts where they cross, on each line. Reckoning that is quicker than styling it.
 */
function mostStyled(text: string, marks: readonly Mark[]): number {
  const lines = 1 + (text.match(/[\r\n]/g)?.length ?? 0);
  const signs = 8 * (marks.length + 1) * (marks.length + 2) * lines;
  return sizeOf(text) + text.length + signs;
}

/** `text` in consecutive pieces of whole sentences, each within `room` once escaped; only space is left between them. */
export function pages(
  text: string,
  room: number,
  sentences: readonly Range[],
  marks: readonly Mark[] = [],
): readonly Range[] {
  const ranges: Range[] = [];
  const lengths = styledLengths(text, marks);
  const lengthOf = (page: Range) =>
    sizeOf(styled(text.slice(page.start, page.end), marksWithin(marks, page)));
  for (let start = 0; start < text.length; ) {
    // The estimate spares most of the exact reckoning: a page of nothing but asterisks has thousands of ends to try.
    const estimate = (end: number) => (lengths[end] ?? 0) - (lengths[start] ?? 0) - longestSign;
    const fits = (end: number) => estimate(end) <= room && lengthOf({ start, end }) <= room;
    const end = pageEnd(text, start, room, sentences, fits);
    if (text.slice(start, end).trim() !== "") ranges.push({ start, end });
    start = end + text.slice(end).search(/\S|$/);
  }
  return ranges;
}

/** What stands before the first character of a page may not be its own: a backslash, the close of what stood before. */
const longestSign = 7;

function pageEnd(
  text: string,
  start: number,
  room: number,
  sentences: readonly Range[],
  fits: (end: number) => boolean,
): number {
  const furthest = Math.min(text.length, start + room);
  if (furthest === text.length && fits(furthest)) return furthest;
  for (const level of cutsOf(text, sentences, { start, end: furthest })) {
    const end = level.cuts().ends.findLast((at) => at > start && at <= furthest && fits(at));
    if (end !== undefined) return end;
  }
  // Nothing fits after so much space: leave the space out.
  const ink = start + text.slice(start).search(/\S|$/);
  return ink > start ? ink : furthest;
}

/** What must stay: the sentences that `keep` touches, or `keep` alone, or as much of it as fits from where it begins. */
function coreOf(
  text: string,
  keep: Range | undefined,
  sentences: readonly Range[],
  fits: (range: Range) => boolean,
): { readonly core: Range; readonly most: number; readonly isPart: boolean } {
  if (!keep) return { core: { start: 0, end: 0 }, most: text.length, isPart: false };
  const touched = sentences.filter(({ start, end }) => start < keep.end && end > keep.start);
  const whole = {
    start: Math.min(keep.start, ...touched.map(({ start }) => start)),
    end: Math.max(keep.end, ...touched.map(({ end }) => end)),
  };
  if (fits(whole)) return { core: whole, most: text.length, isPart: false };
  if (fits(keep)) return { core: keep, most: text.length, isPart: true };
  return { core: { start: keep.start, end: keep.start }, most: keep.end, isPart: true };
}

/** The piece of a text at a range, with `…` where it was cut. */
export function pieceWith(
  text: string,
  { start, end }: Range,
  keep: Range | undefined,
  marks: readonly Mark[],
): Piece {
  const { before, after } = cutMarks(text, start, end);
  const cut = before + after !== "";
  if (start === end && cut) return { text: "…", marks: [], mark: undefined, cut, from: start, to: end };
  const kept = keep && { start: Math.max(keep.start, start), end: Math.min(keep.end, end) };
  const shift = before.length - start;
  return {
    text: before + text.slice(start, end) + after,
    marks: marksWithin(marks, { start, end }, before.length),
    mark: kept && kept.start < kept.end ? { start: kept.start + shift, end: kept.end + shift } : undefined,
    cut,
    from: start,
    to: end,
  };
}

/** What shows that text was left out; between words set off by a space, so that it is not taken for the author's own. */
function cutMarks(
  text: string,
  start: number,
  end: number,
): { readonly before: string; readonly after: string } {
  const isCutBefore = /\S/.test(text.slice(0, start));
  const isCutAfter = /\S/.test(text.slice(end));
  return {
    before: isCutBefore ? (/\s/.test(text[start - 1] ?? "") ? "… " : "…") : "",
    after: isCutAfter ? (/\s/.test(text[end] ?? "") ? " …" : "…") : "",
  };
}
