import type { Mark } from "../story/emphasis.ts";
import type { Range } from "../story/sentences.ts";
import { charactersOf } from "./cuts.ts";

/** Signs of Markdown by the offset they stand before, and the offsets at which Discord parses anew, as at a line's start. */
export type Signs = { readonly at: ReadonlyMap<number, string>; readonly openings: readonly number[] };

/** Of most that is escaped: names, places, credits. */
const noSigns: Signs = { at: new Map(), openings: [] };

/**
 * Bold where the match or the author says so, italics where the author does: line by line, and never with a space next to
 * a sign. Bold stands outside, italics within or beside it, so that ranges may cross. Italics that Discord would misread
 * are left out.
 */
export function signsOf(text: string, marks: readonly Mark[], match: Range | undefined): Signs {
  if (marks.length === 0 && match === undefined) return noSigns;
  const rangesOf = (kind: Mark["kind"]) => marks.filter((mark) => mark.kind === kind);
  const bold = [...rangesOf("bold"), ...(match === undefined ? [] : [match])];
  const bolds = joined(bold.map((range) => wholeCharacters(text, range))).flatMap((range) =>
    linesIn(text, range),
  );
  const italics = joined(rangesOf("italic").map((range) => wholeCharacters(text, range)))
    .flatMap((range) => partsOf(range, bolds))
    .flatMap((range) => linesIn(text, range))
    .flatMap((range) => {
      const sign = italicSign(text, range, bolds);
      return sign === undefined ? [] : [{ ...range, sign }];
    });
  const at = new Map<number, string>();
  const add = (offset: number, sign: string) => at.set(offset, (at.get(offset) ?? "") + sign);
  for (const { end, sign } of italics) add(end, sign);
  for (const { end } of bolds) add(end, "**");
  for (const { start } of bolds) add(start, "**");
  for (const { start, sign } of italics) add(start, sign);
  return { at, openings: [...bolds, ...italics].map(({ start }) => start) };
}

/** The marks of a piece of a text, with offsets into `shift` characters and that piece. */
export function marksWithin(marks: readonly Mark[], { start, end }: Range, shift = 0): readonly Mark[] {
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      start: Math.max(mark.start, start) - start + shift,
      end: Math.min(mark.end, end) - start + shift,
      kind: mark.kind,
    }));
}

/**
 * `_` closes only where no letter of a word follows; a `*` must not stand beside the two of bold, except where it opens
 * or closes together with them.
 */
function italicSign(text: string, { start, end }: Range, bolds: readonly Range[]): "*" | "_" | undefined {
  const isFree = !bolds.some((bold) => bold.start === end || bold.end === start);
  const isLast = bolds.some((bold) => bold.end === end || bold.start === end);
  const isFirst = bolds.some((bold) => bold.start === start);
  const goesOn = !isLast && /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
  const inWord = !isFirst && /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start));
  if (isFree && (goesOn || inWord)) return "*";
  return goesOn && /[0-9A-Za-z]/.test(text.charAt(end)) ? undefined : "_";
}

/** The range in parts, each wholly within one of the others or outside of all. */
function partsOf(range: Range, others: readonly Range[]): readonly Range[] {
  const parts: Range[] = [];
  let start = range.start;
  for (const other of others) {
    if (other.end <= start || other.start >= range.end) continue;
    if (other.start > start) parts.push({ start, end: other.start });
    parts.push({ start: Math.max(start, other.start), end: Math.min(other.end, range.end) });
    start = Math.min(other.end, range.end);
  }
  return start < range.end ? [...parts, { start, end: range.end }] : parts;
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) all.push({ start, end });
  }
  return all;
}

/** The part of each line that the range covers, without the spaces around it. */
function linesIn(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(/\S(?:[^\r\n]*\S)?/g)].map(({ index, 0: line }) => ({
    start: start + index,
    end: start + index + line.length,
  }));
}

/** The range, widened so that it cuts no character in two: a letter keeps its accents, an emoji its parts. */
function wholeCharacters(text: string, range: Range): Range {
  const start = Math.max(0, Math.min(range.start, text.length));
  const end = Math.max(start, Math.min(range.end, text.length));
  if (start === end) return { start, end };
  const characterAt = charactersOf(text);
  const last = characterAt(end);
  return {
    start: characterAt(start)?.index ?? start,
    end: last && last.index < end ? last.index + last.segment.length : end,
  };
}
