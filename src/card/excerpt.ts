import type { Range } from "../story/sentences.ts";
import type { Unit } from "./line-breaks.ts";

type Fits = (range: Range, how: "at all" | "well") => boolean;

/** What of the text to show: all of it, or the sentences around `mark`, or as many words as fit from where it begins. */
export function excerpt(
  text: string,
  units: readonly Unit[],
  sentences: readonly Range[],
  mark: Range | undefined,
  fits: Fits,
): Range {
  const first = units[0];
  const last = units.at(-1);
  if (first === undefined || last === undefined) return { start: 0, end: text.length };
  const whole = { start: first.start, end: last.end };
  if (fits(whole, "at all")) return whole;

  const kept = mark ?? sentences[0] ?? whole;
  const touched = sentences.filter(({ start, end }) => start < kept.end && end > kept.start);
  const core = {
    start: touched[0]?.start ?? kept.start,
    end: touched.at(-1)?.end ?? kept.end,
  };
  if (fits(core, "at all")) return widened(core, sentences, (range) => fits(range, "well"));
  return cut(units, kept, (range) => fits(range, "at all"));
}

/** One sentence more on one side, then on the other, as long as it fits. */
function widened(core: Range, sentences: readonly Range[], fits: (range: Range) => boolean): Range {
  let range = core;
  const after = sentences.filter(({ start }) => start >= core.end);
  const before = sentences.filter(({ end }) => end <= core.start).reverse();
  for (let isAfter = true; after.length + before.length > 0; isAfter = !isAfter) {
    const side = isAfter ? after : before;
    const next = side.shift();
    if (next === undefined) continue;
    const wider = { start: Math.min(range.start, next.start), end: Math.max(range.end, next.end) };
    if (fits(wider)) range = wider;
    else side.length = 0;
  }
  return range;
}

/** Words from the beginning of `kept` on: as many as fit. */
function cut(units: readonly Unit[], kept: Range, fits: (range: Range) => boolean): Range {
  const first = Math.max(
    0,
    units.findIndex((unit) => unit.end > kept.start),
  );
  const start = units[first]?.start ?? kept.start;
  const rangeTo = (at: number) => ({ start, end: units[at]?.end ?? kept.end });
  let [low, high] = [first, units.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(rangeTo(middle))) low = middle;
    else high = middle - 1;
  }
  // Not within a word, nor after an opening quote, unless there is nothing else.
  let whole = low;
  const isWithin = (at: number) => /^(?:none|tear)$/.test(units[at]?.next ?? "") && units[at]?.gap === 0;
  while (whole > first && isWithin(whole)) whole--;
  return rangeTo(isWithin(whole) ? low : whole);
}
