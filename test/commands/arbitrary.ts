import fc from "fast-check";
import { isBreak, isHeading, parseBody, startsEscaped } from "../../src/story/parse-body.ts";
import type { Credit, Story } from "../../src/story/story.ts";
import { anyText, markup } from "../view/arbitrary.ts";

const words = fc.constantFrom(
  "the",
  "pink",
  "tie",
  "I",
  "Jack",
  "immortal",
  "well-known",
  "don't",
  "日本語",
  "🧑‍🚀",
);
const sentence = fc
  .array(fc.oneof({ weight: 8, arbitrary: words }, { weight: 1, arbitrary: markup }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) => `${all.join(" ")}.`);

/** A paragraph: mostly a few sentences, now and then as long as a book, or of a thousand lines, or one endless word. */
const paragraph = fc.oneof(
  { weight: 8, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => all.join(" ")) },
  { weight: 3, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc.tuple(sentence, fc.integer({ min: 1, max: 30_000 })).map(([one, length]) =>
      one
        .repeat(Math.ceil(length / one.length))
        .slice(0, length)
        .toWellFormed(),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(markup, fc.integer({ min: 1, max: 3_000 }))
      .map(([one, count]) => `${one}\n`.repeat(count)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("x", "*", "<", "😀", "é"), fc.integer({ min: 1, max: 9_000 }))
      .map(([one, count]) => one.repeat(count)),
  },
);

const line = (most: number) =>
  anyText.map((text) => text.replace(/\s+/g, " ").trim().slice(0, most).toWellFormed().trim() || "x");
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

const note = fc
  .oneof({ weight: 3, arbitrary: anyText }, { weight: 1, arbitrary: paragraph })
  .filter((text) => text.trim() !== "");

/** A story with anything in it that its front matter and its file allow. */
export const anyStory: fc.Arbitrary<Story> = fc
  .record({
    paragraphs: fc.array(fc.record({ text: paragraph, before: fc.constantFrom("", "", "", "***", "## ") }), {
      minLength: 1,
      maxLength: 8,
    }),
    heading: line(400),
    title: maybe(line(300)),
    author: maybe(line(300)),
    attribution: line(300),
    source: maybe(
      fc.webUrl({ withFragments: true, withQueryParameters: true }).filter((url) => url.length < 400),
    ),
    rights: maybe(line(500)),
    note: maybe(note),
    credits: fc.array(fc.record({ from: fc.nat(7), length: fc.nat(3), text: line(300) }), { maxLength: 6 }),
    fandoms: fc.array(line(60), { maxLength: 12 }),
    warnings: fc.array(line(60), { maxLength: 12 }),
  })
  .map(({ paragraphs, heading, credits, ...about }) => {
    const body = paragraphs.map(({ text, before }) => {
      const lines = text.split(/\r?\n/).filter((one) => one.trim() !== "");
      const written = lines.length === 0 ? "x" : lines.map(escapeLine).join("\n");
      return before === "## " ? `## ${heading}\n\n${written}` : `${before}\n\n${written}`;
    });
    const { chapters, passages } = parseBody(body.join("\n\n"));
    return {
      slug: "a-story-with-a-long-name",
      about: {
        ...about,
        rating: undefined,
        summary: undefined,
        language: "en",
        permission: undefined,
        withdrawn: false,
        endnote: undefined,
        series: [],
        inspiredBy: [],
        people: [],
        chapterNotes: [],
      },
      credits: threeAtMost(
        credits.map(({ from, length, text }) => {
          const first = Math.min(from + 1, passages.length);
          return { first, last: Math.min(first + length, passages.length), text };
        }),
      ),
      chapters,
      passages,
    };
  });

function escapeLine(written: string): string {
  if (isHeading(written) || startsEscaped(written)) return `\\${written}`;
  return isBreak(written) ? `\\${written.trim()}` : written;
}

/** As a story's file may have them: no passage has more than three. */
function threeAtMost(credits: readonly Credit[]): readonly Credit[] {
  const kept: Credit[] = [];
  for (const credit of credits) {
    const crowded = [...kept, credit].some(
      ({ first }) => [...kept, credit].filter((one) => one.first <= first && first <= one.last).length > 3,
    );
    if (!crowded) kept.push(credit);
  }
  return kept;
}
