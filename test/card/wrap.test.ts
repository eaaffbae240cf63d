import fc from "fast-check";
import { expect, test } from "vitest";
import { unitsOf } from "../../src/card/line-breaks.ts";
import { chunksOf, pieceOf } from "../../src/card/piece.ts";
import { type Chunk, countLines, wrap } from "../../src/card/wrap.ts";

const none = { marks: [], mark: undefined };

/** Every letter is one wide: the lines that a text falls into. */
function linesOf(text: string, language: string, width: number): readonly string[] {
  const piece = pieceOf(text, unitsOf(text, language, none), { start: 0, end: text.length });
  const chunks = chunksOf(piece, { of: (ink) => ink.length, space: 1 });
  return (wrap(chunks, width) ?? []).map(({ first, last }) => {
    const [from, to] = [
      piece.units[chunks[first]?.from ?? 0]?.start,
      piece.units[chunks[last]?.to ?? 0]?.end,
    ];
    return piece.text.slice(from, to);
  });
}

test("lines are about equally long, and a line that can ends at a comma", () => {
  expect(linesOf("I came and I saw and in the end I went home", "en", 40)).toEqual([
    "I came and I saw and",
    "in the end I went home",
  ]);
  expect(linesOf("I came and I saw, and in the end I went home", "en", 40)).toEqual([
    "I came and I saw, and",
    "in the end I went home",
  ]);
});

test("a line ends where the text has one", () => {
  expect(linesOf("Roses are red,\nviolets blue", "en", 40)).toEqual(["Roses are red,", "violets blue"]);
});

test("Japanese breaks between words, never before a full stop or after an opening quote", () => {
  const lines = linesOf("駅には誰もいなかった。「もう行くの？」と彼女は聞いた。", "ja", 9);
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) {
    expect(line).not.toMatch(/^[。、」？]/);
    expect(line).not.toMatch(/「$/);
  }
});

test("Thai breaks between words, which have no spaces", () => {
  expect(linesOf("แม่พลอยนั่งมองสายน้ำ", "th", 12).length).toBe(2);
});

test("French marks stay with their words", () => {
  for (const line of linesOf("« Tu viens ? » dit-elle : « Oui ! »", "fr", 12)) {
    expect(line).not.toMatch(/^[?:!»]/);
    expect(line).not.toMatch(/«$/);
  }
});

test("a word breaks after its hyphen, a number doesn't before its sign", () => {
  expect(linesOf("a well-known -5", "en", 9)).toEqual(["a well-", "known -5"]);
});

const anyChunks = fc.array(
  fc.record({
    width: fc.double({ min: 0.1, max: 8, noNaN: true }),
    gap: fc.constantFrom(0, 0.25),
    ends: fc.constantFrom(false, false, false, true),
    rests: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

test("no line is wider than the width, nothing is left out, and there are as few lines as there can be", () => {
  fc.assert(
    fc.property(anyChunks, fc.double({ min: 8, max: 60, noNaN: true }), (chunks: readonly Chunk[], width) => {
      const lines = wrap(chunks, width) ?? [];
      expect(lines.length).toBe(countLines(chunks, width));
      let next = 0;
      for (const line of lines) {
        expect(line.first).toBe(next);
        expect(line.width).toBeLessThanOrEqual(width + 1e-6);
        next = line.last + 1;
      }
      expect(next).toBe(chunks.length);
    }),
    { numRuns: 300 },
  );
});

test("what is wider than a line can't be wrapped", () => {
  expect(wrap([{ width: 9, gap: 0, ends: false, rests: false }], 8)).toBeUndefined();
});
