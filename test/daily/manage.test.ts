import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DailyInput } from "../../src/daily/input.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

const of = { guildId: "100", name: undefined };
const make = () => daily.manage();
const input = (change: DailyInput = {}): DailyInput => ({
  channel: { id: daily.discord.general.id, kind: "text", permissions: undefined },
  time: "9:00",
  timezone: "London",
  ...change,
});
const words = async (id: string) =>
  (await daily.store.deliveries(id, 50))
    .map(({ slot, state, reason }) => `${slot} ${state} ${reason ?? ""}`.trim())
    .reverse();
const posted = () => daily.discord.posts(daily.discord.general.id).length;

describe("post now", () => {
  test("as today's: the day has its post, also when its time had passed before the start", async () => {
    daily.time.now = start + 12 * hour;
    const manage = make();
    const { id } = (await manage.start(of, input())).one;
    await manage.postNow(of, "today");
    const machine = daily.machine();
    await machine.work();
    expect(posted()).toBe(1);
    await expect(manage.postNow(of, "today")).rejects.toMatchObject({ code: "daily-today-done" });
    daily.time.now = start + 23 * hour;
    await machine.work();
    daily.time.now = start + day + 10 * hour;
    await machine.work();
    expect(await words(id)).toEqual(["2026-03-02 posted", "2026-03-03 posted"]);
  });

  test("as an extra after the day's time: it brings nothing else with it, and tomorrow's comes tomorrow", async () => {
    daily.time.now = start + 12 * hour;
    const manage = make();
    const { id } = (await manage.start(of, input())).one;
    await manage.postNow(of, "extra");
    const machine = daily.machine();
    await machine.work();
    daily.time.now += hour;
    await machine.work();
    expect(posted()).toBe(1);
    daily.time.now = start + day + 9 * hour + 60_000;
    await machine.work();
    expect(posted()).toBe(2);
    expect((await words(id)).map((word) => word.replace(/^extra\S+/, "extra"))).toEqual([
      "extra posted",
      "2026-03-03 posted",
    ]);
  });

  test("as an extra: the day's own still comes", async () => {
    const manage = make();
    const { id } = (await manage.start(of, input())).one;
    await manage.postNow(of, "extra");
    const machine = daily.machine();
    await machine.work();
    daily.time.now = start + 10 * hour;
    await machine.work();
    expect(posted()).toBe(2);
    expect((await words(id)).map((one) => one.replace(/extra-\S+/, "extra"))).toEqual([
      "extra posted",
      "2026-03-02 posted",
    ]);
  });

  test("not while a post is on its way", async () => {
    const manage = make();
    await manage.start(of, input());
    daily.time.now = start + 10 * hour;
    await daily.store.claim({ now: daily.time.now, leaseMs: 60_000, most: 1, perSecond: 25 });
    await expect(manage.postNow(of, "extra")).rejects.toMatchObject({ code: "daily-on-its-way" });
    await expect(manage.skip(of)).rejects.toMatchObject({ code: "daily-on-its-way" });
  });
});

describe("a change of the time", () => {
  test("to earlier today closes today with its reason; to later lets it come", async () => {
    const manage = make();
    const { id } = (await manage.start(of, input())).one;
    daily.time.now = start + 8 * hour;
    await manage.edit(of, { time: "7:00" }, undefined);
    expect(await words(id)).toEqual(["2026-03-02 skipped rescheduled"]);
    daily.time.now = start + day + 6 * hour;
    await manage.edit(of, { time: "10:00" }, undefined);
    daily.time.now = start + day + 10.5 * hour;
    await daily.machine().work();
    expect(await words(id)).toEqual(["2026-03-02 skipped rescheduled", "2026-03-03 posted"]);
  });

  test.each(["Pacific/Auckland", "Pacific/Honolulu", "Asia/Tokyo", "America/New_York"])(
    "or of the zone to %s never gives a date two posts",
    async (timezone) => {
      const manage = make();
      const { id } = (await manage.start(of, input())).one;
      const machine = daily.machine();
      for (let at = 0; at < 6 * 24; at += 1) {
        daily.time.now = start + at * hour;
        await machine.work();
        if (at === 57) await manage.edit(of, { timezone }, undefined);
        if (at === 80) await manage.edit(of, { timezone: "Europe/London" }, undefined);
      }
      const dates = (await words(id)).filter((one) => one.endsWith("posted"));
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates.length).toBe(posted());
      expect(dates.length).toBeGreaterThanOrEqual(4);
    },
  );

  test("while a post is on its way leaves that post its day", async () => {
    const manage = make();
    const { id } = (await manage.start(of, input())).one;
    daily.time.now = start + 9.1 * hour;
    await daily
      .machine({
        at: async (step) => {
          if (step === "after post") await manage.edit(of, { time: "8:00" }, undefined);
        },
      })
      .work();
    expect(await words(id)).toEqual(["2026-03-02 posted"]);
    expect((await manage.one(of)).dueTimes[0]).toBe(start + day + 8 * hour);
  });
});

test("a pause leaves its dates skipped with that reason, and the story where it stood", async () => {
  const manage = make();
  const { id } = (await manage.start(of, input())).one;
  const machine = daily.machine();
  daily.time.now = start + 10 * hour;
  await machine.work();
  await manage.pause(of);
  daily.time.now = start + 3 * day + 10 * hour;
  expect(await machine.work()).toBe(0);
  const { next } = await manage.resume(of);
  expect(next).toMatchObject({ day: 2 });
  expect(await words(id)).toEqual([
    "2026-03-02 posted",
    "2026-03-03 skipped paused",
    "2026-03-04 skipped paused",
    "2026-03-05 skipped paused",
  ]);
});

test("a story told to its end starts over when it is resumed, and goes on when it has grown", async () => {
  const manage = make();
  const story = daily.library.standard;
  const short = { ...story, slug: "short", passages: story.passages.slice(0, 2) };
  daily.stories.set("short", short);
  await manage.start(of, input({ story: "short" }));
  const machine = daily.machine();
  for (let at = 0; at < 4; at += 1) {
    daily.time.now = start + at * day + 10 * hour;
    await machine.work();
  }
  expect(await manage.one(of)).toMatchObject({ state: "ended" });
  daily.stories.set("short", { ...short, passages: story.passages.slice(0, 3) });
  expect((await manage.resume(of)).next).toMatchObject({ kind: "passages", day: 3 });
});

test("stopped and started again under its name, it goes on where it stood", async () => {
  const manage = make();
  const { id } = (await manage.start(of, input())).one;
  await manage.skip(of);
  await manage.stop(of.guildId, id);
  expect((await manage.start(of, input())).one.next).toMatchObject({ day: 2 });
});

test("one server's posts are out of another's reach", async () => {
  const manage = make();
  const { id } = (await manage.start(of, input())).one;
  expect(await manage.byId("101", id)).toBeUndefined();
  await expect(manage.stop("101", id)).rejects.toMatchObject({ code: "no-daily" });
  await expect(manage.one({ guildId: "101", name: "daily" })).rejects.toMatchObject({ code: "no-daily" });
});
