import { readFileSync } from "node:fs";

/**
 * Words that readers put for one another when they tell a line in their own words, a group a line; any form of each.
 * Each word with the numbers of its groups.
 */
export function readSynonyms(): ReadonlyMap<string, readonly number[]> {
  const groups = readFileSync(new URL("./thesaurus.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const numbers = new Map<string, number[]>();
  for (const [number, group] of groups.entries()) {
    for (const word of group.split(" ")) {
      const known = numbers.get(word);
      if (known === undefined) numbers.set(word, [number]);
      else known.push(number);
    }
  }
  return numbers;
}
