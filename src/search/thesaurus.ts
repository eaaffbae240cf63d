import { readFileSync } from "node:fs";

/** Words that readers put for one another when they tell a line in their own words, group by group; any form of each. */
export function readThesaurus(): readonly (readonly string[])[] {
  const lines = readFileSync(new URL("./data/thesaurus.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => line.split(" "));
}
