import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boldExcerpt, echo, excerpt } from "../../src/view/text.ts";
import { anyRange, anyText } from "./arbitrary.ts";
import { expectedOf, shownByClient, shownByParser } from "./shown.ts";

const story = 'I left.\n\nThe  pink tie hung on the door. "It was *his*," I said.';
const pinkTie = { start: 14, end: 22 };
const markedText = anyText.chain((text) =>
  fc.tuple(fc.constant(text), anyRange(text), fc.integer({ min: 2, max: 100 })),
);

describe("an echo", () => {
  test.each([
    ["@everyone **look**", "\\@everyone \\*\\*look\\*\\*"],
    ["two\n\nlines\r\n and\ta tab", "two lines and a tab"],
    ["<@12345678901234567> `x` https://a.b", "\\<@12345678901234567> \\`x\\` https\\://a.b"],
    ["\u202eevil\u2066", "evil"],
    ["half \ud83d", "half \ufffd"],
    ["-# small", "\\-# small"],
    ["  ", ""],
  ])("of %j is %j", (words, expected) => {
    expect(echo(words)).toBe(expected);
  });

  test("of long words ends in a whole word and an ellipsis", () => {
    expect(echo("the pink tie hung on the door", 16)).toBe("the pink tie…");
    expect(echo("x".repeat(200))).toBe(`${"x".repeat(99)}…`);
  });

  test("of one letter under a thousand accents is short all the same", () => {
    expect(echo(`e${"\u0301".repeat(1_000)}`, 20).length).toBeLessThanOrEqual(20);
  });

  test("of anything is one plain line of the length it may have", () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: "binary" })),
        fc.integer({ min: 1, max: 60 }),
        (words, most) => {
          const echoed = echo(words, most);
          expect(echoed).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
          for (const shown of [shownByClient, shownByParser]) {
            const runs = shown(`Nothing like “${echoed}” here.`);
            expect(runs.map(({ as }) => as)).toEqual(["plain"]);
            expect((runs[0]?.text.length ?? 0) - "Nothing like “” here.".length).toBeLessThanOrEqual(most);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe("an excerpt", () => {
  test("of a short text is that text in one line", () => {
    expect(excerpt(story, 100, pinkTie)).toBe(
      'I left. The pink tie hung on the door. "It was *his*," I said.',
    );
  });

  test("of a long text has the mark and words on both sides of it", () => {
    expect(excerpt(story, 32, pinkTie)).toBe("…left. The pink tie hung on the…");
    expect(excerpt(story, 20, { start: 0, end: 2 })).toBe("I left. The pink…");
    expect(excerpt(story, 20, { start: story.indexOf("said"), end: story.length })).toBe(
      '…was *his*," I said.',
    );
  });

  test("of a mark that is too long begins where it begins", () => {
    expect(excerpt(story, 20, { start: 9, end: 41 })).toBe("…The pink tie hung…");
  });

  test("in bold escapes the text and marks the words", () => {
    expect(boldExcerpt(story, pinkTie, 32)).toBe("…left. The **pink tie** hung on the…");
    expect(boldExcerpt(story, { start: story.indexOf("*his*"), end: story.indexOf('," I said') }, 24)).toBe(
      '…"It was **\\*his\\***," I said.',
    );
    expect(boldExcerpt(story, { start: 9, end: 41 }, 20)).toBe("…**The pink tie hung**…");
  });

  test("of anything is one line, part of the text, and as long as it may be at most", () => {
    fc.assert(
      fc.property(markedText, ([text, mark, most]) => {
        const part = excerpt(text, most, mark);
        expect(part.length).toBeLessThanOrEqual(most);
        expect(part).not.toMatch(/[\n\r]| {2}/);
        const line = text.replace(/\s+/g, " ").trim();
        expect(
          [part, part.slice(1), part.slice(0, -1), part.slice(1, -1)].some((inner) =>
            line.includes(inner.trimEnd()),
          ),
        ).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("in bold shows the same characters, of which the mark alone is bold", () => {
    fc.assert(
      fc.property(markedText, ([text, mark, most]) => {
        const plain = excerpt(text, most, mark);
        const words = text.slice(mark.start, mark.end).replace(/\s+/g, " ").trim();
        for (const shown of [shownByClient, shownByParser]) {
          const runs = shown(boldExcerpt(text, mark, most));
          expect(runs.map(({ text }) => text).join("")).toBe(expectedOf(plain));
          const bold = runs.filter(({ as }) => as === "bold");
          expect(bold.length).toBeLessThanOrEqual(1);
          expect(runs.every(({ as }) => as === "plain" || as === "bold")).toBe(true);
          if (words === "") expect(bold).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
