import type { English } from "./english.ts";
import type { Lexicon } from "./lexicon.ts";
import { hitsOf, propose } from "./propose.ts";
import { readQuery } from "./query.ts";
import type { Shelf } from "./shelf.ts";
import { weigh } from "./weigh.ts";

export type Suggestion = {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  readonly score: number;
};

/** Where the words typed so far may lead; the last of them may be half a word. */
export function suggestFrom(
  typed: string,
  limit: number,
  shelf: Shelf,
  lexicon: Lexicon,
  english: English | undefined,
): readonly Suggestion[] {
  const slots = readQuery(typed, shelf, lexicon, english);
  const hits = hitsOf(slots, shelf);
  if (hits.size === 0) return [];
  const sums = new Float32Array(shelf.sentenceAt.length - 1);
  const claims = propose(hits, shelf, sums, limit * 4)
    .map((paragraph) => weigh(paragraph, slots, hits, shelf))
    .filter((claim) => claim !== undefined)
    .sort((a, b) => b.weight - a.weight || a.paragraph - b.paragraph);
  const top = claims[0]?.weight ?? 1;
  return claims
    .slice(0, limit)
    .map(({ paragraph, from, to, weight }) => ({ paragraph, from, to, score: weight / top }));
}
