import { expect, test } from "vitest";
import { nearestAsTyped } from "../../src/search/as-typed.ts";
import { createSearch } from "../../src/search/search.ts";

const others = ["The rain fell on the harbour all night.", "Nobody had lit the lamps along the quay."];

test.each([
  ["an accent", "He played for the pâté.", "He played for the pate.", "es"],
  ["a mark", "Un fichier ne peut s’appeler « . »", "Un fichier ne peut s’appeler « .. »", "fr"],
  ["a hamza", "اكتب اختصارا جديدا، أو انقر للمسح", "اكتب اختصارا جديدا، أو أنقر للمسح", "ar"],
  ["a question", "She had seen it. He was gone.", "She had seen it? He was gone!", "en"],
])(
  "of two lines that differ by %s, the one that was typed comes first",
  async (_what, one, other, language) => {
    for (const paragraphs of [
      [one, other, ...others],
      [other, one, ...others],
    ]) {
      const search = createSearch(paragraphs, { language });
      for (const line of [one, other])
        expect((await search.find(line))[0]?.passage).toBe(paragraphs.indexOf(line) + 1);
      await search.close();
    }
  },
);

test("the first of those that are as near comes first", () => {
  expect(nearestAsTyped("the lamps", ["the lamps", "the lamps"])).toBe(0);
  expect(nearestAsTyped("the lamps", ["lamps", "the lamps were lit"])).toBe(1);
  expect(nearestAsTyped("a", ["b", "a"])).toBe(0);
});
