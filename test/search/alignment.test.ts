import { expect, test } from "vitest";
import { createAlignment } from "../../src/search/alignment.ts";
import { matchTerms, noTermMatches } from "../../src/search/candidates.ts";
import { readQuery } from "../../src/search/query.ts";
import { createSearch } from "../../src/search/search.ts";
import { readWordLists } from "../../src/search/word-lists.ts";
import { indexed } from "../helpers/search.ts";

const paragraphs = [
  "The keeper of the lighthouse mended nets beside a broken lantern.",
  "Beside a lantern the broken nets of the keeper were mended in the lighthouse.",
  "The keeper, whom nobody on the island had seen since harvest, mended what was left of all those nets.",
];
const { index, lexicon } = indexed(paragraphs);
const align = createAlignment(index);

/** In bits, of the query and of what each paragraph says of it in the same order. */
function aligned(query: string) {
  const terms = readQuery(query, index, lexicon, undefined, readWordLists("en"));
  const matches = noTermMatches(index);
  matchTerms(terms, index, matches);
  const all = terms.reduce((sum, { bits }) => sum + bits, 0);
  const each = paragraphs.map((_, at) =>
    align(index.paragraphAt[at] as number, index.paragraphAt[at + 1] as number, terms, matches),
  );
  return { all, each };
}

test("a line as it stands is aligned whole", () => {
  const { all, each } = aligned("keeper of the lighthouse mended nets");
  expect(each[0]).toBeCloseTo(all, 3);
});

test("the same words in another order, or far apart, are worth less", () => {
  const [together, turned, apart] = aligned("the keeper mended nets").each as [number, number, number];
  expect(together).toBeGreaterThan(turned);
  expect(together).toBeGreaterThan(apart);
  expect(apart).toBeGreaterThan(0);
});

test("nothing of it is worth nothing, and rows are clean for the next question", () => {
  const before = aligned("keeper mended nets").each;
  expect(aligned("zebra").each).toEqual([0, 0, 0]);
  expect(aligned("keeper mended nets").each).toEqual(before);
});

test("words of a remembered line, in their order, make an answer surer than the same words jumbled", async () => {
  const search = createSearch(paragraphs);
  const score = async (query: string) => (await search.find(query))[0]?.score ?? 0;
  expect(await score("keeper of lighthouse mended the nets")).toBeGreaterThan(
    await score("nets the mended lighthouse of keeper"),
  );
  await search.close();
});
