import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { advance, chooseUpTo } from "../../src/daily/choose.ts";
import type { DailySettings, Progress } from "../../src/domain/subscription.ts";
import { storyOf } from "../commands/asking.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const story = storyOf(
  `---\nattribution: A.\n---\n\n${Array.from({ length: 12 }, (_, at) => `Passage number ${at + 1} of the story.`).join("\n\n")}`,
);

describe("what comes next under a spoiler limit", () => {
  const ways = fc.record({
    order: fc.constantFrom("serial", "shuffle" as const),
    atEnd: fc.constantFrom("stop", "again" as const),
    minLength: fc.constantFrom(0, 40),
  });

  test("is never beyond it; it waits, neither ending nor starting over, and all is told once the ceiling rises", () => {
    fc.assert(
      fc.property(
        ways,
        fc.integer({ min: 0, max: 11 }),
        (way: Pick<DailySettings, "order" | "atEnd" | "minLength">, last) => {
          const told: number[] = [];
          let progress: Progress = { round: 1, shown: [] };
          for (;;) {
            const chosen = chooseUpTo(story, way, progress, "seed", last);
            if (chosen.kind === "wait") break;
            if (chosen.kind === "end") throw new Error("it ended before it was told");
            told.push(...chosen.passages.map(({ number }) => number));
            progress = advance(way, progress, chosen);
          }
          expect(Math.max(0, ...told)).toBeLessThanOrEqual(last);
          expect(progress.round).toBe(1);
          while (told.length < 12) {
            const chosen = chooseUpTo(story, way, progress, "seed", 12);
            if (chosen.kind !== "passages") throw new Error(`${chosen.kind} before all was told`);
            told.push(...chosen.passages.map(({ number }) => number));
            progress = advance(way, progress, chosen);
          }
          expect(told.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
        },
      ),
    );
  });
});

describe("daily posts in a channel with a spoiler limit", () => {
  const nine = start + 9 * hour + 30_000;
  let daily: Daily;
  beforeEach(async () => {
    daily = await openDaily();
  });
  afterEach(() => daily.close());

  const posts = () => daily.discord.posts(daily.discord.general.id);
  const shown = () =>
    posts().map((post) => Number(/Passage (\d+) of 29/.exec(JSON.stringify(post.message.components))?.[1]));

  test("wait there, each date recorded with its reason, and go on when it rises", async () => {
    await daily.subscribe();
    let last = 2;
    const machine = daily.machine({ limitsAt: async () => ({ last, isSpoiler: false }) });
    for (let date = 0; date < 4; date += 1) {
      daily.time.now = nine + date * day;
      await machine.work();
    }
    expect(shown()).toEqual([1, 2]);
    const past = await daily.store.deliveries("sub-1", 10);
    expect(past.map(({ state, reason }) => `${state} ${reason ?? ""}`.trim())).toEqual([
      "skipped ceiling",
      "skipped ceiling",
      "posted",
      "posted",
    ]);
    expect(await daily.store.find("sub-1")).toMatchObject({ state: "active", refusals: 0 });
    last = 29;
    daily.time.now = nine + 4 * day;
    await machine.work();
    expect(shown()).toEqual([1, 2, 3]);
  });

  test("are covered where quotes are, and a thread's name gives nothing away", async () => {
    await daily.subscribe({ opensThread: true });
    const machine = daily.machine({ limitsAt: async () => ({ last: 29, isSpoiler: true }) });
    daily.time.now = nine;
    await machine.work();
    const [post] = posts();
    expect(JSON.stringify(post?.message.components)).toMatch(/"\|\|.*Goodbye, Ianto.*\|\|"/);
    expect(post?.message.thread?.name).not.toContain("Goodbye");
    expect(daily.discord.violations).toEqual([]);
  });
});
