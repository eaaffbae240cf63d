import { expect, test } from "vitest";
import { readGolden, readParagraphs, texts } from "./golden/golden.ts";
import { readElsewhere, readRetold } from "./retold/retold.ts";

test("each retold query names passages that its text has, and none is a golden one", () => {
  const golden = new Set(texts.flatMap(readGolden).map(({ query }) => query.toLowerCase()));
  const wrong = readRetold().flatMap(({ text, queries }) => {
    const passages = readParagraphs(text).length;
    return queries.filter(
      ({ query, at }) =>
        golden.has(query.toLowerCase()) ||
        at?.length === 0 ||
        at?.some(({ passage }) => passage < 1 || passage > passages),
    );
  });
  expect(wrong).toEqual([]);
});

test("no query is both fitted to and kept aside", () => {
  const queriesOf = (isAside: boolean) =>
    readRetold().flatMap((one) =>
      one.isAside === isAside ? one.queries.map(({ query }) => query.toLowerCase()) : [],
    );
  const aside = new Set(queriesOf(true));
  expect(aside.size).toBeGreaterThan(500);
  expect(
    [...queriesOf(false), ...readElsewhere().map(({ query }) => query.toLowerCase())].filter((one) =>
      aside.has(one),
    ),
  ).toEqual([]);
});
