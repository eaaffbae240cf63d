import { createGreatest } from "./greatest.ts";
import { type InvertedIndex, rarityOf } from "./inverted-index.ts";
import type { QueryTerm } from "./query.ts";

/** What finding a word of the story is worth, for each place in the query that it may answer. */
export type TermMatch = {
  readonly term: number;
  readonly nearness: number;
  readonly isSynonym: boolean;
  readonly gain: number;
};

/** Which words of the story answer the query: marks[word] is a place in `words` and `lists` counted from 1, or 0. */
export type TermMatches = {
  readonly marks: Uint16Array;
  readonly words: number[];
  readonly lists: TermMatch[][];
};

/** No word costs more than this many steps together, however long the story: the commonest are left to the ranker. */
const stepsAllowed = 400_000;

/** Where so many words are found already, the rarest of all, more may cost less. */
const rarest = 30;
const stepsForMore = 60_000;

/** In sentences. */
export const mostProposed = 200;

/** What any word found is worth, besides how rare it is. */
const foundAtAll = 0.3;

/** A sentence that shares less than this part of what the best one shares is not the one that is meant. */
const worthWeighing = 0.4;

/** Fills `matches`, which is made once and cleared of the query before. */
export function matchTerms(terms: readonly QueryTerm[], index: InvertedIndex, matches: TermMatches): void {
  for (const word of matches.words) matches.marks[word] = 0;
  matches.words.length = 0;
  matches.lists.length = 0;
  const isBest = new Set<TermMatch>();
  for (const [term, { word, expansions }] of terms.entries()) {
    const self = index.numberOf.get(word);
    const best = expansions.reduce((most, { nearness }) => Math.max(most, nearness), 0);
    const typedRarity = self === undefined ? Number.POSITIVE_INFINITY : rarityOf(self, index);
    for (const { word: id, nearness, isSynonym } of expansions) {
      // A common word mistyped is still common; a common word that looks like a rare one is not rare.
      const gain = nearness * nearness * (foundAtAll + Math.min(rarityOf(id, index), typedRarity));
      const match = { term, nearness, isSynonym, gain };
      if (nearness === best) isBest.add(match);
      const list = matches.lists[(matches.marks[id] as number) - 1];
      if (list) {
        // One word of the text answers one of the query: the one it is nearest to, unless it is said twice.
        const nearest = (list[0] as TermMatch).nearness;
        if (nearness > nearest && !isBest.has(list[0] as TermMatch)) list.length = 0;
        if (nearness >= nearest || nearness === best) list.push(match);
      } else {
        matches.words.push(id);
        matches.marks[id] = matches.lists.push([match]);
      }
    }
  }
}

export function noTermMatches(index: InvertedIndex): TermMatches {
  return { marks: new Uint16Array(index.words.length), words: [], lists: [] };
}

export type CandidateFinder = (matches: TermMatches, limit: number) => readonly number[];

/** Finds the paragraphs (from 0) that share the most with the query, best first and of `limit` sentences at most. */
export function createCandidateFinder(index: InvertedIndex): CandidateFinder {
  const sentences = index.sentenceAt.length - 1;
  const { postings } = index;
  const sums = new Float32Array(sentences);
  const strongest = createGreatest(mostProposed);
  return (matches, limit) => {
    const lists = matches.words.map((word, at) => ({
      from: index.postingAt[word] ?? 0,
      to: index.postingAt[word + 1] ?? 0,
      gain: (matches.lists[at] as TermMatch[]).reduce((most, { gain }) => Math.max(most, gain), 0),
    }));
    lists.sort((a, b) => a.to - a.from - (b.to - b.from));
    sums.fill(0);
    let most = 0;
    let steps = 0;
    for (let place = 0; place < lists.length; place += 1) {
      const { from, to, gain } = lists[place] as (typeof lists)[number];
      steps += to - from;
      if (steps > stepsAllowed || (place >= rarest && steps > stepsForMore)) break;
      most = Math.max(most, addTo(sums, postings, from, to, gain));
    }
    const paragraphs = new Set<number>();
    strongest.clear();
    const floor = most * worthWeighing;
    for (let sentence = 0; sentence < sentences; sentence += 1) {
      const sum = sums[sentence] as number;
      if (sum > floor) strongest.add(sentence, sum);
    }
    for (const sentence of strongest.ids().subarray(0, limit))
      paragraphs.add(index.paragraphOf[sentence] ?? 0);
    return [...paragraphs];
  };
}

/** Tells the greatest sum that came of it: a loop of its own is compiled well. */
function addTo(sums: Float32Array, places: Uint32Array, from: number, to: number, gain: number): number {
  let most = 0;
  for (let at = from; at < to; at += 1) {
    const place = places[at] as number;
    const sum = Math.fround((sums[place] as number) + gain);
    sums[place] = sum;
    if (sum > most) most = sum;
  }
  return most;
}
