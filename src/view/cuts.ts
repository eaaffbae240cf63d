import type { Range } from "../story/sentences.ts";

/** Offsets where a piece of a text may begin, and where it may end: in order. */
type Cuts = { readonly starts: readonly number[]; readonly ends: readonly number[] };

/** A way to cut, and how much of the room it must fill so that the next is not tried. */
type CutLevel = { readonly cuts: () => Cuts; readonly enough: number };

const segmenters = new Map<string, Intl.Segmenter>();

/** Made once, and not before it is used: making one costs more than using it, the first of all some 20 ms. */
export function segmenterOf(granularity: "word" | "grapheme"): Intl.Segmenter {
  const known = segmenters.get(granularity) ?? new Intl.Segmenter("en", { granularity });
  segmenters.set(granularity, known);
  return known;
}

/** Ways to cut `text`, the best first. Only what lies within `near` is looked at. */
export function cutsOf(text: string, sentences: readonly Range[], near: Range): readonly CutLevel[] {
  const start = Math.max(0, near.start);
  const part = text.slice(start, near.end);
  const isWhole = wholeCharactersOf(text);
  const segments = (granularity: "word" | "grapheme") => {
    const offsets = [...segmenterOf(granularity).segment(part)].map(({ index }) => index);
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
  const bySentence = () => {
    const within = sentences.filter((sentence) => sentence.end >= start && sentence.start <= near.end);
    return whole({ starts: within.map((each) => each.start), ends: within.map((each) => each.end) });
  };
  const bySpace = () => {
    const offsets = [...part.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => [index, index + word.length]);
    const isSpace = (at: number) => /^\s?$/.test(text.charAt(at));
    const isEdge = (at: number) => isSpace(at - 1) !== isSpace(at);
    return whole(inked(offsets.map((at) => start + at).filter(isEdge)));
  };
  const byCodePoint = () =>
    inked([...part.matchAll(/./gsu)].map(({ index, 0: point }) => start + index + point.length));
  return [
    { cuts: bySentence, enough: 1 / 2 },
    { cuts: bySpace, enough: 1 / 8 },
    // Where words have no spaces between them, or one is longer than the room.
    { cuts: () => whole(inked(segments("word"))), enough: 1 / 8 },
    { cuts: () => whole(inked(segments("grapheme"))), enough: 0 },
    // A single character longer than the room: a letter under a hundred accents.
    { cuts: byCodePoint, enough: 0 },
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
  const characterAt = charactersOf(text);
  return (at) => (characterAt(at)?.index ?? at) === at;
}

/**
 * The character that would be cut in two at an offset, or begins there. Undefined where the signs on both sides tell that
 * none is cut: handing a text to the segmenter costs much more than looking.
 */
export function charactersOf(text: string): (at: number) => Intl.SegmentData | undefined {
  let characters: Intl.Segments | undefined;
  return (at) => {
    if (plainEdge.test(text.slice(Math.max(0, at - 1), at + 1))) return undefined;
    characters ??= segmenterOf("grapheme").segment(text);
    return characters.containing(at);
  };
}

/** Latin letters, the usual quotes and dashes, kana and Han: none of them joins the one before it. */
const plainEdge =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{0,2}$/;
