import type { TermMatches } from "./candidates.ts";
import type { InvertedIndex } from "./inverted-index.ts";

type Sentences = { readonly from: number; readonly to: number };

const nearEnough = 0.75;

/**
 * The chosen sentences, and with them each neighbour that the query spells out from its first word to its last and
 * goes on from: "It was level. It was perfectly level." is both, though the first says nothing that the second does not.
 */
export function withSpelledOut(
  chosen: Sentences,
  within: Sentences,
  matches: TermMatches,
  wide: number,
  index: InvertedIndex,
): Sentences {
  const stands = (at: number, term: number) => {
    const mark = matches.marks[index.stream[at] as number] as number;
    if (mark === 0 || term < 0 || term >= wide) return false;
    return (
      matches.lists[mark - 1]?.some((match) => match.term === term && match.nearness >= nearEnough) === true
    );
  };
  /** Whether sentence s is in the query whole, and the word at `next` beside it, after it or before it. */
  const isSpelled = (s: number, next: number) => {
    const opens = index.sentenceAt[s] as number;
    const length = (index.sentenceAt[s + 1] as number) - opens;
    for (let term = 0; length > 0 && term + length <= wide; term += 1) {
      let matched = 0;
      while (matched < length && stands(opens + matched, term + matched)) matched += 1;
      if (matched === length && stands(next, next < opens ? term - 1 : term + length)) return true;
    }
    return false;
  };
  let { from, to } = chosen;
  while (from > within.from && isSpelled(from - 1, index.sentenceAt[from] as number)) from -= 1;
  while (to < within.to && isSpelled(to, (index.sentenceAt[to] as number) - 1)) to += 1;
  return { from, to };
}
