import Fuse, { type IFuseOptions } from "fuse.js";
import { writtenOut } from "./fold.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import type { QueryTerm } from "./query.ts";
import type { Candidate } from "./weigh.ts";

/** Fuse.js cuts a pattern into pieces of 32 and goes over the text for each. */
const longestPattern = 64;
const shortestPattern = 4;

const fuseOptions: IFuseOptions<string> = {
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.4,
  shouldSort: false,
};

/**
 * How near each candidate's sentences are to the query as a whole, 0…1. Fuse.js compares those of a few candidates only: over a
 * whole story it would take seconds.
 */
export function measureCloseness(
  candidates: readonly Candidate[],
  terms: readonly QueryTerm[],
  index: InvertedIndex,
): readonly number[] {
  const pattern = writtenOut(terms.map(({ word }) => word)).slice(0, longestPattern);
  const closeness = candidates.map(() => 0);
  // A blank pattern would be answered with every record, and a few letters or one word are in many another.
  if (pattern.length < shortestPattern || (terms.length === 1 && terms[0]?.isWord)) return closeness;
  const texts = candidates.map((candidate) => foldedText(candidate, index));
  for (const { refIndex, score } of new Fuse(texts, fuseOptions).search(pattern))
    closeness[refIndex] = 1 - (score ?? 1);
  return closeness;
}

function foldedText({ from, to }: Candidate, index: InvertedIndex): string {
  const words: string[] = [];
  for (let at = index.sentenceAt[from] as number; at < (index.sentenceAt[to] as number); at += 1)
    words.push(index.words[index.stream[at] as number] as string);
  return writtenOut(words);
}
