import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import { type Passage, passageAt, type Story } from "../../src/story/story.ts";
import {
  type Found,
  foundAmong,
  foundId,
  markIn,
  nearView,
  parseFoundId,
  resultsView,
} from "../../src/view/results.ts";
import { anyStory } from "../commands/arbitrary.ts";
import { storyOf } from "../commands/asking.ts";
import { bold, faultsOf, plain, shownNumbers, spaced, textsOf, usesOf } from "../commands/reading.ts";
import { anyText } from "./arbitrary.ts";

const en = wordsFor("en");

const story = storyOf(
  `---\ntitle: The House\nattribution: Someone wrote it.\ncredits:\n  - passages: 2\n    text: Said by others.\n---\n${Array.from({ length: 12 }, (_, at) => `Before it. The tie of ${at + 1} is pink. After it.`).join("\n\n")}`,
);

function passageOf(of: Story, number: number): Passage {
  const passage = passageAt(of, number);
  if (passage === undefined) throw new Error(`no passage ${number}`);
  return passage;
}

/** The passages of these numbers, each found by its second sentence. */
function found(...numbers: readonly number[]): readonly Found[] {
  return numbers.map((number) => {
    const passage = passageOf(story, number);
    const start = passage.text.indexOf("The tie");
    return { story, passage, start, end: passage.text.indexOf(" After") };
  });
}

describe("a list of results", () => {
  test("has each passage with the part that matches in bold, and the credits of just these", () => {
    const [list = "", credit = ""] = textsOf(resultsView(found(3, 2), 0, en));
    expect(list).toBe(
      [
        "**2 passages match**, closest first",
        "1\\. Before it. **The tie of 3 is pink.** After it.",
        "-# passage 3",
        "2\\. Before it. **The tie of 2 is pink.** After it.",
        "-# passage 2",
      ].join("\n"),
    );
    expect(credit.split("\n")).toEqual([
      "-# From passages 3 and 2 of 12 · **The House** · author not named in the source",
      "-# Someone wrote it.",
      "-# Said by others. (passage 2)",
    ]);
    expect(textsOf(resultsView(found(3), 0, en)).at(-1)).not.toContain("Said by others.");
  });

  test("of one says so, and has no pages", () => {
    const message = resultsView(found(1), 0, en);
    expect(textsOf(message).at(-1)).toMatch(/^-# From passage 1 of 12 · /);
    expect(textsOf(message)[0]).toMatch(/^\*\*One passage matches\*\*, closest first\n/);
    expect(usesOf(message).map((use) => use.values?.length)).toEqual([1]);
  });

  test("of many turns pages, five on each, while its menu holds them all", () => {
    const all = found(...Array.from({ length: 12 }, (_, at) => at + 1));
    const pages = [0, 1, 2].map((page) => resultsView(all, page, en));
    expect(pages.map(shownNumbers)).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
      [11, 12],
    ]);
    expect(pages.map((page) => usesOf(page).find((use) => use.values)?.values?.length)).toEqual([12, 12, 12]);
    expect(pages.map((page) => usesOf(page).flatMap((use) => (use.values ? [] : use.label)))).toEqual([
      ["Next ▶"],
      ["◀ Previous", "Next ▶"],
      ["◀ Previous"],
    ]);
    expect(textsOf(pages[1] ?? { components: [] })[0]).toContain("· page 2 of 3\n6\\. ");
  });

  test.each([
    [-1, 1],
    [Number.NaN, 1],
    [9, 11],
  ])("asked for page %j begins with passage %i", (page, first) => {
    expect(
      shownNumbers(resultsView(found(...Array.from({ length: 12 }, (_, at) => at + 1)), page, en))[0],
    ).toBe(first);
  });
});

