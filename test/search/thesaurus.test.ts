import { describe, expect, test } from "vitest";
import { foldWord } from "../../src/search/fold.ts";
import { createSearch } from "../../src/search/search.ts";
import { readThesaurus } from "../../src/search/thesaurus.ts";

const groups = readThesaurus();

describe("the thesaurus", () => {
  test("has groups of two or more different words, each as folding leaves it", () => {
    const bad = groups.filter(
      (group) => new Set(group).size < 2 || group.some((word) => word !== foldWord(word)),
    );
    expect(bad).toEqual([]);
    expect(groups.length).toBeGreaterThan(3_000);
  });

  test("has no group twice", () => {
    const written = groups.map((group) => group.toSorted().join(" "));
    expect(written.filter((group, place) => written.indexOf(group) !== place)).toEqual([]);
  });

  test("finds a line by words that only mean the same", async () => {
    const search = await createSearch([
      "The kettle was cold, and nobody had touched the loaf.",
      "She wept at the tomb until the lantern went out.",
      "In the harbour the boats lay still.",
    ]);
    expect((await search.find("crying at the grave with a lamp"))[0]?.passage).toBe(2);
    await search.close();
  });
});
