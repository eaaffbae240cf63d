import { expect, test } from "vitest";
import { matchTerms, noTermMatches } from "../../src/search/candidates.ts";
import { readQuery } from "../../src/search/query.ts";
import { createWeigher } from "../../src/search/weigh.ts";
import { readWordLists } from "../../src/search/word-lists.ts";
import { indexed } from "../helpers/search.ts";

/** Weighs these paragraphs for a query in turn, and says what of each is meant. */
function weighing(paragraphs: readonly string[], query: string) {
  const { index, lexicon } = indexed(paragraphs);
  const terms = readQuery(query, index, lexicon, undefined, readWordLists("en"));
  const matches = noTermMatches(index);
  matchTerms(terms, index, matches);
  const weigh = createWeigher(index);
  return (paragraph: number) => {
    const candidate = weigh(paragraph, terms, matches);
    if (candidate === undefined) return undefined;
    const [start, end] = [index.startOf[candidate.from], index.endOf[candidate.to - 1]];
    return { ...candidate, marked: paragraphs[paragraph]?.slice(start, end) };
  };
}

const harbour = "She counted the lamps along the harbour wall each evening at dusk. Nobody saw. Rain fell.";

test("a short sentence that the query goes on into is meant too, be it the last of the paragraph", () => {
  const lamps = "counted the lamps along the harbour wall each evening at dusk nobody saw rain fell";
  expect(weighing([harbour], lamps)(0)?.marked).toBe(harbour);
});

test("a sentence that stands twice is meant where it stands first", () => {
  expect(weighing(["The bell rang. Nobody came. The bell rang."], "the bell rang")(0)?.marked).toBe(
    "The bell rang.",
  );
  expect(weighing(["Nobody came. The bell rang. The bell rang."], "the bell rang")(0)?.from).toBe(1);
});

test("words in their order weigh more than the same in another, and more the closer they stand", () => {
  const lines = [
    "red lamp swings",
    "red old lamp swings",
    "swings lamp red",
    "red and much too old a lamp swings",
  ];
  const weightOf = weighing(lines, "red lamp swings");
  const weights = lines.map((_, paragraph) => weightOf(paragraph)?.weight ?? 0);
  expect(weights[0]).toBeGreaterThan(weights[1] as number);
  expect(weights[1]).toBeGreaterThan(weights[3] as number);
  expect(weights[1]).toBeGreaterThan(weights[2] as number);
});

test("what was weighed before says nothing of a paragraph, though it begins where that one ended", () => {
  const lines = ["He put out the last lamp", "counted twice, the ferries came", "and a lamp, counted"];
  const alone = weighing(lines, "lamp counted twice")(1);
  const after = weighing(lines, "lamp counted twice");
  after(0);
  expect(after(1)).toEqual(alone);
});

test("of words that the query has in another order, those on the wrong side are hardly meant", () => {
  const paragraph = "Nobody came to see the ferries. She counted the lamps along the harbour wall.";
  const turned = weighing([paragraph], "counted the lamps along the harbour wall ferries nobody")(0);
  expect(turned?.marked).toBe("She counted the lamps along the harbour wall.");
});
