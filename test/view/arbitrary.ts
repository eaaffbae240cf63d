import fc from "fast-check";
import type { Range } from "../../src/story/sentences.ts";

/** Pieces of everything that Discord gives a meaning to, whole and broken, and of what stands around it in a story. */
const fragments = [
  ..."*_`~|>#-+.:@<[]()!\\/ \n\t\r\f",
  ..."**,***,__,___,~~,||,``,```,```js\n,>>> ,> ,-# ,# ,## ,### ,- ,+ ,1. ,12. ,  - ,\n\n,  \n".split(","),
  "[a](http://b.c)",
  "](",
  "![a](b)",
  "https://example.org/a_b_c?d=*e*",
  "http://x",
  "steam://run/1",
  "<https://x.y>",
  "<@12345678901234567>",
  "<@!12345678901234567>",
  "<@&12345678901234567>",
  "<#12345678901234567>",
  "</quote:12345678901234567>",
  "<id:customize>",
  "<12345678901234567:customize>",
  "<:name:12345678901234567>",
  "<a:name:12345678901234567>",
  "<t:0:R>",
  "<t:1618953630>",
  "<+15551234567>",
  "<who@example.org>",
  ":smile:",
  ":+1::skin-tone-2:",
  "@everyone",
  "@here",
  "@silent",
  "@every",
  "one",
  "¯\\_(ツ)_/¯",
  "\u200b",
  "\u00a0",
  "\u202e",
  "…",
  "😀",
  "👩‍❤️‍👨",
  "™",
  "é",
  "e\u0301",
  "word",
  "Ianto",
  "don't",
  "well-known",
  "1986",
  "3.5",
  "日本語",
];

export const markup = fc
  .array(fc.constantFrom(...fragments), { maxLength: 24 })
  .map((parts) => parts.join(""));

/** Any text that can be sent at all: lone halves of surrogate pairs are not characters. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: markup },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }).map((text) => text.toWellFormed()) },
  { weight: 1, arbitrary: fc.string({ unit: "binary-ascii", maxLength: 60 }) },
);

export const anyRange = (text: string): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

/** Sentences of a story, some with markup in them, and the text that they make. */
export const prose = fc
  .array(
    fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom("the", "pink", "tie", "I", "Jack", "immortal") },
          { weight: 1, arbitrary: markup.map((part) => part.replace(/\s+/g, "")) },
        ),
        { minLength: 1, maxLength: 14 },
      )
      .map((words) => `${words.join(" ")}.`),
    { minLength: 1, maxLength: 12 },
  )
  .map((sentences) => {
    const ranges: Range[] = [];
    let text = "";
    for (const sentence of sentences) {
      if (text !== "") text += " ";
      ranges.push({ start: text.length, end: text.length + sentence.length });
      text += sentence;
    }
    return { text, sentences: ranges };
  });
