import { expect, test } from "vitest";
import { wordsIn } from "../../src/story/words.ts";

test.each([
  ["", "en", 0],
  ["Well… I don't know—do you?", "en", 6],
  ["the well-known pink tie", "en", 5],
  ["3.14 of 1,000", "en", 3],
  ["*** !?", "en", 0],
  ["Ça va ? Oui.", "fr", 3],
  ["今日は雨です。", "ja", 4],
])("%j in %s has %i words", (text, language, words) => {
  expect(wordsIn(language)(text)).toBe(words);
});
