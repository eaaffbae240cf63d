import fc from "fast-check";
import { expect, test } from "vitest";
import { underSpoiler } from "../../src/view/spoiler.ts";
import { styled } from "../../src/view/text.ts";
import { anyText } from "./arbitrary.ts";
import { expectedOf, shownByParser } from "./shown.ts";

test("what is a spoiler is wholly under one pair of marks, and reads as it was written", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      fc.pre(text.trim() !== "");
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
      const runs = shownByParser(underSpoiler(styled(text, [], { start: start ?? 0, end: end ?? 0 }), true));
      expect(runs.filter(({ as }) => !as.includes("spoiler"))).toEqual([]);
      const shown = runs.map((run) => run.text).join("");
      expect(shown.trimEnd()).toBe(expectedOf(text).trimEnd());
    }),
  );
});

test.each(["|", "a|", "|a", "||", "a || b", "\\", "ends in \\", "> quoted", "# head", "- list", "***"])(
  "%j is under marks to its last character",
  (text) => {
    const runs = shownByParser(underSpoiler(styled(text, []), true));
    expect(
      runs
        .map((run) => run.text)
        .join("")
        .trimEnd(),
    ).toBe(text);
    expect(runs.every(({ as }) => as.includes("spoiler"))).toBe(true);
  },
);

test("what is no spoiler stays as it is", () => {
  expect(underSpoiler("a\\|", false)).toBe("a\\|");
});
