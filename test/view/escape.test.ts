import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Range } from "../../src/story/sentences.ts";
import { escapeMarkdown, styled, styledLengths } from "../../src/view/escape.ts";
import { anyRange, anyText } from "./arbitrary.ts";
import { expectedOf, shownByClient, shownByParser } from "./shown.ts";

const readers = { "discord-markdown-parser": shownByParser, "the second reader": shownByClient };

const constructs: Readonly<Record<string, readonly string[]>> = {
  "bold and italics": ["**a**", "*a*", "_a_", "***a***", "* a*", "a*b*c", "snake_case_name", "*a", "a**"],
  underline: ["__a__", "___a___"],
  strike: ["~~a~~", "~~~a~~~", "~a~", "~"],
  spoiler: ["||a||", "a|b", "|||a|||"],
  code: ["`a`", "``a`b``", "```\na\n```", "```js\na\n```", "`"],
  quote: ["> a", ">>> a\nb", "a\n> b", "  > a", ">a", "a > b"],
  heading: ["# a", "## a", "### a", "a\n# b", " # a", "#\na", "#tag", "- # a", "> # a", "a # b"],
  "small print": ["-# a", "a\n-# b", " -# a"],
  list: [
    "- a",
    "* a",
    "+ a",
    "1. a",
    "10. a\n11. b",
    "  - a",
    "a\n- b",
    "- a\n  - b\n    - c",
    "a - b",
    "a\n-b",
  ],
  "masked link": ["[a](http://b.c)", "[a](b)", "![a](http://b.c)", "[[a]](http://b.c)", "[a]\n(b)", "[a]"],
  link: [
    "https://a.b/c_d_e",
    "see http://a.b/*c*.",
    "<https://a.b/_c_>",
    "steam://a",
    "HTTP://A.B",
    "a://b",
    "www.a.b",
  ],
  mention: ["<@12345678901234567>", "<@!12345678901234567>", "<@&12345678901234567>", "<#12345678901234567>"],
  everyone: ["@everyone", "@here", "a@everyone.org", "\\@everyone", "@silent a", "@every\fone"],
  command: ["</quote:12345678901234567>", "</quote a b:12345678901234567>"],
  place: [
    "<id:customize>",
    "<id:browse>",
    "<12345678901234567:customize>",
    "<id:linked-roles:12345678901234567>",
  ],
  emoji: [
    "<:a_b:12345678901234567>",
    "<a:ab:12345678901234567>",
    ":smile:",
    ":a::b:",
    ":+1::skin-tone-2:",
    "😀 ❤️ ♥ ™",
  ],
  timestamp: ["<t:0:R>", "<t:1618953630>", "<t:-1>"],
  address: ["<who@example.org>", "<+15551234567>", "<tel:+15551234567>"],
  backslash: ["\\", "\\\\", "\\*a\\*", "a\\b", "C:\\*", "\\\n", "¯\\_(ツ)_/¯"],
  space: [" a", "\n\na", "a\n\n\nb", "a  \nb", "\u200b# a", "\u200b- a", "\u00a0> a", "a\u200bb", ""],
};

const proseLeftAlone = [
  "I don't know — it's well-known (and 3.5 times as dear) - isn't it? #1 & so on, 12:30.",
  '"Goodbye, Ianto," I murmur: "Why?" He said… (a pause) He\'d gone; 50% + 1.',
];