describe("nothing close", () => {
  test("is said with the words echoed, and the nearest are offered", () => {
    const message = nearView([story], "zebra", found(4, 7), en);
    expect(textsOf(message)[0]).toMatch(
      /^Nothing in \*\*The House\*\* is close to “zebra”\. The nearest matches, in case you meant one of these:\n1\\\. /,
    );
    expect(usesOf(message).map((use) => use.values?.length)).toEqual([2]);
    expect(faultsOf(message)).toEqual([]);
  });

  test("nor near is said with what to try", () => {
    expect(textsOf(nearView([story], "zebra", [], en))).toEqual([
      "Nothing in **The House** is close to “zebra”. Try a few words you're sure of, in any order.",
    ]);
  });

  test("echoes any words in one line without format, ping or much length", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: "binary", maxLength: 6_000 })), (words) => {
        const message = nearView([story], words, found(1), en);
        expect(faultsOf(message)).toEqual([]);
        const [line = ""] = (textsOf(message)[0] ?? "").split("\n");
        expect(bold(line)).toBe("The House");
        expect(plain(line)).toMatch(/^Nothing in The House is close to “[^\n]{0,110}”\. The nearest/u);
      }),
      { numRuns: 150 },
    );
  });
});

describe("the value of a suggestion or of a menu's option", () => {
  test("names its passage and the range in it, within Discord's 100 characters", () => {
    const [one] = found(3);
    if (one === undefined) throw new Error("nothing found");
    const value = foundId(one);
    expect(parseFoundId(value)).toEqual({
      slug: "a-story",
      id: one.passage.id,
      start: one.start,
      end: one.end,
    });
    const longest = {
      story: { ...story, slug: "a".repeat(24) },
      passage: { ...one.passage, id: `${"A".repeat(10)}.200000` },
      start: 9_999_999,
      end: 9_999_999,
    };
    expect(foundId(longest).length).toBeLessThanOrEqual(100);
  });

  test.each([
    "",
    "pink tie",
    "~",
    "~a-story~id",
    "~a-story~id~1",
    "~a-story~id~1-x",
    "~A~id~1-2",
    "a ~a-story~id~1-2",
    "~a-story~id~1-2 b",
  ])("is not what someone types: %j", (words) => {
    expect(parseFoundId(words)).toBeUndefined();
  });

  test("marks nothing where its range is no longer whole sentences of the passage", () => {
    const passage = passageOf(story, 1);
    const { length } = passage.text;
    expect(markIn(story, passage, { start: 11, end: 32 })).toEqual({ start: 11, end: 32 });
    expect(markIn(story, passage, { start: 0, end: length })).toEqual({ start: 0, end: length });
    for (const [start, end] of [
      [0, 5],
      [3, 10],
      [11, 11],
      [32, 11],
      [0, length + 1],
      [999, 1_000],
      [0, Number.NaN],
      [-1, 10],
    ] as const) {
      expect(markIn(story, passage, { start, end })).toBeUndefined();
    }
  });
});

test("matches beyond the story's end are left out", () => {
  const match = (passage: number) => ({ passage, score: 1, start: 0, end: 1 });
  const matches = [match(12), match(13), match(0)].map((one) => ({ story, match: one }));
  expect(foundAmong(matches).map((one) => one.passage.number)).toEqual([12]);
});

test("any results of any story, whatever is marked in them, are within limits, exact and credited", () => {
  const picks = fc.array(fc.tuple(fc.nat(), fc.nat(40_000), fc.nat(40_000)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(anyStory, picks, fc.nat(2), (of, which, page) => {
      const numbers = [...new Set(which.map(([number]) => (number % of.passages.length) + 1))];
      const all = numbers.map((number, at) => {
        const [, a, b] = which[at] ?? [0, 0, 0];
        return { story: of, passage: passageOf(of, number), start: Math.min(a, b), end: Math.max(a, b) };
      });
      for (const message of [resultsView(all, page, en), nearView([of], "x", all.slice(0, 3), en)]) {
        expect(faultsOf(message)).toEqual([]);
        const shown = shownNumbers(message);
        const credit = spaced(plain(textsOf(message).at(-1) ?? ""));
        expect(credit).toContain(spaced(of.about.attribution));
        const list = textsOf(message)[0] ?? "";
        const excerpts = [...list.matchAll(/^\d+\\\. (.*)$/gm)].map((one) => spaced(plain(one[1] ?? "")));
        expect(excerpts).toHaveLength(shown.length);
        for (const [at, excerpt] of excerpts.entries()) {
          expect(spaced(passageOf(of, shown[at] ?? 0).text)).toContain(excerpt.replace(/^…|…$/g, "").trim());
        }
      }
    }),
    { numRuns: 80 },
  );
});
