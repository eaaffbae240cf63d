import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanMarks, type Mark } from "../../src/story/emphasis.ts";
import { type Range, sentencesOf } from "../../src/story/sentences.ts";
import {
  boldExcerpt,
  excerpt,
  marksWithin,
  pages,
  shorten,
  styled,
  styledPiece,
} from "../../src/view/text.ts";
import { anyRange, anyText } from "./arbitrary.ts";
import { expectedOf, type Run, shownByClient, shownByParser } from "./shown.ts";

const readers = { "discord-markdown-parser": shownByParser, "the second reader": shownByClient };

const italic = (start: number, end: number): Mark => ({ start, end, kind: "italic" });
const bold = (start: number, end: number): Mark => ({ start, end, kind: "bold" });

test.each<[string, string, readonly Mark[], Range | undefined, string]>([
  ["italics", "I am so tired.", [italic(5, 7)], undefined, "I am _so_ tired."],
  ["italics inside a word", "unbelievable", [italic(2, 9)], undefined, "un*believa*ble"],
  ["bold", "I am so tired.", [bold(5, 7)], undefined, "I am **so** tired."],
  ["both", "I am so tired.", [bold(5, 7), italic(5, 7)], undefined, "I am **_so_** tired."],
  ["italics in a match", "I am so tired.", [italic(5, 7)], { start: 0, end: 14 }, "**I am _so_ tired.**"],
  ["bold in a match", "I am so tired.", [bold(5, 7)], { start: 0, end: 14 }, "**I am so tired.**"],
  ["italics across a match", "One two. Six.", [italic(4, 12)], { start: 0, end: 8 }, "**One _two._** _Six_."],
  ["italics around a match", "a b c", [italic(0, 5)], { start: 2, end: 3 }, "_a_ **_b_** _c_"],
  ["italics over lines", "one\ntwo", [italic(0, 7)], undefined, "_one_\n_two_"],
  ["italics beside bold", "ab", [italic(0, 1), bold(1, 2)], undefined, "_a_**b**"],
  ["italics that Discord would misread", "abc", [bold(0, 1), italic(1, 2)], undefined, "**a**bc"],
  ["italics over signs of Markdown", "*so*_", [italic(0, 5)], undefined, "_\\*so\\*\\__"],
  ["italics that start with a list", "- so", [italic(0, 4)], undefined, "_\\- so_"],
  ["italics between two colons", "a::3.5", [italic(2, 4)], undefined, "a\\:_:3_.5"],
  ["italics in Japanese", "彼は行くと", [italic(2, 4)], undefined, "彼は*行く*と"],
])("%s are shown where the author has them", (_, text, marks, match, expected) => {
  expect(styled(text, marks, match)).toBe(expected);
});

const marksOf = (text: string): fc.Arbitrary<readonly Mark[]> =>
  fc
    .array(fc.tuple(anyRange(text), fc.constantFrom<Mark["kind"]>("italic", "bold")), { maxLength: 6 })
    .map((all) =>
      cleanMarks(
        text,
        all.map(([range, kind]) => ({ ...range, kind })),
      ),
    );

const anyMarked = anyText.chain((text) =>
  fc.tuple(fc.constant(text), marksOf(text), fc.option(anyRange(text), { nil: undefined })),
);

/** Each character that can be seen, with the style it is shown in. */
function inked(runs: readonly Run[]): readonly string[] {
  return runs.flatMap(({ text, as }) => [...text.matchAll(/\S/g)].map(([sign]) => `${sign} ${as}`));
}

