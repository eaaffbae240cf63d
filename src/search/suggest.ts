import { inRow } from "./features.ts";
import { endsWithinWord } from "./fold.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import type { Lexicon } from "./lexicon.ts";
import type { QueryTerm } from "./query.ts";
import type { Candidate } from "./weigh.ts";

const mostGathered = 20_000;
const nearEnough = 0.75;
const mostOfIt = 0.75;

/** A paragraph where the typed words stand in a row, and the sentence of the last of them. */
export type SuggestionRow = { readonly paragraph: number; readonly sentence: number };

/** The words typed, and those of the story that the last of them may become. */
type Typing = {
  readonly whole: readonly number[];
  readonly lasts: Uint32Array;
  /** By word: 1 for those. */
  readonly isLast: Uint8Array;
};

const nothing: Typing = { whole: [], lasts: new Uint32Array(0), isLast: new Uint8Array(0) };

/** Nothing where the story lacks a word of it. */
export function readTyping(typed: string, index: InvertedIndex, lexicon: Lexicon): Typing {
  const words = index.wordsOf(typed).map(({ word }) => word);
  const last = words.pop();
  const whole = words.flatMap((word) => index.numberOf.get(word) ?? []);
  if (last === undefined || whole.length < words.length) return nothing;
  const known = index.numberOf.get(last);
  const exactly = Uint32Array.from(known === undefined ? [] : [known]);
  const lasts = endsWithinWord(typed) ? lexicon.startingWith(last) : exactly;
  const isLast = new Uint8Array(index.words.length);
  for (const word of lasts) isLast[word] = 1;
  return { whole, lasts, isLast };
}

/**
 * Where the words stand as they are typed, `limit` at most: at the head of a sentence first, then in the story's order. The
 * order has nothing to do with how much is typed: what is among the first stays there for as long as it fits.
 */
export function rowsOf(
  { whole, lasts, isLast }: Typing,
  index: InvertedIndex,
  limit: number,
): readonly SuggestionRow[] {
  const { stream, sentenceAt, paragraphAt, postings, postingAt } = index;
  const heads = new Map<number, SuggestionRow>();
  const others = new Map<number, SuggestionRow>();
  const tryAt = (row: number, paragraph: number) => {
    const end = row + whole.length;
    const opens = sentenceAt[paragraphAt[paragraph] as number] as number;
    const closes = sentenceAt[paragraphAt[paragraph + 1] as number] as number;
    if (row < opens || end >= closes || isLast[stream[end] as number] !== 1) return;
    if (!whole.every((word, place) => stream[row + place] === word)) return;
    let sentence = paragraphAt[paragraph] as number;
    while ((sentenceAt[sentence + 1] as number) <= row) sentence += 1;
    const isHead = sentenceAt[sentence] === row;
    while ((sentenceAt[sentence + 1] as number) <= end) sentence += 1;
    const rows = isHead ? heads : others;
    if (!rows.has(paragraph)) rows.set(paragraph, { paragraph, sentence });
  };
  const sizeOf = (word: number) => (postingAt[word + 1] as number) - (postingAt[word] as number);
  const sizeOfLasts = lasts.reduce((sum, word) => sum + sizeOf(word), 0);
  // The rows are looked for where the rarest word of them is.
  let anchor = whole.length;
  let fewest = sizeOfLasts;
  for (const [place, word] of whole.entries()) {
    if (sizeOf(word) >= fewest) continue;
    anchor = place;
    fewest = sizeOf(word);
  }
  const word = whole[anchor];
  const sentencesOf = (words: Uint32Array) => {
    const all = new Uint32Array(fewest);
    let at = 0;
    for (const one of words) {
      all.set(postings.subarray(postingAt[one], postingAt[one + 1]), at);
      at += sizeOf(one);
    }
    return words.length > 1 ? all.sort() : all;
  };
  /** Of many beginnings the first lines of the story are enough. */
  const sentences =
    fewest > mostGathered
      ? index.paragraphOf.keys()
      : sentencesOf(word === undefined ? lasts : Uint32Array.of(word));
  let before = -1;
  for (const sentence of sentences) {
    if (heads.size >= limit) break;
    if (sentence === before) continue;
    before = sentence;
    const paragraph = index.paragraphOf[sentence] as number;
    const closes = sentenceAt[sentence + 1] as number;
    for (let token = sentenceAt[sentence] as number; token < closes; token += 1) {
      const here = stream[token] as number;
      if (word === undefined ? isLast[here] === 1 : here === word) tryAt(token - anchor, paragraph);
    }
  }
  for (const paragraph of heads.keys()) others.delete(paragraph);
  return [...heads.values(), ...others.values()].slice(0, limit);
}

/** The candidates that have every typed word in one sentence, the last of them perhaps half typed. */
export function apartAmong(
  candidates: readonly Candidate[],
  { whole, isLast }: Typing,
  index: InvertedIndex,
): readonly Candidate[] {
  return candidates.flatMap((candidate) => {
    const [from, to] = [index.paragraphAt[candidate.paragraph], index.paragraphAt[candidate.paragraph + 1]];
    for (let s = from ?? 0; s < (to ?? 0); s += 1) {
      const here = index.stream.subarray(index.sentenceAt[s], index.sentenceAt[s + 1]);
      if (here.some((word) => isLast[word] === 1) && whole.every((word) => here.includes(word)))
        return [{ ...candidate, from: s, to: s + 1 }];
    }
    return [];
  });
}

/** Nearly all that is typed is near to something here: nonsense leads nowhere. */
export function fits(
  { nearness, follows }: Pick<Candidate, "nearness" | "follows">,
  terms: readonly QueryTerm[],
  isInRow: boolean,
): boolean {
  if (isInRow && !follows.every((follow, term) => term === 0 || follow >= inRow)) return false;
  let [all, found] = [0, 0];
  for (const [place, { bits }] of terms.entries()) {
    all += bits;
    if ((nearness[place] as number) >= nearEnough) found += bits;
  }
  return found >= all * mostOfIt;
}
