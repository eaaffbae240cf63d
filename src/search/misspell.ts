import { createGreatest } from "./greatest.ts";
import type { Likeness } from "./likeness.ts";

const buckets = 4096;
const mostLikely = 16;
/** Of the pairs of two words those that they share, as half of what is compared. */
const leastOverlap = 0.15;

/** Tells each word that `word` may be a misspelling of, and how near the two are. */
export type Misspellings = (word: string, add: (id: number, nearness: number) => void) => void;

/** Words that share the most pairs of letters with what is typed are compared with it letter by letter. */
export function createMisspellings(
  words: readonly string[],
  numberOf: ReadonlyMap<string, number>,
  likeness: Likeness,
): Misspellings {
  const { postings, postingAt } = pairsIndex(words);
  const lengths = Uint8Array.from(words, (word) => Math.min(255, word.length));
  /** So many pairs a word of each length must share. */
  const fewest = new Uint8Array(256);
  const shared = new Uint8Array(words.length);
  const touched = new Uint32Array(words.length);
  const likely = createGreatest(mostLikely);

  return (word, add) => {
    let reached = 0;
    for (const pair of pairsOf(word)) {
      const end = postingAt[pair + 1] as number;
      for (let at = postingAt[pair] as number; at < end; at += 1) {
        const id = postings[at] as number;
        const count = shared[id] as number;
        if (count === 0) {
          touched[reached] = id;
          reached += 1;
        }
        shared[id] = count + 1;
      }
    }
    likely.clear();
    fewest.fill(255);
    for (let length = Math.max(0, word.length - 3); length <= Math.min(254, word.length + 3); length += 1)
      fewest[length] = Math.ceil(leastOverlap * (word.length + length + 2));
    for (let at = 0; at < reached; at += 1) {
      const id = touched[at] as number;
      const count = shared[id] as number;
      const length = lengths[id] as number;
      shared[id] = 0;
      if (count >= (fewest[length] as number)) likely.add(id, (2 * count) / (word.length + length + 2));
    }
    // A short word with two letters swapped has hardly a pair in common with itself.
    for (let at = 0; word.length <= 4 && at + 1 < word.length; at += 1) {
      const id = numberOf.get(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
      if (id !== undefined && words[id] !== word) likely.add(id, 1);
    }
    for (const id of likely.ids()) {
      const other = words[id] as string;
      const floor = floorFor(Math.max(word.length, other.length));
      const near = likeness(word, other, floor);
      if (near >= floor) add(id, near * 0.96);
    }
  };
}

function floorFor(length: number): number {
  if (length <= 3) return 0.72;
  return length <= 5 ? 0.66 : 0.62;
}

function pairsOf(word: string): number[] {
  const pairs: number[] = [];
  let before = 7;
  for (let at = 0; at <= word.length; at += 1) {
    const code = at < word.length ? word.charCodeAt(at) : 11;
    const pair = (before * 61 + code) % buckets;
    if (!pairs.includes(pair)) pairs.push(pair);
    before = code;
  }
  return pairs;
}

function pairsIndex(words: readonly string[]): { postings: Uint32Array; postingAt: Uint32Array } {
  const postingAt = new Uint32Array(buckets + 1);
  for (const word of words)
    for (const pair of pairsOf(word)) postingAt[pair + 1] = (postingAt[pair + 1] ?? 0) + 1;
  for (let pair = 0; pair < buckets; pair += 1)
    postingAt[pair + 1] = (postingAt[pair + 1] ?? 0) + (postingAt[pair] ?? 0);
  const postings = new Uint32Array(postingAt[buckets] ?? 0);
  const filled = postingAt.slice();
  for (const [id, word] of words.entries()) {
    for (const pair of pairsOf(word)) {
      const at = filled[pair] ?? 0;
      postings[at] = id;
      filled[pair] = at + 1;
    }
  }
  return { postings, postingAt };
}
