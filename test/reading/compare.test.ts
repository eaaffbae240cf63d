import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "../../src/reading/compare.ts";

const story =
  "He ran home, quickly. “Why did you do that?” she asked. The rain fell on the roof of the old house, and nobody answered the door when he knocked.";

/** same as it is, {yours} and [story] marked. */
function marked(message: string, text = story): string {
  return compare(message, text)
    .segments.map((one) => ({ same: one.text, yours: `{${one.text}}`, story: `[${one.text}]` })[one.kind])
    .join("");
}

describe("what a message quotes", () => {
  test("is the same whatever its case, quotes and punctuation", () => {
    const { segments, isExact, start, end } = compare("WHY did you do that - she asked!!", story);
    expect(segments).toEqual([{ kind: "same", text: "“Why did you do that?” she asked." }]);
    expect(isExact).toBe(true);
    expect(story.slice(start, end)).toBe("“Why did you do that?” she asked.");
  });

  test("may have another word in a word's place", () => {
    expect(marked("he walked home quickly")).toBe("He {walked}[ran ]home, quickly.");
  });

  test("may leave words out and put others in", () => {
    expect(marked("the rain fell on the big roof of the house")).toBe(
      "The rain fell on the {big}roof of the [old ]house,",
    );
  });

  test("may stand within other words", () => {
    expect(marked("lol remember: why did you do that, she asked")).toBe(
      "{lol remember}“Why did you do that?” she asked.",
    );
  });

  test("may skip a sentence of the story", () => {
    expect(marked("He ran home, quickly. The rain fell on the roof of the old house")).toBe(
      "He ran home, quickly. [“Why did you do that?” she asked. ]The rain fell on the roof of the old house,",
    );
  });

  test("bridges sixty words where much stands on both sides, and not for a lone word far off", () => {
    const between = Array.from({ length: 60 }, (_, at) => `w${at}`).join(" ");
    const long = `She rowed out to the wreck at dawn ${between} and came home with the bell.`;
    const bridged = compare("she rowed out to the wreck at dawn and came home with the bell", long);
    expect(long.slice(bridged.start, bridged.end)).toBe(long);
    const alone = compare("she rowed out at dawn bell", long);
    expect(long.slice(alone.start, alone.end)).toBe("She rowed out to the wreck at dawn");
  });

  test("may be nothing at all", () => {
    expect(compare("  xyz, abc ", story)).toEqual({
      segments: [{ kind: "yours", text: "xyz, abc" }],
      start: 0,
      end: 0,
      isExact: false,
    });
    expect(compare("", story).segments).toEqual([]);
    expect(compare("words", "").segments).toEqual([{ kind: "yours", text: "words" }]);
  });

  test("is found in languages without spaces", () => {
    expect(marked("彼は海へ行った", "昨日、彼は山へ行った。雨だった。")).toBe("彼は{海}[山]へ行った。");
  });

  test("is found in the middle of a story of twenty thousand words", () => {
    const filler = Array.from({ length: 10_000 }, (_, at) => `the w${at % 900} of`).join(" ");
    const { segments } = compare("she asked: why did you do this?", `${filler} ${story} ${filler}`);
    expect(segments.some(({ kind, text }) => kind === "same" && text.includes("Why did you do"))).toBe(true);
  });
});

const words = fc.array(
  fc.constantFrom(..."the rain fell on roof “Why that?” she… asked, Café don’t".split(" ")),
  {
    maxLength: 40,
  },
);

test("together the segments give the story back as written, and lose no word of the message", () => {
  fc.assert(
    fc.property(words, words, (mine, told) => {
      const [message, text] = [mine.join(" "), told.join(" ")];
      const { segments, start, end } = compare(message, text);
      const given = segments.filter(({ kind }) => kind !== "yours").map((one) => one.text);
      expect(given.join("")).toBe(text.slice(start, end));
      const letters = (all: string) => all.replace(/[^\p{L}]/gu, "").toLowerCase();
      const said = segments.filter(({ kind }) => kind !== "story").map((one) => one.text);
      expect(letters(said.join(""))).toBe(letters(message));
    }),
  );
});

test("a text compared with itself is exact", () => {
  fc.assert(
    fc.property(words, (told) => {
      const text = told.join(" ");
      const { isExact, segments } = compare(text, text);
      expect(isExact).toBe(told.length > 0);
      expect(segments.length).toBeLessThanOrEqual(1);
    }),
  );
});

test("the longest message is compared with a very long story without comparing every pair", () => {
  const message = Array.from({ length: 3_000 }, (_, at) => `a${at % 40}`).join(" ");
  const long = Array.from({ length: 100_000 }, (_, at) => `a${at % 41}`).join(" ");
  const { segments } = compare(message, long);
  expect(segments.length).toBeGreaterThan(0);
});
