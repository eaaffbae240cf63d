import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesOf } from "../../src/story/sentences.ts";
import { escapeMarkdown, styled } from "../../src/view/escape.ts";
import { pages, shorten } from "../../src/view/shorten.ts";
import { anyRange, anyText, prose } from "./arbitrary.ts";

const story = "I left. The *pink tie* hung on the door. It was his! Would he come back? Nobody knew.";
const sentences = sentencesOf(story);
const tie = { start: 8, end: 40 };
const shown = (text: string, room: number, keep?: { start: number; end: number }) => {
  const piece = shorten(text, room, { sentences: sentencesOf(text), ...(keep ? { keep } : {}) });
  return styled(piece.text, [], piece.mark);
};

describe("a text with room enough", () => {
  test("is not touched", () => {
    expect(shorten(story, 200, { keep: tie, sentences })).toEqual({
      text: story,
      marks: [],
      mark: tie,
      cut: false,
      from: 0,
      to: story.length,
    });
  });

  test("keeps the spaces around it", () => {
    expect(shorten("  a \n", 5, { sentences: [] }).text).toBe("  a \n");
  });
});

describe("a text too long", () => {
  test("is cut between sentences, around the one that is kept", () => {
    expect(shown(story, 75, tie)).toBe("I left. **The \\*pink tie\\* hung on the door.** It was his! …");
    expect(shown(story, 46, tie)).toBe("… **The \\*pink tie\\* hung on the door.** …");
  });

  test("keeps the sentence whole when only its middle is marked", () => {
    expect(shown(story, 46, { start: 12, end: 22 })).toBe("… The **\\*pink tie\\*** hung on the door. …");
  });

  test("is cut between words when the kept sentence is too long", () => {
    expect(shown(story, 30, { start: 12, end: 22 })).toBe("… The **\\*pink tie\\*** hung …");
    expect(shown(story, 16, tie)).toBe("… **The** …");
  });

  test("is cut from the end when nothing is kept", () => {
    expect(shown(story, 60)).toBe("I left. The \\*pink tie\\* hung on the door. It was his! …");
    expect(shown(story, 6)).toBe("I …");
  });

  test("is filled with words when a sentence next to the kept one is much too long", () => {
    const long = `Short one. ${"word ".repeat(100)}end.`;
    expect(shown(long, 60, { start: 0, end: 10 }).length).toBeGreaterThan(50);
  });

  test("is cut inside a word only when the word alone is too long, and never inside a letter", () => {
    expect(shown("x".repeat(50), 10)).toBe(`${"x".repeat(9)}…`);
    expect(shown("e\u0301".repeat(50), 10)).toBe(`${"e\u0301".repeat(4)}…`);
    expect(shown("👩‍❤️‍👨".repeat(9), 20)).toBe("👩‍❤️‍👨👩‍❤️‍👨…");
    expect(shown("これは桃色のネクタイです".repeat(5), 20)).toMatch(/^これは桃色のネクタイです.*…$/u);
  });

  test("loses the spaces at its ends before anything else", () => {
    expect(shown(`a${" ".repeat(300)}`, 10)).toBe("a");
  });

  test("has context on both sides, as much on one as on the other", () => {
    const even = Array.from({ length: 21 }, (_, at) => `Number ${String(at).padStart(2, "0")}.`).join(" ");
    const ranges = sentencesOf(even);
    const { text } = shorten(even, 70, { keep: ranges[10] ?? tie, sentences: ranges });
    expect(text).toBe("… Number 08. Number 09. Number 10. Number 11. Number 12. …");
  });
});

describe("any text, with any part of it kept", () => {
  const anyCase = anyText.chain((text) =>
    fc.tuple(fc.constant(text), anyRange(text), fc.integer({ min: 1, max: 90 })),
  );

  test("fits the room it is given", () => {
    fc.assert(
      fc.property(anyCase, ([text, keep, room]) => {
        for (const options of [{ keep, sentences: sentencesOf(text) }, { sentences: [] }]) {
          const piece = shorten(text, room, options);
          expect(styled(piece.text, [], piece.mark).length).toBeLessThanOrEqual(room);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("is a part of the text, with marks where it was cut and nothing else added", () => {
    fc.assert(
      fc.property(anyCase, ([text, keep, room]) => {
        const {
          text: piece,
          cut,
          from,
          to,
          mark,
        } = shorten(text, room, { keep, sentences: sentencesOf(text) });
        const part = text.slice(from, to);
        const marked = ["", "…", "… "].flatMap((before) =>
          ["", "…", " …"].map((after) => before + part + after),
        );
        expect(marked).toContain(piece);
        expect(cut).toBe(piece !== part || text.slice(0, from).trim() + text.slice(to).trim() !== "");
        if (mark && from < to) {
          const kept = text.slice(Math.max(keep.start, from), Math.min(keep.end, to));
          expect(piece.slice(mark.start, mark.end)).toBe(kept);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("keeps the sentence whole, and cuts only where sentences meet, where they are small", () => {
    fc.assert(
      fc.property(
        prose,
        fc.nat(11),
        fc.integer({ min: 120, max: 600 }),
        ({ text, sentences }, which, room) => {
          const keep = sentences[which % sentences.length];
          if (
            !keep ||
            text.split(" ").some((word) => word.length > 40) ||
            escapeMarkdown(text.slice(keep.start, keep.end)).length > room - 10
          )
            return;
          const { from, to } = shorten(text, room, { keep, sentences });
          expect(from).toBeLessThanOrEqual(keep.start);
          expect(to).toBeGreaterThanOrEqual(keep.end);
          for (const at of [from, to]) {
            expect(
              at === 0 || at === text.length || /\s/.test(text[at - 1] ?? "") || /\s/.test(text[at] ?? ""),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the pages of a text", () => {
  test("are one when it fits", () => {
    expect(pages(story, 100, sentences)).toEqual([{ start: 0, end: story.length }]);
  });

  test("are none when there is nothing to read", () => {
    expect([pages("", 10, []), pages(" \n", 1, [])]).toEqual([[], []]);
  });

  test("hold whole sentences", () => {
    expect(pages(story, 45, sentences).map(({ start, end }) => story.slice(start, end))).toEqual([
      "I left. The *pink tie* hung on the door.",
      "It was his! Would he come back? Nobody knew.",
    ]);
  });

  test("break a sentence between words when it is longer than a page", () => {
    expect(pages(story, 21, sentences).map(({ start, end }) => story.slice(start, end))).toEqual([
      "I left.",
      "The *pink tie* hung",
      "on the door.",
      "It was his!",
      "Would he come back?",
      "Nobody knew.",
    ]);
  });

  test("each fit, follow one another, and leave out nothing but space", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          prose.map(({ text }) => text),
        ),
        fc.integer({ min: 2, max: 90 }),
        (text, room) => {
          let done = 0;
          for (const { start, end } of pages(text, room, sentencesOf(text))) {
            expect(start).toBeGreaterThanOrEqual(done);
            expect(text.slice(done, start).trim()).toBe("");
            expect(escapeMarkdown(text.slice(start, end)).length).toBeLessThanOrEqual(room);
            done = end;
          }
          expect(text.slice(done).trim()).toBe("");
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
