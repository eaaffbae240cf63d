import { performance } from "node:perf_hooks";
import { setTimeout as pass } from "node:timers/promises";
import { expect, test } from "vitest";
import { makePace } from "../../src/discord/posts.ts";

const clock = { now: () => performance.now(), sleep: (ms: number) => pass(ms) };

test("requests keep their distance and their order, also after the process stood still", async () => {
  const pace = makePace(20, clock);
  const went: [number, number][] = [];
  const all = Array.from({ length: 10 }, async (_, at) => {
    await pace();
    went.push([at, performance.now()]);
  });
  const until = performance.now() + 300;
  await pass(30);
  while (performance.now() < until);
  await Promise.all(all);
  expect(went.map(([at]) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const gaps = went.slice(1).map(([, at], before) => at - (went[before]?.[1] ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThan(15);
});

test("a clock that is set back holds nobody up", async () => {
  let now = 1_000_000;
  const slept: number[] = [];
  const pace = makePace(40, {
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
    },
  });
  await pace();
  now = 0;
  await pace();
  expect(slept).toEqual([40]);
});
