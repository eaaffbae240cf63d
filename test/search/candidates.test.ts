import { expect, test } from "vitest";
import { createCandidateFinder, matchTerms, noTermMatches } from "../../src/search/candidates.ts";
import { readQuery } from "../../src/search/query.ts";
import { readWordLists } from "../../src/search/word-lists.ts";
import { indexed } from "../helpers/search.ts";

const words = "amber basalt copper dolomite emerald feldspar garnet hematite".split(" ");

test("of however many sentences those that share the most with the query are candidates, the best first", () => {
  // In an order that has nothing to do with how many of the words each has.
  const shares = Array.from({ length: 600 }, (_, at) => 1 + ((at * 7 + (at >> 3)) % words.length));
  const paragraphs = shares.map((share) => words.slice(words.length - share).join(" "));
  const { index, lexicon } = indexed(paragraphs);
  const matches = noTermMatches(index);
  const find = createCandidateFinder(index);
  for (const query of [words, words.toReversed(), words.slice(3)]) {
    const terms = readQuery(query.join(" "), index, lexicon, undefined, readWordLists("en"));
    matchTerms(terms, index, matches);
    for (const limit of [1, 10, 50]) {
      const found = find(matches, limit).map((paragraph) => Math.min(query.length, shares[paragraph] ?? 0));
      expect(found).toHaveLength(limit);
      expect(new Set(found)).toEqual(new Set([query.length]));
    }
    const all = find(matches, 400).map((paragraph) => Math.min(query.length, shares[paragraph] ?? 0));
    expect(all).toEqual(all.toSorted((one, other) => other - one));
  }
});
