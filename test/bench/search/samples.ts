import { type Random, randomOf } from "../../../src/search/random.ts";
import { type Golden, readParagraphs, texts } from "../../search/golden/golden.ts";
import { readElsewhere, readRetold } from "../../search/retold/retold.ts";
import { corruptedQueries, mistyped } from "./corrupt.ts";
import { wordsOf } from "./engine.ts";
import { generateText } from "./generate.ts";
import { largeText } from "./large.ts";

/** A text, and queries against it, each counted so many times. */
export type Sample = {
  readonly paragraphs: readonly string[];
  readonly queries: readonly (Golden & { readonly times: number })[];
};

const retoldKinds = new Set(["far", "vague", "topic", "chat", "heavy"]);
const timesOf = ({ kind, at }: Golden) => {
  if (at === null) return kind === "none-scene" ? 0.7 : 1.5;
  return retoldKinds.has(kind) ? 2 : 1;
};

/** What the ranker is fitted to: retold and damaged lines of four texts, and lines of the others. */
export function samples(): readonly Sample[] {
  const random = randomOf(4242);
  const [story = [], short = []] = texts.slice(0, 2).map(readParagraphs);
  const large = largeText().paragraphs.slice(0, 8_000);
  const generated = generateText([...story, ...short], 4_000, 99);
  const retold = (name: string) =>
    readRetold()
      .filter(({ text, isAside }) => text.name === name && !isAside)
      .flatMap(({ queries }) => queries.filter(({ kind }) => kind !== "farther"));
  const own = (paragraphs: readonly string[], count: number) => [
    ...corruptedQueries(paragraphs, count, 31),
    ...pieces(paragraphs, 2, 5, count / 2, random),
  ];
  const close = (paragraphs: readonly string[]) => [
    ...own(paragraphs, 350),
    ...rareWords(paragraphs, 100, random),
    ...pieces(paragraphs, 3, 6, 100, random).map((one) => ({ ...one, query: one.query.slice(0, -2) })),
    ...pieces(paragraphs, 20, 45, 60, random).map((one) => ({ ...one, query: worn(one.query, random) })),
    ...randomWords(60, paragraphs, random),
    ...readElsewhere(),
  ];
  const foreign = (...from: (readonly (readonly string[])[])[]) =>
    from
      .flat()
      .flatMap((paragraphs) => [
        ...pieces(paragraphs, 4, 14, 200, random).map(none),
        ...pieces(paragraphs, 20, 45, 60, random).map(none),
      ]);
  const counted = (queries: readonly Golden[], by = 1) =>
    queries.map((one) => ({ ...one, times: timesOf(one) * (one.at === null ? 1 : by) }));
  return [
    {
      paragraphs: story,
      queries: counted([...retold("story"), ...close(story), ...foreign([short, large])]),
    },
    {
      paragraphs: short,
      queries: counted([...retold("short-measure"), ...close(short), ...foreign([story, large])]),
    },
    { paragraphs: large, queries: counted([...own(large, 300), ...foreign([story, short])], 3) },
    { paragraphs: generated, queries: counted([...own(generated, 300), ...foreign([large])]) },
  ];
}

const none = ({ query }: Golden): Golden => ({ kind: "another text's", query, at: null });

/** Phrases as written. Right is every passage that has the phrase; one that many have is nobody's. */
function pieces(
  paragraphs: readonly string[],
  least: number,
  most: number,
  count: number,
  random: Random,
): Golden[] {
  const found: Golden[] = [];
  for (let tries = 0; found.length < count && tries < count * 50; tries += 1) {
    const words = random.pick(paragraphs).split(/\s+/);
    const length = least + random.upTo(most - least + 1);
    if (words.length < length) continue;
    const from = random.upTo(words.length - length + 1);
    const query = words.slice(from, from + length).join(" ");
    const at = paragraphs.flatMap((one, place) => (one.includes(query) ? [{ passage: place + 1 }] : []));
    if (at.length <= 3) found.push({ kind: "piece", query, at });
  }
  return found;
}

function rareWords(paragraphs: readonly string[], count: number, random: Random): Golden[] {
  const passages = new Map<string, Set<number>>();
  for (const [place, paragraph] of paragraphs.entries()) {
    for (const word of wordsOf(paragraph)) {
      const having = passages.get(word) ?? new Set();
      passages.set(word, having.add(place + 1));
    }
  }
  const rare = [...passages].filter(([word, having]) => word.length > 4 && having.size <= 2);
  return Array.from({ length: count }, (_, place) => {
    const [word, having] = random.pick(rare);
    const query = place % 3 === 0 && word.length > 6 ? mistyped(word, random) : word;
    return { kind: "word", query, at: [...having].map((passage) => ({ passage })) };
  });
}

function randomWords(count: number, paragraphs: readonly string[], random: Random): Golden[] {
  const has = new Set(paragraphs.flatMap(wordsOf));
  const others = [...new Set(readElsewhere().flatMap(({ query }) => wordsOf(query)))].filter(
    (word) => word.length > 4 && !has.has(word),
  );
  return Array.from({ length: count }, () => ({
    kind: "words",
    query: Array.from({ length: 1 + random.upTo(4) }, () => random.pick(others)).join(" "),
    at: null,
  }));
}

/** A long piece, pasted from memory: a tenth of its words gone, a fifth of the others mistyped. */
function worn(query: string, random: Random): string {
  const kept = query.split(" ").filter(() => random.next() > 0.1);
  return kept
    .map((word) => (word.length > 4 && random.next() < 0.2 ? mistyped(word, random) : word))
    .join(" ");
}
