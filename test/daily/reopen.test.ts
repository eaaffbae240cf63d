import { afterEach, beforeEach, expect, test } from "vitest";
import { rescheduleAll } from "../../src/daily/reschedule.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const nine = start + 9 * hour + 30_000;
let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

const reckon = () => rescheduleAll(daily.machine().parts);
const words = async () =>
  (await daily.store.deliveries("sub-1", 60)).map(({ slot, state }) => `${slot} ${state}`).toSorted();

test.each([
  ["an hour before its time", 8 * hour],
  ["after its post", 16 * hour],
])("a clock that was thirty days ahead %s silences no date once it is right", async (_, at) => {
  await daily.subscribe();
  const machine = daily.machine();
  if (at > 9 * hour) {
    daily.time.now = nine;
    await machine.work();
  }
  // At a time of day of which no post is due.
  daily.time.now = start + at + 30 * day;
  await machine.work();
  await machine.work();
  daily.time.now = start + at + 60_000;
  expect(await reckon()).toBe(1);
  for (daily.time.now = start + at + hour; daily.time.now < start + 4 * day; daily.time.now += hour)
    await machine.work();
  expect(await words()).toEqual([
    "2026-03-02 posted",
    "2026-03-03 posted",
    "2026-03-04 posted",
    "2026-03-05 posted",
  ]);
  expect(daily.discord.posts()).toHaveLength(4);
});

test("a lease that ends thirty days ahead ends now, and its post is looked for", async () => {
  await daily.subscribe();
  daily.time.now = nine;
  const [claimed] = await daily.store.claim({ now: nine, leaseMs: 30 * day, most: 1, perSecond: 25 });
  expect(claimed).toBeDefined();
  daily.time.now = nine + 60_000;
  expect(await reckon()).toBe(1);
  await daily.machine().work();
  expect(await words()).toEqual(["2026-03-02 posted"]);
});

test("what a clock ahead of its time has posted is not posted again when that date comes", async () => {
  await daily.subscribe();
  const machine = daily.machine();
  daily.time.now = nine + 3 * day;
  await machine.work();
  await machine.work();
  expect(daily.discord.posts()).toHaveLength(1);
  daily.time.now = nine - hour;
  await reckon();
  for (; daily.time.now < nine + 5 * day; daily.time.now += hour) await machine.work();
  expect((await words()).filter((one) => one.startsWith("2026-03-05"))).toEqual(["2026-03-05 posted"]);
  expect(daily.discord.posts()).toHaveLength(5);
});

test("a weekly post a week ahead is no fault", async () => {
  await daily.subscribe({ days: "1" });
  daily.time.now = nine;
  await daily.machine().work();
  expect(await reckon()).toBe(0);
});
