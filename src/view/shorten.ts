import type { Range } from "../story/sentences.ts";
import { cutsOf, grown } from "./cuts.ts";
import { escapedLengths, escapeMarkdown, markBold } from "./escape.ts";

export type Piece = {
  /** Plain text with `…` where it was cut: shown by `markBold(text, mark)`. */
  readonly text: string;
  /** The kept range in this text, or what is left of it. */
  readonly mark: Range | undefined;
  readonly cut: boolean;
  /** Where the piece begins and ends in the whole text. */
  readonly from: number;
  readonly to: number;
};

/** As much of `text` as fits in `room` once escaped and marked: around `keep`, or else from the beginning. */
export function shorten(
  text: string,
  room: number,
  { keep, sentences }: { readonly keep?: Range | undefined; readonly sentences: readonly Range[] },
): Piece {
  const lengthOf = ({ text, mark }: Piece) => markBold(text, mark).length;
  const whole = pieceOf(text, { start: 0, end: text.length }, keep);
  if (text.length <= room && lengthOf(whole) <= room) return whole;

  const fits = (range: Range) =>
    range.end - range.start <= room && lengthOf(pieceOf(text, range, keep)) <= room;
  const core = coreOf(keep, sentences, fits);
  const most = keep && core.start === core.end ? keep.end : text.length;
  const near = { start: core.start - room, end: Math.min(most, core.end + room) };
  const levels = cutsOf(text, sentences, near);
  const lengths = escapedLengths(text);
  const marks = keep ? 4 * text.slice(keep.start, keep.end).split("\n").length : 0;
  const estimate = ({ start, end }: Range) => (lengths[end] ?? 0) - (lengths[start] ?? 0) + marks + 4;

  // An estimate is quick, but the ends of a piece can need a backslash or two more: then again, with less room.
  for (let budget = room; ; ) {
    let range = core;
    for (const level of levels) {
      const { starts, ends } = level();
      const cuts = { starts: core.start === core.end ? [] : starts, ends: ends.filter((at) => at <= most) };
      range = grown(range, cuts, (wider) => estimate(wider) <= budget);
      if (range.start < range.end && estimate(range) > budget / 2) break;
    }
    const piece = pieceOf(text, range, keep);
    const over = lengthOf(piece) - room;
    if (over <= 0 || budget <= 0) return piece;
    budget -= over;
  }
}

/** `text` in consecutive pieces of whole sentences, each within `room` once escaped; only space is left between them. */
export function pages(text: string, room: number, sentences: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start < text.length; ) {
    const end = pageEnd(text, start, room, sentences);
    ranges.push({ start, end });
    start = end + text.slice(end).search(/\S|$/);
  }
  return ranges;
}

function pageEnd(text: string, start: number, room: number, sentences: readonly Range[]): number {
  const fits = (end: number) => escapeMarkdown(text.slice(start, end)).length <= room;
  const furthest = Math.min(text.length, start + room);
  if (furthest === text.length && fits(furthest)) return furthest;
  for (const level of cutsOf(text, sentences, { start, end: furthest })) {
    const end = level().ends.findLast((at) => at > start && at <= furthest && fits(at));
    if (end !== undefined) return end;
  }
  return furthest;
}

/** What must stay: the sentences that `keep` touches, or `keep` alone, or as much of it as fits from where it begins. */
function coreOf(
  keep: Range | undefined,
  sentences: readonly Range[],
  fits: (range: Range) => boolean,
): Range {
  if (!keep) return { start: 0, end: 0 };
  const touched = sentences.filter(({ start, end }) => start < keep.end && end > keep.start);
  const whole = {
    start: Math.min(keep.start, ...touched.map(({ start }) => start)),
    end: Math.max(keep.end, ...touched.map(({ end }) => end)),
  };
  return [whole, keep].find(fits) ?? { start: keep.start, end: keep.start };
}

function pieceOf(text: string, { start, end }: Range, keep: Range | undefined): Piece {
  const from = text.slice(0, start).trim() === "" ? 0 : start;
  const to = text.slice(end).trim() === "" ? text.length : end;
  if (from === to && text !== "") return { text: "…", mark: undefined, cut: true, from, to };
  const before = from === 0 ? "" : /\s/.test(text[from - 1] ?? "") ? "… " : "…";
  const after = to === text.length ? "" : /\s/.test(text[to] ?? "") ? " …" : "…";
  const left = keep && { start: Math.max(keep.start, from), end: Math.min(keep.end, to) };
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    mark: left && left.start < left.end ? { start: left.start + shift, end: left.end + shift } : undefined,
    cut: from > 0 || to < text.length,
    from,
    to,
  };
}
