import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ClockParts, startClock } from "../../src/daily/clock.ts";
import { rescheduleAll } from "../../src/daily/reschedule.ts";
import type { Store } from "../../src/store/store.ts";
import { StoreUnavailable } from "../../src/store/unavailable.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

/** A clock whose sleeps the test ends: each passes as much time as was asked for, and says how much. */
function run(change: Partial<ClockParts> = {}) {
  const sleeps: number[] = [];
  let next = Promise.withResolvers<void>();
  let reached = Promise.withResolvers<void>();
  const clock = startClock({
    ...daily.machine().parts,
    sleep: async (ms, signal) => {
      sleeps.push(ms);
      reached.resolve();
      const woken = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      await Promise.race([next.promise, woken]);
      if (!signal.aborted) daily.time.now += ms;
    },
    ...change,
  });
  return {
    clock,
    sleeps,
    /** Lets it sleep through, to its next sleep. */
    step: async () => {
      await reached.promise;
      reached = Promise.withResolvers();
      next.resolve();
      next = Promise.withResolvers();
      await reached.promise;
    },
  };
}

const posted = () => daily.discord.posts(daily.discord.general.id).length;

test("asks the store at least every 30 seconds, and sooner when something comes due", async () => {
  await daily.subscribe();
  daily.time.now = start + 9 * hour - 100_000;
  const { clock, sleeps, step } = run();
  for (let steps = 0; steps < 6; steps += 1) await step();
  await daily.discord.until(() => posted() === 1);
  await clock.close();
  expect(Math.max(...sleeps)).toBe(30_000);
  // Not a poll: it slept until the very moment.
  expect(sleeps.some((ms) => ms < 30_000)).toBe(true);
});

test("takes up at once what somebody woke it for", async () => {
  const one = await daily.subscribe();
  const { clock, step } = run();
  await step();
  const now = (await daily.store.find(one.id)) ?? one;
  await daily.store.replace({ ...now, wakeAt: daily.time.now });
  clock.wake();
  await daily.discord.until(() => posted() === 1);
  await clock.close();
});

test("survives a store that fails, waits longer each time, and posts when it is back", async () => {
  await daily.subscribe();
  daily.time.now = start + 9 * hour + 30_000;
  const { parts } = daily.machine();
  let failures = 7;
  const store: Store = {
    ...parts.store,
    running: async () => [],
    claim: (ask) => {
      failures -= 1;
      return failures >= 0
        ? Promise.reject(new StoreUnavailable(new Error("disk full")))
        : parts.store.claim(ask);
    },
  };
  const { clock, sleeps, step } = run({ store });
  for (let steps = 0; steps < 7; steps += 1) await step();
  await daily.discord.until(() => posted() === 1);
  await clock.close();
  expect(sleeps.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  const said = daily.lines.map((line) => line.message);
  expect(said.filter((words) => words === "the daily clock can't ask the store")).toHaveLength(1);
  expect(said).toContain("the daily clock goes on");
});

test("finishes what is under way before it closes", async () => {
  await daily.subscribe();
  daily.time.now = start + 9 * hour + 30_000;
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const { clock } = run({
    at: async (step) => {
      if (step !== "before post") return;
      reached.resolve();
      await held.promise;
    },
  });
  await reached.promise;
  const closing = clock.close();
  held.resolve();
  await closing;
  expect(posted()).toBe(1);
  expect(await daily.store.deliveries("sub-1", 1)).toMatchObject([{ state: "posted" }]);
});

describe("changed time-zone data", () => {
  test("moves a due time to where the rules put it now", async () => {
    const one = await daily.subscribe();
    // As other rules had it: an hour earlier.
    await daily.store.replace({ ...one, dueAt: one.dueAt - hour, wakeAt: (one.wakeAt ?? 0) - hour });
    expect(
      await rescheduleAll({ store: daily.store, log: daily.machine().parts.log, now: () => daily.time.now }),
    ).toBe(1);
    expect(await daily.store.find(one.id)).toMatchObject({
      slot: "2026-03-02",
      dueAt: one.dueAt,
      wakeAt: one.wakeAt,
    });
    expect(
      await rescheduleAll({ store: daily.store, log: daily.machine().parts.log, now: () => daily.time.now }),
    ).toBe(0);
  });

  test("leaves alone what a machine is posting just now", async () => {
    const one = await daily.subscribe();
    await daily.store.replace({ ...one, dueAt: one.dueAt - hour, wakeAt: daily.time.now });
    await daily.store.claim({ now: daily.time.now, leaseMs: day, most: 1, perSecond: 25 });
    expect(
      await rescheduleAll({ store: daily.store, log: daily.machine().parts.log, now: () => daily.time.now }),
    ).toBe(0);
  });
});
