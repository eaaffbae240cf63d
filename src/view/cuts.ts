import type { Range } from "../story/sentences.ts";

/** Offsets where a piece of a text may begin, and where it may end: in order. */
export type Cuts = { readonly starts: readonly number[]; readonly ends: readonly number[] };

/** Ways to cut `text`, the best first. Only what lies within `near` is looked at. */
export function cutsOf(text: string, sentences: readonly Range[], near: Range): readonly (() => Cuts)[] {
  const start = Math.max(0, near.start);
  const part = text.slice(start, near.end);
  const isWhole = wholeCharactersOf(text);
  const segments = (granularity: "word" | "grapheme") => {
    const offsets = [...new Intl.Segmenter("en", { granularity }).segment(part)].map(({ index }) => index);
    return [...offsets, part.length].map((offset) => start + offset);
  };
  const inked = (offsets: readonly number[]): Cuts => ({
    starts: offsets.filter((at) => /\S/.test(text[at] ?? " ")),
    ends: offsets.filter((at) => /\S/.test(text[at - 1] ?? " ")),
  });
  const whole = ({ starts, ends }: Cuts): Cuts => ({
    starts: starts.filter(isWhole),
    ends: ends.filter(isWhole),
  });
  return [
    () => {
      const within = sentences.filter((sentence) => sentence.end >= start && sentence.start <= near.end);
      return whole({ starts: within.map((each) => each.start), ends: within.map((each) => each.end) });
    },
    () => {
      const words = [...part.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
        start: start + index,
        end: start + index + word.length,
      }));
      return whole({
        starts: words.map((word) => word.start).filter((at) => at === 0 || /\s/.test(text[at - 1] ?? "")),
        ends: words.map((word) => word.end).filter((at) => at === text.length || /\s/.test(text[at] ?? "")),
      });
    },
    // Where words have no spaces between them, or one is longer than the room.
    () => whole(inked(segments("word"))),
    () => whole(inked(segments("grapheme"))),
    // A single character longer than the room: a letter under a hundred accents.
    () => inked([...part.matchAll(/./gsu)].map(({ index, 0: point }) => start + index + point.length)),
  ];
}

/** Widens a range to one cut after another, on the side that has been widened less, as long as it fits. */
export function grown(from: Range, { starts, ends }: Cuts, fits: (range: Range) => boolean): Range {
  let { start, end } = from;
  const before = starts.filter((at) => at < start);
  const after = ends.filter((at) => at > end).reverse();
  while (before.length > 0 || after.length > 0) {
    const isBefore = after.length === 0 || (before.length > 0 && from.start - start < end - from.end);
    const at = (isBefore ? before : after).pop() ?? 0;
    const wider = isBefore ? { start: at, end } : { start, end: at };
    if (fits(wider)) ({ start, end } = wider);
    else (isBefore ? before : after).length = 0;
  }
  return { start, end };
}

function wholeCharactersOf(text: string): (at: number) => boolean {
  const characters = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return (at) => (characters.containing(at)?.index ?? at) === at;
}
