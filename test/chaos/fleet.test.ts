import { afterAll, expect, test } from "vitest";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { faultsOf, fleetChaos } from "./fleet.ts";

// The short form of `npm run chaos -- fleet`.
const server = await startPostgres();
afterAll(() => server?.stop());

test("three processes that agree on shards, one upgraded and one killed, leave nobody unanswered", {
  timeout: 300_000,
}, async ({ skip }) => {
  skip(server === undefined, noPostgres);
  const lines: string[] = [];
  const result = await fleetChaos({
    databaseUrl: (await server?.create()) ?? "",
    ...{ shards: 8, concurrency: 2, acts: ["roll", "kill"], minutes: 1 },
    ...{ askedPerSecond: 8, postsPerMinute: 24, seed: 5, say: (line) => lines.push(line) },
  });
  expect(faultsOf(result), lines.join("\n")).toEqual([]);
  expect(result.posts.due).toBe(24);
  expect(result.answered).toBeGreaterThan(100);
  // Those that the killed one ran, and no others, were away.
  expect(result.shardsDown.times).toBeGreaterThan(0);
  expect(result.shardsDown.times).toBeLessThanOrEqual(4);
});
