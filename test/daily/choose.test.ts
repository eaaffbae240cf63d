import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, type Chosen, choose, partsOf, stepBack } from "../../src/daily/choose.ts";
import type { DailySettings, Progress } from "../../src/domain/subscription.ts";
import { type Passage, passageId, type Story } from "../../src/story/story.ts";

type Way = Pick<DailySettings, "order" | "atEnd" | "minLength">;
const serial: Way = { order: "serial", atEnd: "stop", minLength: 0 };
const shuffle: Way = { order: "shuffle", atEnd: "again", minLength: 0 };
const start: Progress = { round: 1, shown: [] };

/** A passage for each text; one that starts with # begins a chapter. */
function tale(...texts: readonly string[]): Story {
  const passages = texts.map((text, at): Passage => {
    const number = at + 1;
    const after = text.startsWith("#") ? "chapter" : "none";
    return { id: passageId(text), number, chapter: undefined, paragraph: number, after, text, marks: [] };
  });
  return { slug: "tale", about: {} as Story["about"], credits: [], chapters: [], passages } as Story;
}

const letters = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `passage ${String.fromCharCode(97 + from + at)}`);

/** The texts of the next posts, and where they lead. */
function tell(story: Story, way: Way, from: Progress, days: number): { shown: string[]; progress: Progress } {
  const shown: string[] = [];
  let progress = from;
  for (let day = 0; day < days; day += 1) {
    const chosen = choose(story, way, progress, "seed");
    shown.push(chosen.kind === "end" ? "(end)" : chosen.passages.map((passage) => passage.text).join(" + "));
    progress = advance(way, progress, chosen);
  }
  return { shown, progress };
}

const dayOf = (chosen: Chosen) => (chosen.kind === "end" ? undefined : [chosen.day, chosen.days]);

describe("in order", () => {
  test("a story is told from its first passage to its last, then comes the end", () => {
    expect(tell(tale("a", "b", "c"), serial, start, 4).shown).toEqual(["a", "b", "c", "(end)"]);
  });

  test("it starts over where that was chosen", () => {
    const { shown, progress } = tell(tale("a", "b"), { ...serial, atEnd: "again" }, start, 5);
    expect(shown).toEqual(["a", "b", "(end)", "a", "b"]);
    expect(progress.round).toBe(2);
  });

  test("days are counted", () => {
    const story = tale("a", "b", "c");
    expect(dayOf(choose(story, serial, start, "seed"))).toEqual([1, 3]);
    expect(dayOf(choose(story, serial, tell(story, serial, start, 2).progress, "seed"))).toEqual([3, 3]);
  });

  test("passages put in before don't move the place", () => {
    const { progress } = tell(tale("a", "b", "c"), serial, start, 2);
    expect(tell(tale("new", "newer", "a", "b", "c"), serial, progress, 1).shown).toEqual(["c"]);
  });

  test("the last passage itself edited, its number says where to go on", () => {
    const { progress } = tell(tale("a", "b", "c"), serial, start, 2);
    expect(tell(tale("a", "b, mended", "c"), serial, progress, 1).shown).toEqual(["c"]);
  });

  test("a story cut short has ended, and goes on when it grows", () => {
    const { progress } = tell(tale("a", "b", "c"), serial, start, 3);
    expect(tell(tale("a"), serial, progress, 1).shown).toEqual(["(end)"]);
    expect(tell(tale("a", "b", "c", "d"), serial, progress, 1).shown).toEqual(["d"]);
  });

  test("a step back shows the last post again, at the start there is none", () => {
    const story = tale("a", "b", "c");
    const { progress } = tell(story, serial, start, 2);
    expect(tell(story, serial, stepBack(story, serial, progress) ?? start, 1).shown).toEqual(["b"]);
    expect(stepBack(story, serial, start)).toBeUndefined();
  });
});

describe("short passages", () => {
  test("come together with the next until there is enough, and not across chapters", () => {
    const story = tale("short", "also", "long enough by itself", "tail", "# new chapter", "end");
    const texts = partsOf(story, { minLength: 8 }).map((part) => part.map((passage) => passage.text));
    expect(texts).toEqual([
      ["short", "also"],
      ["long enough by itself"],
      ["tail"],
      ["# new chapter"],
      ["end"],
    ]);
  });

  test("never make more than a message", () => {
    const story = tale("short", "x".repeat(2_998));
    expect(partsOf(story, { minLength: 100 })).toHaveLength(2);
  });

  test("count as one day, and a step back goes over all of them", () => {
    const way = { ...serial, minLength: 8 };
    const story = tale("a", "and so on", "b", "and so forth");
    const { shown, progress } = tell(story, way, start, 2);
    expect(shown).toEqual(["a + and so on", "b + and so forth"]);
    expect(tell(story, way, stepBack(story, way, progress) ?? start, 1).shown).toEqual(["b + and so forth"]);
  });
});

describe("shuffled", () => {
  test("nothing is shown twice until all were shown, and no post is that of the day before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 26 }), fc.integer({ min: 0, max: 400 }), (count, minLength) => {
        const way = { ...shuffle, minLength };
        const story = tale(...letters(count));
        const days = partsOf(story, { minLength }).length;
        const { shown } = tell(story, way, start, days * 3);
        for (let round = 0; round < 3; round += 1) {
          expect(new Set(shown.slice(round * days, (round + 1) * days)).size).toBe(days);
        }
        expect(days > 1 && shown.some((text, at) => text === shown[at + 1])).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test("edits elsewhere change nothing about what was shown", () => {
    const story = tale(...letters(10));
    const { shown, progress } = tell(story, shuffle, start, 6);
    const edited = tale(...letters(3, 20), ...letters(10));
    const rest = tell(edited, shuffle, progress, 7).shown;
    expect(new Set([...shown, ...rest]).size).toBe(13);
  });

  test("rounds have orders of their own, and so have subscriptions", () => {
    const story = tale(...letters(12));
    const { shown } = tell(story, shuffle, start, 24);
    expect(shown.slice(0, 12)).not.toEqual(shown.slice(12));
    expect(shown.slice(0, 12)).not.toEqual(letters(12));
  });

  test("it ends where that was chosen", () => {
    const { shown } = tell(tale("a", "b"), { ...shuffle, atEnd: "stop" }, start, 3);
    expect(shown.at(-1)).toBe("(end)");
  });

  test("a step back shows the last post again", () => {
    const story = tale(...letters(8));
    const { shown, progress } = tell(story, shuffle, start, 5);
    expect(tell(story, shuffle, stepBack(story, shuffle, progress) ?? start, 1).shown).toEqual([shown[4]]);
  });

  test("a story of one passage is shown every day", () => {
    expect(tell(tale("a"), shuffle, start, 3).shown).toEqual(["a", "a", "a"]);
  });
});
