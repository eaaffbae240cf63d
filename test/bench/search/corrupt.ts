import { type Random, randomOf } from "../../../src/search/random.ts";
import type { Golden } from "../../search/golden/golden.ts";
import { wordsOf } from "./engine.ts";

const kinds = ["as written", "1 slip", "2-3 slips", "words dropped", "words swapped and 1 slip"] as const;

/** Pieces of a text as a reader gets them wrong. Right is every passage that has the piece as it was. */
export function corruptedQueries(
  paragraphs: readonly string[],
  count: number,
  seed: number,
): readonly Golden[] {
  const random = randomOf(seed);
  const folded = paragraphs.map((paragraph) => ` ${wordsOf(paragraph).join(" ")} `);
  const queries: Golden[] = [];
  while (queries.length < count) {
    const words = random.pick(paragraphs).split(/\s+/);
    const length = Math.min(words.length, 6 + random.upTo(7));
    if (length < 6) continue;
    const from = random.upTo(words.length - length + 1);
    const piece = words.slice(from, from + length);
    const kind = kinds[queries.length % kinds.length] ?? "as written";
    const clean = ` ${wordsOf(piece.join(" ")).join(" ")} `;
    const at = folded.flatMap((one, index) => (one.includes(clean) ? [{ passage: index + 1 }] : []));
    queries.push({ kind, query: damage(piece, kind, random).join(" "), at });
  }
  return queries;
}

function damage(words: readonly string[], kind: (typeof kinds)[number], random: Random): readonly string[] {
  if (kind === "as written") return words;
  if (kind === "1 slip") return withSlip(words, random);
  if (kind === "2-3 slips") {
    const twice = withSlip(withSlip(words, random), random);
    return random.next() < 0.5 ? twice : withSlip(twice, random);
  }
  if (kind === "words dropped") {
    const kept = [...words];
    for (let drops = 1 + random.upTo(3); drops > 0; drops -= 1) kept.splice(random.upTo(kept.length), 1);
    return kept;
  }
  const swapped = [...words];
  const at = random.upTo(words.length - 1);
  swapped.splice(at, 2, words[at + 1] ?? "", words[at] ?? "");
  return withSlip(swapped, random);
}

/** A slip in a word of four letters or more, if there is one. */
function withSlip(words: readonly string[], random: Random): readonly string[] {
  const long = words.flatMap((word, index) => (word.length >= 4 ? [index] : []));
  if (long.length === 0) return words;
  const which = random.pick(long);
  return words.with(which, mistyped(words[which] ?? "", random));
}

/** One letter left out, put in, put wrong or swapped with the next. */
export function mistyped(word: string, random: Random): string {
  const at = random.upTo(word.length - 1);
  const put = random.pick([..."abcdefghijklmnopqrstuvwxyz"]);
  const [before, here, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  const wrong = [
    before + next + after,
    before + put + here + next + after,
    before + put + next + after,
    before + next + here + after,
  ];
  return random.pick(wrong);
}
