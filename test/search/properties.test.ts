import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSearch } from "../../src/search/search.ts";
import { sentencesOf } from "../../src/story/sentences.ts";
import { readParagraphs, texts } from "./golden/golden.ts";

type Search = Awaited<ReturnType<typeof createSearch>>;
type Answers = Awaited<ReturnType<Search["find"]>>;
type Sentence = {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

const seed = 20_260_401;

for (const { name, language, ...text } of texts) {
  describe(name, () => {
    const paragraphs = readParagraphs({ name, language, ...text });
    const sentences = readSentences(paragraphs, language);
    let search: Search;
    beforeAll(async () => {
      search = await createSearch(paragraphs, { language });
    });
    afterAll(() => search?.close());

    test("every sentence, verbatim, finds its passage first with that sentence marked", async () => {
      const lost: string[] = [];
      for (const sentence of sentences) {
        if (!isFound(sentence, await search.find(sentence.text))) lost.push(sentence.text);
      }
      expect(lost).toEqual([]);
    });

    // Japanese has no words of five letters to slip in.
    if (language !== "ja")
      test("so it does with one slip in a word of five letters or more, 999 times in 1,000", async () => {
        const slips = fc.sample(slipIn(sentences), { seed, numRuns: 2_000 });
        const lost: string[] = [];
        for (const { sentence, query } of slips) {
          if (!isFound(sentence, await search.find(query))) lost.push(query);
        }
        const share = 1 - lost.length / slips.length;
        console.log(
          `${name}: ${(100 * share).toFixed(2)} % of ${slips.length} slips found`,
          lost.slice(0, 20),
        );
        expect(share).toBeGreaterThanOrEqual(0.999);
      });

    test("whatever is asked, an answer is whole sentences, a score and nothing twice", async () => {
      await fc.assert(
        fc.asyncProperty(anything(paragraphs), async (query) => {
          for (const answers of [await search.find(query), await search.near(query)]) {
            checkAnswers(answers, paragraphs, language);
          }
          expect((await search.suggest(query, 25)).length).toBeLessThanOrEqual(25);
        }),
        { seed, numRuns: 300 },
      );
    });

    test("answers stand in the order of their scores, the closest first", async () => {
      await fc.assert(
        fc.asyncProperty(anything(paragraphs), async (query) => {
          for (const answers of [await search.find(query), await search.near(query)]) {
            const scores = answers.map(({ score }) => score);
            expect(scores).toEqual(scores.toSorted((one, other) => other - one));
          }
        }),
        { seed, numRuns: 300 },
      );
    });

    test("a query of 100,000 characters is answered", async () => {
      for (const query of long(paragraphs)) {
        checkAnswers(await search.find(query), paragraphs, language);
        checkAnswers(await search.near(query), paragraphs, language);
        expect((await search.suggest(query, 25)).length).toBeLessThanOrEqual(25);
      }
    });
  });
}

test("any text at all can be searched, and what is found in it is whole sentences", async () => {
  const paragraph = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), prose());
  const story = fc.array(paragraph, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(story, fc.nat(), fc.nat(), async (paragraphs, which, where) => {
      const search = await createSearch(paragraphs);
      try {
        const source = paragraphs[which % Math.max(1, paragraphs.length)] ?? "";
        const query = source.slice(where % (source.length + 1)).slice(0, 80);
        checkAnswers(await search.find(query), paragraphs, "en");
        checkAnswers(await search.near(query), paragraphs, "en");
      } finally {
        await search.close();
      }
    }),
    { seed, numRuns: 150 },
  );
});

/** Those that stand once: of two that read the same, either is right. */
function readSentences(paragraphs: readonly string[], language: string): readonly Sentence[] {
  const all = paragraphs.flatMap((paragraph, index) =>
    sentencesOf(paragraph, language).map(({ start, end }) => ({
      passage: index + 1,
      start,
      end,
      text: paragraph.slice(start, end),
    })),
  );
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const times = Map.groupBy(all, ({ text }) => letters(text));
  return all.filter(({ text }) => times.get(letters(text))?.length === 1);
}

function isFound(sentence: Sentence, answers: Answers): boolean {
  const best = answers[0];
  return best?.passage === sentence.passage && best.start === sentence.start && best.end === sentence.end;
}

/** A letter left out, put in, put wrong, or two swapped. */
function slipIn(sentences: readonly Sentence[]): fc.Arbitrary<{ sentence: Sentence; query: string }> {
  const words = sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(/[\p{L}\p{M}]{5,}/gu)].map(({ index, 0: word }) => ({
      sentence,
      index,
      word,
    })),
  );
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
  return fc
    .tuple(fc.constantFrom(...words), fc.nat(), letter, fc.constantFrom("drop", "add", "change", "swap"))
    .map(([{ sentence, index, word }, where, put, slip]) => {
      const at = where % (slip === "swap" ? word.length - 1 : word.length);
      const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
      const wrong = {
        drop: before + after,
        add: before + put + here + after,
        change: before + put + after,
        swap: before + after.charAt(0) + here + after.slice(1),
      }[slip as "drop"];
      const { text } = sentence;
      return { sentence, query: text.slice(0, index) + wrong + text.slice(index + word.length) };
    });
}

function prose(): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    "the",
    "sea",
    "Mr.",
    "said",
    "“No”",
    "e.g.",
    "naïve",
    "don’t",
    "東京",
    "😀",
    "and—",
    "fin.",
    "« Oui »",
    "why?!",
    "…",
  );
  return fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
}

/** Junk, pieces of the text, and the two together. */
function anything(paragraphs: readonly string[]): fc.Arbitrary<string> {
  const junk = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ unit: "grapheme" }));
  const piece = fc
    .tuple(fc.constantFrom(...paragraphs), fc.nat(), fc.integer({ min: 0, max: 90 }))
    .map(([paragraph, from, length]) => {
      const start = from % (paragraph.length + 1);
      return paragraph.slice(start, start + length);
    });
  return fc.array(fc.oneof(junk, piece), { maxLength: 3 }).map((parts) => parts.join(" "));
}

function long(paragraphs: readonly string[]): readonly string[] {
  const length = 100_000;
  const fill = (text: string) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const [words] = fc.sample(
    fc.array(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }), {
      minLength: 12_000,
      maxLength: 12_000,
      size: "max",
    }),
    { seed, numRuns: 1 },
  );
  return [
    fill("a"),
    fill("a "),
    fill("\n"),
    fill("😀"),
    fill("e\u0301\u0302\u0303"),
    fill("\ud800"),
    fill("\u0000\u200d\ufeff"),
    fill(paragraphs.join(" ")),
    fill([...paragraphs.join(" ")].reverse().join("")),
    fill((words ?? []).join(" ")),
  ];
}

function checkAnswers(answers: Answers, paragraphs: readonly string[], language: string): void {
  const passages = answers.map(({ passage }) => passage);
  expect(new Set(passages).size).toBe(passages.length);
  for (const { passage, score, start, end } of answers) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    const paragraph = paragraphs[passage - 1];
    expect(paragraph).toBeDefined();
    const sentences = sentencesOf(paragraph ?? "", language);
    expect(sentences.map((sentence) => sentence.start)).toContain(start);
    expect(sentences.map((sentence) => sentence.end)).toContain(end);
    expect(start).toBeLessThan(end);
    expect(isInsidePair(paragraph ?? "", start) || isInsidePair(paragraph ?? "", end)).toBe(false);
  }
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}