/** The same as the marks have it, widened to whole characters. */
function wanted(text: string, marks: readonly Mark[], match: Range | undefined): readonly string[] {
  const styles = Array.from({ length: text.length }, () => new Set<string>());
  const put = ({ start, end }: Range, style: string) => {
    for (const { index, segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
      if (index + segment.length <= start || index >= end) continue;
      for (let at = index; at < index + segment.length; at += 1) styles[at]?.add(style);
    }
  };
  for (const mark of marks) put(mark, mark.kind === "bold" ? "bold" : "em");
  if (match !== undefined && match.start < match.end) put(match, "bold");
  return [...text.matchAll(/\S/g)].map(
    ({ index, 0: sign }) => `${sign} ${[...(styles[index] ?? [])].sort().join(" ") || "plain"}`,
  );
}

describe.each(Object.entries(readers))("for %s", (_, shown) => {
  test("any text with any marks is shown exactly as it was written, its bold where it is bold", () => {
    fc.assert(
      fc.property(anyMarked, ([text, marks, match]) => {
        const runs = shown(styled(text, marks, match));
        expect(runs.map((run) => run.text).join("")).toBe(expectedOf(text));
        const seen = inked(runs);
        const meant = wanted(text, marks, match);
        expect(seen.map((one) => one.replace(" em", " plain").replace("bold plain", "bold"))).toEqual(
          meant.map((one) => one.replace(" em", " plain").replace("bold plain", "bold")),
        );
        // Italics may be missing, but none are where the author has none.
        for (const [at, one] of seen.entries()) {
          if (one.endsWith(" em")) expect(meant[at]).toBe(one);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("italics alone, or wherever they don't touch bold, are exactly where they are meant", () => {
    fc.assert(
      fc.property(anyMarked, ([text, marks, match]) => {
        const bolds = [...marks.filter(({ kind }) => kind === "bold"), ...(match ? [match] : [])];
        const isApart = (mark: Mark) =>
          bolds.every(({ start, end }) => mark.start > end + 8 || mark.end + 8 < start);
        const kept = marks.filter((mark) => mark.kind === "bold" || isApart(mark));
        expect(inked(shown(styled(text, kept, match)))).toEqual(wanted(text, kept, match));
      }),
      { numRuns: 2_000 },
    );
  });
});

const anyCut = anyText.chain((text) =>
  fc.tuple(fc.constant(text), marksOf(text), anyRange(text), fc.integer({ min: 1, max: 90 })),
);

test("a text with marks, cut to any room around any part, fits it and shows only what is there", () => {
  fc.assert(
    fc.property(anyCut, ([text, marks, keep, room]) => {
      for (const how of [
        { keep, sentences: sentencesOf(text), marks },
        { sentences: [], marks },
      ]) {
        const piece = shorten(text, room, how);
        const sent = styledPiece(piece);
        expect(sent.length).toBeLessThanOrEqual(room);
        const seen = shownByParser(sent);
        expect(seen.map((run) => run.text).join("")).toBe(expectedOf(piece.text));
        if (piece.from === piece.to) continue;
        const moved = marksWithin(marks, { start: piece.from, end: piece.to });
        expect(piece.marks).toHaveLength(moved.length);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("the pages of a text with marks each fit", () => {
  fc.assert(
    fc.property(anyCut, ([text, marks, , most]) => {
      const room = most + 10;
      for (const page of pages(text, room, sentencesOf(text), marks)) {
        const sent = styled(text.slice(page.start, page.end), marksWithin(marks, page));
        expect(sent.length).toBeLessThanOrEqual(room);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("an excerpt with marks shows the same characters, of the author's own in italics", () => {
  const text = "I left.\n\nThe  pink tie hung on the door.";
  expect(boldExcerpt(text, { start: 9, end: 40 }, 100, [italic(14, 18)])).toBe(
    "I left. **The _pink_ tie hung on the door.**",
  );
  expect(boldExcerpt(text, { start: 19, end: 22 }, 20, [italic(9, 18)])).toBe("…_pink_ **tie** hung on…");
  fc.assert(
    fc.property(anyCut, ([whole, marks, mark, most]) => {
      const seen = shownByParser(boldExcerpt(whole, mark, most, marks));
      expect(seen.map((run) => run.text).join("")).toBe(expectedOf(excerpt(whole, most, mark)));
    }),
    { numRuns: 1_000 },
  );
});
