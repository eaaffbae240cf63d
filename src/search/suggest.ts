import { endsWithinWord } from "./fold.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import type { QueryTerm } from "./query.ts";
import type { Candidate } from "./weigh.ts";

const mostGathered = 20_000;
const nearEnough = 0.75;
const mostOfIt = 0.75;
const inRow = 0.6;

/** A paragraph where the typed words stand in a row, and the sentence of the last of them. */
export type SuggestionRow = { readonly paragraph: number; readonly sentence: number };

type Typing = {
  readonly whole: readonly (number | undefined)[];
  readonly last: string;
  readonly isHalf: boolean;
};

function readTyping(typed: string, index: InvertedIndex): Typing {
  const words = index.wordsOf(typed).map(({ word }) => word);
  const whole = words.slice(0, -1).map((word) => index.numberOf.get(word));
  return { whole, last: words.at(-1) ?? "", isHalf: endsWithinWord(typed) };
}

/**
 * Where the words stand as they are typed, `limit` at most: at the head of a sentence first, then in the story's order. The
 * order has nothing to do with how much is typed: what is among the first stays there for as long as it fits.
 */
export function rowsOf(
  typed: string,
  index: InvertedIndex,
  startingWith: (prefix: string) => readonly number[],
  limit: number,
): readonly SuggestionRow[] {
  const { whole, last, isHalf } = readTyping(typed, index);
  if (last === "" || whole.includes(undefined)) return [];
  const heads = new Map<number, SuggestionRow>();
  const others = new Map<number, SuggestionRow>();
  const ends = (at: number) => {
    const word = index.words[index.stream[at] as number] as string;
    return isHalf ? word.startsWith(last) : word === last;
  };
  const tryAt = (row: number, paragraph: number) => {
    const end = row + whole.length;
    const opens = index.sentenceAt[index.paragraphAt[paragraph] as number] as number;
    const closes = index.sentenceAt[index.paragraphAt[paragraph + 1] as number] as number;
    if (row < opens || end >= closes || !ends(end)) return;
    if (!whole.every((word, place) => index.stream[row + place] === word)) return;
    let sentence = index.paragraphAt[paragraph] as number;
    while ((index.sentenceAt[sentence + 1] as number) <= row) sentence += 1;
    const isHead = index.sentenceAt[sentence] === row;
    while ((index.sentenceAt[sentence + 1] as number) <= end) sentence += 1;
    const rows = isHead ? heads : others;
    if (!rows.has(paragraph)) rows.set(paragraph, { paragraph, sentence });
  };
  const sizeOf = (word: number) => (index.postingAt[word + 1] as number) - (index.postingAt[word] as number);
  const rarest = whole.reduce<number>(
    (best, word, place) => (sizeOf(word ?? 0) < sizeOf(whole[best] ?? 0) ? place : best),
    0,
  );
  const anchor = whole[rarest];
  /** Of many beginnings the first lines of the story are enough. */
  const sentencesWith = (prefix: string) => {
    const words = startingWith(prefix);
    const postings = words.reduce((sum, word) => sum + sizeOf(word), 0);
    return postings > mostGathered
      ? index.paragraphOf.keys()
      : new Set(sentencesOf(words, index).toSorted((one, other) => one - other));
  };
  for (const sentence of anchor === undefined ? sentencesWith(last) : sentencesOf([anchor], index)) {
    if (heads.size >= limit) break;
    const paragraph = index.paragraphOf[sentence] as number;
    const closes = index.sentenceAt[sentence + 1] as number;
    for (let token = index.sentenceAt[sentence] as number; token < closes; token += 1) {
      if (anchor === undefined) {
        if (ends(token)) tryAt(token, paragraph);
      } else if (index.stream[token] === anchor) tryAt(token - rarest, paragraph);
    }
  }
  for (const paragraph of heads.keys()) others.delete(paragraph);
  return [...heads.values(), ...others.values()].slice(0, limit);
}

function sentencesOf(words: readonly number[], index: InvertedIndex): readonly number[] {
  return words.flatMap((word) => [
    ...index.postings.subarray(index.postingAt[word], index.postingAt[word + 1]),
  ]);
}

/** The candidates that have every typed word in one sentence, the last of them perhaps half typed. */
export function apartAmong(
  candidates: readonly Candidate[],
  typed: string,
  index: InvertedIndex,
): readonly Candidate[] {
  const { whole, last, isHalf } = readTyping(typed, index);
  if (last === "" || whole.includes(undefined)) return [];
  return candidates.flatMap((candidate) => {
    const [from, to] = [index.paragraphAt[candidate.paragraph], index.paragraphAt[candidate.paragraph + 1]];
    for (let s = from ?? 0; s < (to ?? 0); s += 1) {
      const here = index.stream.subarray(index.sentenceAt[s], index.sentenceAt[s + 1]);
      const ends = (id: number) => {
        const word = index.words[id] as string;
        return isHalf ? word.startsWith(last) : word === last;
      };
      if (here.some(ends) && whole.every((word) => here.includes(word as number)))
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
