import { type Random, randomOf } from "../../../src/search/random.ts";
import { sentencesIn } from "../../../src/story/sentences.ts";

/** Paragraphs that read like prose from a distance: real clauses, with their content words drawn anew. */
export function generateText(own: readonly string[], count: number, seed: number): readonly string[] {
  const random = randomOf(seed);
  const words = own.flatMap((paragraph) => paragraph.match(/[\p{L}'’]+/gu) ?? []);
  const frequent = frequentOf(words);
  const draw = zipf(lexiconOf(words, frequent, random, 12_000), random);
  const clauses = clausesOf(own);
  return Array.from({ length: count }, () => {
    const sentences = Array.from({ length: 1 + random.upTo(2) }, () => {
      const parts = Array.from({ length: 1 + random.upTo(3) }, () => random.pick(clauses));
      const sentence = parts.join(", ").replace(/[\p{L}'’]+/gu, (word) => {
        return frequent.has(word.toLowerCase()) ? word.toLowerCase() : draw();
      });
      return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    });
    return sentences.join(" ");
  });
}

function clausesOf(own: readonly string[]): readonly string[] {
  const sentencesOf = sentencesIn("en");
  return own
    .flatMap((paragraph) => sentencesOf(paragraph).map(({ start, end }) => paragraph.slice(start, end)))
    .flatMap((sentence) => sentence.split(/[^\p{L}'’ -]+/u))
    .map((clause) => clause.trim())
    .filter((clause) => clause.split(" ").length >= 4);
}

/** The words that hold sentences together. */
function frequentOf(words: readonly string[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const word of words) times.set(word.toLowerCase(), (times.get(word.toLowerCase()) ?? 0) + 1);
  const ranked = [...times].sort(([, one], [, other]) => other - one).map(([word]) => word);
  return new Set(ranked.slice(0, 120));
}

/** The texts' own words, then words spelled as theirs are: each letter follows from the two before it. */
function lexiconOf(
  words: readonly string[],
  frequent: ReadonlySet<string>,
  random: Random,
  size: number,
): readonly string[] {
  const real = new Set(words.map((word) => word.toLowerCase().replace(/['’].*$/, "")));
  const follows = new Map<string, string[]>();
  for (const word of real) {
    const spelled = `^^${word}$`;
    for (let at = 2; at < spelled.length; at += 1) {
      const before = spelled.slice(at - 2, at);
      follows.set(before, [...(follows.get(before) ?? []), spelled.charAt(at)]);
    }
  }
  const lexicon = new Set([...real].filter((word) => word.length > 3 && !frequent.has(word)));
  while (lexicon.size < size) {
    let word = "^^";
    while (!word.endsWith("$")) word += random.pick(follows.get(word.slice(-2)) ?? ["$"]);
    if (word.length > 6 && word.length < 15) lexicon.add(word.slice(2, -1));
  }
  return [...lexicon];
}

function zipf(lexicon: readonly string[], random: Random): () => string {
  const upTo: number[] = [];
  let total = 0;
  for (let rank = 0; rank < lexicon.length; rank += 1) {
    total += 1 / (rank + 2.7) ** 1.05;
    upTo.push(total);
  }
  return () => {
    const wanted = random.next() * total;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return lexicon[low] ?? "";
  };
}
