import type { InvertedIndex } from "./inverted-index.ts";

/** Where what is typed so far stands as it is typed: in a row, which is likelier meant, or here and there. */
export type Typed = { readonly sentence: number; readonly isRow: boolean };

/** Looks for the typed words in sentences, the last of them perhaps half typed. */
export function readTyped(
  typed: string,
  index: InvertedIndex,
): (from: number, to: number) => Typed | undefined {
  const words = index.wordsOf(typed).map(({ word }) => word);
  const last = words.at(-1) ?? "";
  const isHalf = /[\p{L}\p{M}\p{N}]$/u.test(typed);
  const whole = words.slice(0, -1).map((word) => index.numberOf.get(word));
  if (last === "" || whole.includes(undefined)) return () => undefined;
  const ends = (at: number) => {
    const word = index.words[index.stream[at] as number] as string;
    return isHalf ? word.startsWith(last) : word === last;
  };

  return (from, to) => {
    const start = index.sentenceAt[from] as number;
    let apart: number | undefined;
    for (let s = from; s < to; s += 1) {
      const opens = index.sentenceAt[s] as number;
      const closes = index.sentenceAt[s + 1] as number;
      let ended = false;
      for (let at = opens; at < closes; at += 1) {
        if (!ends(at)) continue;
        ended = true;
        const row = at - whole.length;
        if (row >= start && whole.every((word, place) => index.stream[row + place] === word))
          return { sentence: s, isRow: true };
      }
      if (!ended || apart !== undefined) continue;
      const here = index.stream.subarray(opens, closes);
      if (whole.every((word) => here.includes(word as number))) apart = s;
    }
    return apart === undefined ? undefined : { sentence: apart, isRow: false };
  };
}
