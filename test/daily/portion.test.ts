import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messagesOf, portionFrom } from "../../src/daily/portion.ts";
import type { DailySettings } from "../../src/domain/subscription.ts";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Story } from "../../src/story/story.ts";
import { calendarOf } from "../../src/view/daily-plan.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";
import { novel } from "../helpers/novel.ts";

const numbers = (passages: readonly { readonly number: number }[]) => passages.map(({ number }) => number);
const from = (story: Story, number: number, portion: DailySettings["portion"]) =>
  numbers(portionFrom(story, number - 1, { minLength: 0, ...(portion === undefined ? {} : { portion }) }));

describe("a portion", () => {
  const story = novel([
    [
      [40, 40],
      [40, 40, 40],
    ],
    [[100, 100]],
  ]);

  test("of a scene goes to the scene's end, of a chapter to the chapter's, and neither over it", () => {
    expect(from(story, 1, "scene")).toEqual([1, 2]);
    expect(from(story, 3, "scene")).toEqual([3, 4, 5]);
    expect(from(story, 1, "chapter")).toEqual([1, 2, 3, 4, 5]);
    expect(from(story, 4, "chapter")).toEqual([4, 5]);
    expect(from(story, 6, "chapter")).toEqual([6, 7]);
    expect(from(story, 7, "scene")).toEqual([7]);
  });

  test("of words is whole passages, and ends with a scene that is near", () => {
    expect(from(story, 1, 90)).toEqual([1, 2]);
    expect(from(story, 1, 120)).toEqual([1, 2, 3]);
    expect(from(story, 3, 60)).toEqual([3]);
    expect(from(story, 3, 110)).toEqual([3, 4, 5]);
    expect(from(story, 1, 5_000)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test("of any kind tells every story whole, in order and once", () => {
    const shape = fc.array(
      fc.array(fc.array(fc.integer({ min: 2, max: 400 }), { minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 4 },
    );
    const portion = fc.oneof(
      fc.constantFrom("passage", "scene", "chapter" as const),
      fc.integer({ min: 50, max: 3_000 }),
    );
    fc.assert(
      fc.property(shape, portion, (chapters, kind) => {
        const told = novel(chapters);
        const all: number[] = [];
        while (all.length < told.passages.length) {
          const part = from(told, all.length + 1, kind);
          expect(part.length).toBeGreaterThan(0);
          all.push(...part);
        }
        expect(all).toEqual(numbers(told.passages));
        // Every message of it has room, and none is empty.
        for (const message of messagesOf(told.passages)) {
          expect(message.length).toBeGreaterThan(0);
          if (message.length > 1)
            expect(message.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(3_000);
        }
        expect(messagesOf(told.passages).flatMap(numbers)).toEqual(numbers(told.passages));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a plan", () => {
  const story = novel(Array.from({ length: 10 }, () => [[60, 60, 60, 60]]));
  let daily: Daily;
  beforeEach(async () => {
    daily = await openDaily();
    daily.stories.set("novel", story);
  });
  afterEach(() => daily.close());
  const manage = () => daily.manage();
  const input = (more: object) => ({
    channel: { id: daily.discord.general.id, kind: "text" as const, permissions: undefined },
    time: "9:00",
    timezone: "London",
    story: "novel",
    ...more,
  });
  const of = { guildId: "100", name: undefined };

  test("ends on its date, with portions about alike", async () => {
    await manage().start(of, input({ until: "2026-03-11" }));
    const { planned } = await manage().plan(of);
    expect(planned.at(-1)).toMatchObject({ date: "2026-03-11", last: story.passages.length });
    expect(planned.map(({ date }) => date)).toEqual([...new Set(planned.map(({ date }) => date))]);
    const words = planned.map((post) => post.words);
    expect(Math.max(...words)).toBeLessThanOrEqual(2.5 * Math.min(...words));
  });

  test("is reckoned anew after a pause, and still ends then", async () => {
    await manage().start(of, input({ until: "2026-03-11" }));
    const before = (await manage().plan(of)).planned.length;
    await manage().pause(of);
    daily.time.now = start + 4 * day + 12 * hour;
    await manage().resume(of);
    const { planned } = await manage().plan(of);
    expect(planned.length).toBeLessThan(before);
    expect(planned.at(-1)).toMatchObject({ date: "2026-03-11", last: story.passages.length });
  });

  test.each(["2026-04-01", "1.4.2026", "1.4.", "4月1日", "2026/4/1"])("reads %s as a date", async (until) => {
    const { one } = await manage().start(of, input({ until }));
    expect(one.settings.until).toBe("2026-04-01");
  });

  test("every two days skips one each time, also across months", async () => {
    await manage().start(of, input({ every: 2, portion: "chapter" }));
    const { planned } = await manage().plan(of);
    expect(planned.slice(0, 3).map(({ date }) => date)).toEqual(["2026-03-02", "2026-03-04", "2026-03-06"]);
    expect(planned.at(-1)?.date).toBe("2026-03-20");
  });

  test("is a calendar that others read: lines folded, an event for each post", async () => {
    await manage().start(of, input({ portion: "chapter" }));
    const calendar = calendarOf(await manage().plan(of), wordsFor("en"));
    expect(calendar.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(10);
    expect(calendar).toContain("DTSTART:20260302T090000Z");
    expect(calendar).not.toMatch(/[^\r]\n/);
  });
});
