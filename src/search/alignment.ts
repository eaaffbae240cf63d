import type { TermMatches } from "./candidates.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import type { QueryTerm } from "./query.ts";

/** In bits: what a word costs that is passed over, in the query and in the text. */
const passedInQuery = 1;
const passedInText = 0.8;

/** How sure it is that a word so near is the one that was meant. */
export function sureness({ isWord }: QueryTerm, near: number): number {
  const doubt = isWord ? 0.4 : 0.25;
  return Math.max(0, (near - doubt) / (1 - doubt));
}

/**
 * How much of the query, in bits, some stretch of these sentences says in the same order: the local alignment of Smith and
 * Waterman. Words of a line stand together and in order; those of another line meet by chance, in any.
 */
export type Alignment = (
  from: number,
  to: number,
  terms: readonly QueryTerm[],
  matches: TermMatches,
) => number;

/** Holds its own rows: it is asked for every candidate. */
export function createAlignment({ stream, sentenceAt }: InvertedIndex): Alignment {
  let before = new Float64Array(0);
  let row = new Float64Array(0);
  return (from, to, terms, matches) => {
    const wide = terms.length;
    if (row.length <= wide) {
      before = new Float64Array(wide + 1);
      row = new Float64Array(wide + 1);
    }
    before.fill(0, 0, wide + 1);
    let most = 0;
    let passed = 0;
    for (let at = sentenceAt[from] as number; at < (sentenceAt[to] as number); at += 1) {
      const mark = matches.marks[stream[at] as number] as number;
      if (mark === 0) {
        passed += passedInText;
        continue;
      }
      row[0] = 0;
      for (let term = 1; term <= wide; term += 1)
        row[term] = Math.max(0, (before[term] as number) - passed - passedInText);
      for (const { term, nearness } of matches.lists[mark - 1] ?? []) {
        const asked = terms[term] as QueryTerm;
        const found = Math.max(0, (before[term] as number) - passed) + asked.bits * sureness(asked, nearness);
        if (found > (row[term + 1] as number)) row[term + 1] = found;
      }
      for (let term = 1; term <= wide; term += 1) {
        const best = Math.max(row[term] as number, (row[term - 1] as number) - passedInQuery);
        row[term] = best;
        if (best > most) most = best;
      }
      passed = 0;
      [before, row] = [row, before];
    }
    return most;
  };
}
