import { randomOf } from "../../../src/search/random.ts";
import { createSearch } from "../../../src/search/search.ts";

const each = 25;

/** Queries that are made to be slow: the longest, the commonest, the least alike to anything, and all of one letter. */
export function hardQueries(paragraphs: readonly string[]): readonly string[] {
  const random = randomOf(paragraphs.length);
  const words = paragraphs.slice(0, 500).join(" ").split(/\s+/);
  const some = (length: number, from: readonly string[]) =>
    Array.from({ length }, () => random.pick(from)).join(" ");
  const letters = [..."etaoinshrdlu"];
  const made = (length: number) => Array.from({ length }, () => random.pick(letters)).join("");
  const common = "the of and to in a that he was it his i with as had is for you but on".split(" ");
  return Array.from({ length: each }, () => [
    some(120, words),
    some(90, common),
    Array.from({ length: 60 }, () => made(9)).join(" "),
    made(800),
    "e ".repeat(400),
    random.pick(letters).repeat(800),
    random.pick(paragraphs).repeat(5).slice(0, 800),
    some(60, words).replaceAll(" ", ""),
  ]).flat();
}

/** Milliseconds that each takes at best of three, by one search that asks nobody else meanwhile: a busy machine is not the query's fault. */
export async function timesOf(
  paragraphs: readonly string[],
  queries: readonly string[],
): Promise<readonly number[]> {
  const search = createSearch(paragraphs, { language: "en", deadlineMs: 60_000 });
  for (const query of queries.slice(0, 20)) await search.find(`${query} `);
  const times = queries.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 3; round += 1) {
    for (const [place, query] of queries.entries()) {
      const start = performance.now();
      await search.find(query);
      times[place] = Math.min(times[place] as number, performance.now() - start);
    }
  }
  await search.close();
  return times;
}
