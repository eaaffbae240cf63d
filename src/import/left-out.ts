import { count, type LeftOut, plainWords } from "./draft.ts";

const uncounted = /\b(?:page “|header and licence|what the site|text|dots|contents|matter|frame)/;

/** "2 footnotes, the page “Cover” (12 words)": everything that stands in the source and not in the story. */
export function describeLeftOut(leftOut: readonly LeftOut[]): string {
  return [...Map.groupBy(leftOut, (one) => one.what)]
    .filter(([what]) => !/^(?:control|page header|note sign|note)$/.test(what))
    .map(([what, all]) => {
      const words = all.reduce((sum, one) => sum + plainWords(one.text).length, 0);
      const named = uncounted.test(what) ? what : count(all.length, what);
      return words > 3 ? `${named} (${count(words, "word")})` : named;
    })
    .join(", ");
}
