import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSearch, type Search } from "../../src/search/search.ts";

const stories = {
  en: [
    "The harbour was empty when Marguerite came down, and nobody had lit the lamps.",
    "“He walks like an umbrella that somebody forgot to close,” said the ferryman.",
    "It rained all the way to the island, and the bell rang under the water.",
    "She held the lantern between her knees and thought of the orchard.",
    "Nobody else was foolish enough to cross, and the tide would not wait.",
  ],
  de: [
    "Der Hafen war leer, als Marguerite herunterkam, und niemand hatte die Lampen angezündet.",
    "„Er geht wie ein Regenschirm, den jemand zu schließen vergaß“, sagte der Fährmann.",
    "Es regnete den ganzen Weg zur Insel, und die Glocke läutete unter dem Wasser.",
    "Sie hielt die Laterne zwischen den Knien und dachte an den Obstgarten.",
    "Niemand sonst war töricht genug, hinüberzufahren, und die Flut wartete nicht.",
  ],
};

describe.each([
  ["en", ["the umbrella comparison", "the umbrella joke", "that umbrella metaphor"], "the bishop comparison"],
  ["de", ["der Vergleich mit dem Regenschirm", "der Regenschirm Witz"], "der Vergleich mit dem Bischof"],
] as const)("what readers call a line by, in %s", (language, asked, absent) => {
  let search: Search;
  beforeAll(() => {
    search = createSearch(stories[language], { language });
  });
  afterAll(() => search.close());

  it.each(asked)("%s", async (query) => {
    expect((await search.find(query))[0]?.passage).toBe(2);
  });

  it("is no line by itself", async () => {
    expect(await search.find(absent)).toEqual([]);
  });
});

it("a story that has the word is asked for it", async () => {
  const search = createSearch([
    ...stories.en,
    "She remembered the joke about the bishop, and did not laugh.",
  ]);
  expect((await search.find("the bishop joke"))[0]?.passage).toBe(6);
  expect((await search.find("the joke about the bishop"))[0]?.passage).toBe(6);
  await search.close();
});
