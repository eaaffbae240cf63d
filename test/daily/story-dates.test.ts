import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeliveryStep } from "../../src/daily/deliver.ts";
import { planOf } from "../../src/daily/plan.ts";
import { checkDates } from "../../src/daily/story-dates.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { parseStory } from "../../src/story/parse.ts";
import type { Story } from "../../src/story/story.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const head = "title: Letters\nattribution: By Mo\npermission: own work\n";
const body =
  "# 29 February\n\nA leap.\n\nLast words.\n\n# 3 March\n\nDear Lucy.\n\nIt rains.\n\n# 5 March\n\nDear Mina.\n\n# 5 March, later\n\nDear both.";
const parsed = (dates: string) => parseStory("letters", `---\n${head}dates:\n${dates}---\n\n${body}\n`);
const storyWith = (dates: string): Story => {
  const made = parsed(dates);
  if (made.kind === "faults") throw new Error(JSON.stringify(made.faults));
  return made.story;
};
const usual =
  "  - { passage: 2, date: 02-29 }\n  - { chapter: 2, date: 03-03 }\n  - { chapter: 4, date: 03-05 }\n  - { chapter: 3, date: 03-05 }\n";

describe("on the story's own days", () => {
  let daily: Daily;
  beforeEach(async () => {
    daily = await openDaily();
    daily.stories.set("letters", storyWith(usual));
  });
  afterEach(() => daily.close());

  const posts = () => daily.discord.posts(daily.discord.general.id).filter((post) => !post.isDeleted);
  const seen = () =>
    posts().map(({ message }) => /Dear \w+\.|A leap\.|Last words\./.exec(readable(message))?.[0]);
  const run = async (machine: ReturnType<Daily["machine"]>, from: number, to: number) => {
    for (daily.time.now = from; daily.time.now < to; daily.time.now += hour / 2) await machine.work();
  };

  test("each comes on its day, several a day in order, years on end, and the days between say nothing", async () => {
    await daily.subscribe({ story: "letters", on: "story-dates" });
    const machine = daily.machine();
    await run(machine, start, start + 5 * day);
    expect(seen()).toEqual(["Dear Lucy.", "Dear Mina.", "Dear both."]);
    const words = await daily.store.deliveries("sub-1", 50);
    expect(words.map(({ slot, state }) => [slot, state]).toSorted()).toEqual([
      ["2026-03-03", "posted"],
      ["2026-03-05", "posted"],
      ["2026-03-05.2", "posted"],
    ]);
    const nextYear = Date.parse("2027-02-26T00:00:00Z");
    await daily.store.replace({
      ...((await daily.store.find("sub-1")) ?? expect.fail("no subscription")),
      slot: "2027-02-26",
      closedDate: "2027-02-25",
      dueAt: nextYear + 9 * hour,
      wakeAt: nextYear + 9 * hour,
    });
    await run(machine, nextYear, nextYear + 9 * day);
    expect(seen().slice(3)).toEqual(["Last words.", "Dear Lucy.", "Dear Mina.", "Dear both."]);
  });

  test.each(["after claim", "before post", "after post", "after settle"] satisfies DeliveryStep[])(
    "none is missed or doubled though a machine dies %s",
    async (step) => {
      await daily.subscribe({ story: "letters", on: "story-dates" });
      const stumbling = daily.machine({
        at: (reached) => {
          if (reached === step) throw new Error("crash");
        },
      });
      await run(daily.machine(), start, start + 3 * day);
      daily.time.now = start + 3 * day + 9.5 * hour;
      await expect(stumbling.work()).rejects.toThrow("crash");
      daily.discord.forgetNonces();
      await run(daily.machine(), start + 3 * day + 10 * hour, start + 5 * day);
      expect(seen()).toEqual(["Dear Lucy.", "Dear Mina.", "Dear both."]);
    },
  );

  test("a day that was slept through is missed, with a word for it; those without a letter are not", async () => {
    await daily.subscribe({ story: "letters", on: "story-dates" });
    await run(daily.machine(), start + 10 * day, start + 11 * day);
    const words = await daily.store.deliveries("sub-1", 50);
    expect(words.map(({ slot, state }) => [slot, state]).toSorted()).toEqual([
      ["2026-03-03", "missed"],
      ["2026-03-05", "missed"],
    ]);
    expect(await daily.store.find("sub-1")).toMatchObject({ slot: "2026-03-13" });
  });

  test("the plan shows a year of them", async () => {
    const one = await daily.subscribe({ story: "letters", on: "story-dates" });
    expect(planOf(one, storyWith(usual), start).map(({ date, first, last }) => [date, first, last])).toEqual([
      ["2026-03-03", 3, 4],
      ["2026-03-05", 5, 5],
      ["2026-03-05", 6, 6],
      ["2027-02-28", 2, 2],
    ]);
    const shipped = daily.library.standard;
    expect(() => checkDates({ on: "story-dates" }, shipped)).toThrow("gives no dates");
  });
});

test.each([
  ["  - { chapter: 1, date: 02-30 }\n", "02-30 is no day of the calendar"],
  ["  - { chapter: 1, date: soon }\n", "must be a day such as 05-03"],
  ["  - { chapter: 9, date: 05-03 }\n", "chapter 9 lies beyond the last chapter, 4"],
  ["  - { passage: 5-70, date: 05-03 }\n", "passages 5-70 lies beyond the last passage, 6"],
  ["  - { chapter: 1, date: 05-03 }\n  - { chapter: 1, date: 05-04 }\n", "chapter 1 is named twice"],
  ["  - { chapter: 1, date: 05-03 }\n  - { passage: 2, date: 05-04 }\n", "passage 2 is part of chapter 1"],
  [
    "  - { chapter: 1, date: 05-03 }\n  - { chapter: 2, date: 05-01 }\n",
    "chapter 2 (05-01) comes before chapter 1 (05-03)",
  ],
  ["  - { chapter: 1, date: 2026-05-03 }\n  - { chapter: 2, date: 2025-12-01 }\n", "comes before chapter 1"],
  ["  - { date: 05-03 }\n", "must name either a chapter or a passage"],
  ["  - { chapter: 1, day: 05-03 }\n", "there is no field day"],
])("bad dates are one clear sentence: %j", (dates, sentence) => {
  const made = parsed(dates);
  expect(made.kind === "faults" ? made.faults.map(({ problem }) => problem).join("\n") : "none").toContain(
    sentence,
  );
});

test("days that are all over are said, those that come again or lie ahead are waited for", () => {
  const on = { on: "story-dates" } as const;
  const past = storyWith("  - { chapter: 1, date: 2024-05-03 }\n  - { chapter: 2, date: 2024-05-04 }\n");
  expect(() => checkDates(on, past, "2026-03-02")).toThrow("2024-05-04");
  const ahead = storyWith("  - { chapter: 1, date: 2024-05-03 }\n  - { chapter: 2, date: 2026-05-04 }\n");
  for (const story of [ahead, storyWith(usual)])
    expect(() => checkDates(on, story, "2026-03-02")).not.toThrow();
});

test("the turn of the year is no step back", () => {
  expect(parsed("  - { chapter: 1, date: 12-28 }\n  - { chapter: 2, date: 01-03 }\n").kind).toBe("story");
});
