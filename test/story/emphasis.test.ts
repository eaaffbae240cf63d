import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanMarks, type Mark, readEmphasis, writeEmphasis } from "../../src/story/emphasis.ts";

/** *a* is italic, **b** bold: what a reader sees, with the marks drawn as brackets. */
function shown(written: string): string {
  const { text, marks } = readEmphasis(written);
  const edges = marks.flatMap(({ start, end, kind }) => [
    [start, kind === "bold" ? "[" : "("],
    [end, kind === "bold" ? "]" : ")"],
  ]) as [number, string][];
  return edges
    .toSorted((a, b) => b[0] - a[0] || "([".indexOf(b[1]) - "([".indexOf(a[1]))
    .reduce((all, [at, sign]) => all.slice(0, at) + sign + all.slice(at), text);
}

test.for([
  ["a *b* c", "a (b) c"],
  ["a **b** c", "a [b] c"],
  ["a _b_ __c__", "a (b) [c]"],
  ["*a***b**", "(a)[b]"],
  ["un*believ*able", "un(believ)able"],
  ["彼は**「行く」**と言った", "彼は[「行く」]と言った"],
  ["snake_case_word", "snake_case_word"],
  ["2 * 3 * 4", "2 * 3 * 4"],
  ["\\*a\\* \\_b\\_ \\\\", "*a* _b_ \\"],
  ["*open", "*open"],
  ["**a*", "**a*"],
  ["****a****", "****a****"],
  ["*one\ntwo*", "(one\ntwo)"],
] as const)("%j is shown as %j", ([written, expected]) => {
  expect(shown(written)).toBe(expected);
});

const texts = fc
  .array(fc.constantFrom("*", "**", "_", "\\", " ", "a", "b.", "é", "「", "」", "\n", "#", "-"), {
    maxLength: 30,
  })
  .map((parts) => parts.join(""));

test("a text without marks is written so that it reads back, character for character", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(readEmphasis(writeEmphasis({ text, marks: [] }))).toEqual({ text, marks: [] });
    }),
  );
});

test("marks never cost a character, and marks that nest come back whole", () => {
  const nested = fc
    .tuple(fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6))
    .map((four) => four.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{6}$/), nested, (text, [a = 0, b = 0, c = 0, d = 0]) => {
      const marks: Mark[] = [
        { start: a, end: d, kind: "bold" },
        { start: b, end: c, kind: "italic" },
      ];
      expect(readEmphasis(writeEmphasis({ text, marks }))).toEqual({ text, marks: cleanMarks(text, marks) });
    }),
  );
  const any = fc.array(
    fc.record({ start: fc.nat(30), end: fc.nat(30), kind: fc.constantFrom<Mark["kind"]>("italic", "bold") }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(texts, any, (text, marks) => {
      expect(readEmphasis(writeEmphasis({ text, marks })).text).toBe(text);
    }),
  );
});