describe.each(Object.entries(readers))("for %s", (_, shown) => {
  test.each(Object.entries(constructs))("%s is shown as it was written", (_, texts) => {
    for (const text of texts) {
      const runs = shown(escapeMarkdown(text));
      expect(runs, text).toEqual(text === "" ? [] : [{ text: expectedOf(text), as: "plain" }]);
    }
  });

  test("any text is shown exactly as it was written, and means nothing more", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const expected = expectedOf(text);
        expect(shown(escapeMarkdown(text))).toEqual(expected === "" ? [] : [{ text: expected, as: "plain" }]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("text stays plain with anything of ours around it", () => {
    const before = ["", " ", "“", "(", "…", "\n", " · "];
    const after = ["", " ", "”", ")", "…", "\n", " · ", ".", ":", "(3 of 29)", "|", "~"];
    fc.assert(
      fc.property(anyText, fc.constantFrom(...before), fc.constantFrom(...after), (text, start, end) => {
        const runs = shown(start + escapeMarkdown(text) + end);
        expect(runs.map(({ text }) => text).join("")).toBe(expectedOf(start + text + end));
        expect(runs.filter(({ as }) => as !== "plain")).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("exactly the marked part is bold, whatever the text and the mark", () => {
    fc.assert(
      fc.property(
        anyText.chain((text) => fc.tuple(fc.constant(text), anyRange(text))),
        ([text, mark]) => {
          const runs = shown(styled(text, [], mark));
          expect(runs.map(({ text }) => text).join("")).toBe(expectedOf(text));
          expect(runs.filter(({ as }) => as !== "plain" && as !== "bold")).toEqual([]);
          expect(runs.filter(({ as }) => as === "bold").map(({ text }) => text)).toEqual(
            boldLines(text, mark),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** The lines of the mark without the spaces around them, the mark widened to whole characters. */
function boldLines(text: string, mark: Range): readonly string[] {
  let { start, end } = mark;
  if (start === end) return [];
  for (const { index, segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    if (index < start && start < index + segment.length) start = index;
    if (index < end && end < index + segment.length) end = index + segment.length;
  }
  return text
    .slice(start, end)
    .split(/\r\n|\r|\n/)
    .map((line) => expectedOf(line.trim()))
    .filter((line) => line !== "");
}

test("the two readers between them know every construct that is written here", () => {
  for (const [name, [text = ""]] of Object.entries(constructs)) {
    if (name === "space") continue;
    const plain = JSON.stringify([{ text, as: "plain" }]);
    const seen = Object.values(readers).map((shown) => JSON.stringify(shown(text.replace(/^\\$/, "\\."))));
    expect(
      seen.every((runs) => runs === plain),
      name,
    ).toBe(false);
  }
});

test.each(proseLeftAlone)("prose is left alone: %s", (text) => {
  expect(escapeMarkdown(text)).toBe(text);
});

test("nothing but backslashes is added", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeMarkdown(text);
      let at = 0;
      for (const letter of text.replaceAll("\f", " ")) {
        if (escaped[at] === "\\" && (letter !== "\\" || escaped[at + 1] === "\\")) at += 1;
        expect(escaped.slice(at, at + letter.length)).toBe(letter);
        at += letter.length;
      }
      expect(at).toBe(escaped.length);
    }),
  );
});

test.each([
  ["a mark with spaces at its ends", "the pink tie hung", { start: 3, end: 13 }, "the **pink tie** hung"],
  ["a mark over two lines", "one two\nthree four", { start: 4, end: 13 }, "one **two**\n**three** four"],
  ["a mark over a blank line", "one\n\n two", { start: 0, end: 9 }, "**one**\n\n **two**"],
  ["a mark that touches asterisks", "*so* it is", { start: 0, end: 4 }, "**\\*so\\*** it is"],
  ["a mark between asterisks", "*so* it is", { start: 1, end: 3 }, "\\***so**\\* it is"],
  ["an empty mark", "one", { start: 1, end: 1 }, "one"],
  ["a mark of spaces", "a  b", { start: 1, end: 3 }, "a  b"],
  ["the whole text", "a_b", { start: 0, end: 3 }, "**a\\_b**"],
  ["a mark beyond the text", "one", { start: -4, end: 40 }, "**one**"],
  ["a mark inside a character", "cafe\u0301s", { start: 0, end: 4 }, "**cafe\u0301**s"],
  ["a mark in the middle of a link", "http://a.b", { start: 7, end: 8 }, "http\\://**a**.b"],
])("%s is bold where it can be", (_, text, mark, expected) => {
  expect(styled(text, [], mark)).toBe(expected);
});

test("the length of the bold text is known at every offset", () => {
  fc.assert(
    fc.property(
      anyText.chain((text) => fc.tuple(fc.constant(text), anyRange(text))),
      ([text, mark]) => {
        const closing = styled(text, [], mark).length - (styledLengths(text, [], mark)[text.length] ?? 0);
        expect([0, 2]).toContain(closing);
      },
    ),
  );
});
