import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rescheduleAll } from "../../src/daily/reschedule.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const id = "sub-1";
const minute = 60_000;

let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

const manage = () => daily.manage();
const reopen = () => rescheduleAll(daily.machine().parts);
const shown = () =>
  daily.discord
    .posts()
    .map((post) => Number(/Passage (\d+) of 29/.exec(JSON.stringify(post.message.components))?.[1]));
const one = async () => {
  const found = await daily.store.find(id);
  if (found === undefined) throw new Error("no such posts");
  return found;
};
const words = async () =>
  (await daily.store.deliveries(id, 1_000))
    .filter(({ settledAt }) => settledAt <= daily.time.now)
    .map(({ slot, state }) => `${slot} ${state}`)
    .sort();
const work = async (days: number) => {
  const machine = daily.machine();
  const end = daily.time.now + days * day;
  for (; daily.time.now < end; daily.time.now += 30 * minute) await machine.work();
};
/** The clock is ahead for a moment, in which the bot works. */
const wrongBy = async (ms: number, moment: () => Promise<unknown> = () => daily.machine().work()) => {
  const now = daily.time.now;
  daily.time.now = now + ms;
  await moment();
  daily.time.now = now + 6_000;
};

describe("a clock that is ahead for some seconds", () => {
  test.each([3, 30, 4_000])("by %i days costs no date, and it is said", async (days) => {
    await daily.subscribe();
    await work(1);
    await wrongBy(days * day);
    expect(await daily.store.find(id)).not.toMatchObject({ slot: "2026-03-03" });
    expect(await reopen()).toBe(1);
    expect(daily.lines.map(({ message }) => message)).toContain(
      "a clock was ahead of its time: dates that it closed are open again",
    );
    await work(3);
    expect(shown()).toEqual([1, 2, 3, 4]);
    expect(await words()).toEqual(["02", "03", "04", "05"].map((date) => `2026-03-${date} posted`));
  });

  test("in the minute before a post, or just after it, leaves that date its one post", async () => {
    await daily.subscribe();
    daily.time.now = start + 9 * hour - 3_000;
    await wrongBy(30 * day);
    await reopen();
    await work(0.02);
    daily.time.now = start + 9.5 * hour;
    await wrongBy(30 * day);
    await reopen();
    await work(1.1);
    expect(await words()).toEqual(["2026-03-02 posted", "2026-03-03 posted"]);
    expect(shown()).toEqual([1, 2]);
  });

  test("a date that it posted too early is not posted again", async () => {
    await daily.subscribe();
    daily.time.now = start + 12 * hour;
    await wrongBy(3 * day, async () => {
      await daily.machine().work();
      await daily.machine().work();
    });
    await reopen();
    await work(5);
    const dates = daily.discord
      .posts()
      .map((post) => /past:sub-1:([\d-]+)/.exec(JSON.stringify(post.message.components))?.[1]);
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates).toContain("2026-03-04");
  });

  test("holds nothing up with the lease of a machine that died in it", async () => {
    await daily.subscribe();
    daily.time.now = start + 9 * hour + minute;
    await wrongBy(30 * day, () =>
      daily.store.claim({ now: daily.time.now, leaseMs: minute, most: 1, perSecond: 25 }),
    );
    await reopen();
    await work(0.5);
    expect(await words()).toEqual(["2026-03-02 posted"]);
  });

  test("is mended by an edit, and by going on", async () => {
    await daily.subscribe();
    const of = { guildId: daily.discord.home.id, name: undefined };
    await wrongBy(30 * day);
    expect((await manage().edit(of, { time: "10:00" }, undefined)).dueTimes[0]).toBe(start + 10 * hour);
    await wrongBy(30 * day);
    // It runs already, and now it posts as well.
    await expect(manage().resume(of)).rejects.toMatchObject({ code: "daily-runs" });
    expect((await manage().one(of)).dueTimes[0]).toBe(start + 10 * hour);
    await manage().pause(of);
    await daily.store.replace({ ...(await one()), closedDate: "2026-04-01", slot: "2026-04-02" });
    expect((await manage().resume(of)).dueTimes[0]).toBe(start + 10 * hour);
  });

  test("opens the dates of paused posts without waking them", async () => {
    await daily.subscribe();
    const of = { guildId: daily.discord.home.id, name: undefined };
    daily.time.now = start + 9 * hour + minute;
    // A try of a date to come, whose machine died and whose posts were paused then.
    const ahead = daily.time.now + 30 * day;
    const date = { slot: "2026-04-01", triedSlot: "2026-04-01", closedDate: "2026-03-31" };
    await daily.store.replace({
      ...(await one()),
      ...date,
      state: "paused",
      dueAt: ahead,
      triedAt: ahead,
      wakeAt: ahead,
    });
    await reopen();
    await work(3);
    expect(shown()).toEqual([]);
    await manage().resume(of);
    await work(1.1);
    expect(shown()).toEqual([1]);
  });

  test("leaves no follow-up waiting for that time", async () => {
    await daily.subscribe({ opensThread: true });
    daily.time.now = start + 9 * hour + minute;
    daily.discord.fail({ method: "POST", route: /threads$/, how: "500" });
    await daily.machine().work();
    const [done] = await daily.store.deliveries(id, 1);
    if (done === undefined) throw new Error("nothing was posted");
    await daily.store.setFollowUps({ ...done, todoAt: daily.time.now + 30 * day }, done.todoAt ?? 0);
    await reopen();
    expect(await daily.store.claimFollowUps(daily.time.now, minute, 5)).toHaveLength(1);
  });
});

test("a clock that is behind for some seconds makes no date's post come twice", async () => {
  await daily.subscribe();
  await work(2);
  await wrongBy(-30 * day, async () => {
    await reopen();
    await daily.machine().work();
  });
  await reopen();
  await work(2);
  const dates = daily.discord
    .posts()
    .map((post) => /past:sub-1:([\d-]+)/.exec(JSON.stringify(post.message.components))?.[1]);
  expect(dates).toEqual(["02", "03", "04", "05"].map((date) => `2026-03-${date}`));
});

test("days of the week that are far apart are not taken for a wrong clock", async () => {
  await daily.subscribe({ days: "7" });
  await work(14);
  expect(await reopen()).toBe(0);
  expect(shown()).toEqual([1, 2]);
});
