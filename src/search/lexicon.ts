import { LRUCache } from "lru-cache";
import { type English, stemOf } from "./english.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import { createLikeness, soundOf } from "./likeness.ts";
import { createMisspellings } from "./misspell.ts";
import { createRomanised } from "./romanise.ts";

/** A word of the story that a reader may have meant, and how surely: 1 is the same word. */
export type Expansion = {
  readonly word: number;
  readonly nearness: number;
  /** It only means the same. */
  readonly isSynonym: boolean;
};

export type Lexicon = {
  /** The story's words that `word` may stand for, the word itself included; `written` is the same with its accents. */
  expansionsOf(word: string, isLast: boolean, written?: string): readonly Expansion[];
  /** The word itself, where the story has it; any that it may stand for, where it has not. */
  plainlyOf(word: string, written?: string): readonly Expansion[];
  /** The story's words that begin so, in alphabetical order. */
  startingWith(prefix: string): Uint32Array;
  /** A run-together word in pieces that the story has, or nothing. */
  piecesOf(word: string): readonly string[] | undefined;
};

/**
 * The words that readers ask for come again, and the same beginnings while one types. All the stories of a thread together
 * remember so many, each under its number: of a word some hundred bytes, of a long story a thousand.
 */
const remembered = new LRUCache<string, readonly Expansion[]>({ max: 4_000 });
let lexicons = 0;

/** In steps, as `buildIndex`. */
export function* compileLexicon(
  index: InvertedIndex,
  english: English | undefined,
  stemOther: (word: string) => string,
  isExpansion: (expansion: Expansion) => boolean,
): Generator<void, Lexicon> {
  const { words, numberOf, counts } = index;
  const rootOf = (word: string, written: string) => (english ? stemOf(word) : stemOther(written));
  const sorted = Uint32Array.from(words.keys()).sort((a, b) => compare(words[a] ?? "", words[b] ?? ""));
  yield;
  const roots = words.map((word, id) => rootOf(word, index.written.get(id) ?? word));
  const stems = groupBy(roots);
  yield;
  const heard = words.map(soundOf);
  const sounds = groupBy(heard);
  yield;
  const forms = new Map<number, Group>();
  const synonyms = new Map<number, Group>();
  if (english) {
    for (const [id, word] of words.entries()) {
      const root = roots[id] as string;
      for (const form of underRoot(english.forms, word, root)) push(forms, form, id);
      for (const group of underRoot(english.synonyms, word, root)) push(synonyms, group, id);
    }
  }
  yield;
  const likeness = createLikeness();
  const misspellings = createMisspellings(words, numberOf, likeness);
  yield;
  const romanised = createRomanised(words);

  const startingWith = (prefix: string) =>
    sorted.subarray(lowerBound(sorted, words, prefix), lowerBound(sorted, words, `${prefix}\uffff`));

  function findExpansions(word: string, isLast: boolean, written: string): Expansion[] {
    const expansions = new Map<number, Expansion>();
    const add = (id: number, nearness: number, isSynonym = false) => {
      if (nearness > (expansions.get(id)?.nearness ?? 0))
        expansions.set(id, { word: id, nearness, isSynonym });
    };
    const self = numberOf.get(word);
    if (self !== undefined) add(self, 1);
    // A word that the story has was hardly meant for another, nor one that English has.
    const trust = self !== undefined ? 0.85 : english?.knows(word) ? 0.6 : 1;
    const root = self === undefined ? rootOf(word, written) : (roots[self] as string);
    if (word.length >= 3) {
      for (const id of idsIn(stems.get(root))) add(id, 0.9);
      misspellings(word, (id, nearness) => add(id, nearness * trust));
    }
    if (self === undefined) romanised?.(word, add);
    if (english) {
      for (const form of underRoot(english.forms, word, root))
        for (const id of idsIn(forms.get(form))) add(id, 0.85);
      for (const group of underRoot(english.synonyms, word, root))
        for (const id of idsIn(synonyms.get(group))) add(id, 0.82, true);
    }
    const sound = self === undefined ? soundOf(word) : (heard[self] as string);
    if (sound.length >= 2) {
      for (const id of idsIn(sounds.get(sound))) {
        const near = likeness(word, words[id] ?? "", 0.3);
        if (near > 0.3) add(id, Math.max(0.7, near * 0.96) * trust);
      }
    }
    if (isLast || word.length >= 5) {
      for (const id of startingWith(word).subarray(0, 400)) {
        const share = word.length / (words[id] ?? word).length;
        if (isLast || share > 0.6) add(id, 0.6 + 0.35 * share);
      }
    }
    return [...expansions.values()].filter(isExpansion);
  }

  lexicons += 1;
  const own = lexicons;

  function expansionsOf(word: string, isLast: boolean, written = word): readonly Expansion[] {
    const key = `${own} ${written}${isLast ? " " : ""}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const expansions = findExpansions(word, isLast, written);
    remembered.set(key, expansions);
    return expansions;
  }

  return {
    expansionsOf,

    plainlyOf(word, written) {
      const self = numberOf.get(word);
      return self === undefined
        ? expansionsOf(word, false, written)
        : [{ word: self, nearness: 1, isSynonym: false }];
    },

    startingWith,

    piecesOf(word) {
      if (word.length < 5 || word.length > 60) return undefined;
      // best[i]: the cheapest way to cut the first i letters, where rare and short words cost more.
      const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
      for (let end = 1; end <= word.length; end += 1) {
        let found = { cost: Number.POSITIVE_INFINITY, from: -1 };
        for (let from = Math.max(0, end - 20); from < end; from += 1) {
          const before = best[from]?.cost ?? Number.POSITIVE_INFINITY;
          if (before === Number.POSITIVE_INFINITY) continue;
          const id = numberOf.get(word.slice(from, end));
          if (
            id === undefined ||
            (end - from === 1 && (word.length < 7 || !"aiou".includes(word[from] ?? "")))
          )
            continue;
          const cost = before + 6 + Math.log2(index.stream.length / (counts[id] ?? 1)) / 2 - (end - from) / 2;
          if (cost < found.cost) found = { cost, from };
        }
        best.push(found);
      }
      const pieces: string[] = [];
      for (let end = word.length; end > 0; ) {
        const from = best[end]?.from ?? -1;
        if (from < 0) return undefined;
        pieces.unshift(word.slice(from, end));
        end = from;
      }
      return pieces.length > 1 && pieces.length <= word.length / 2 ? pieces : undefined;
    },
  };
}

/** What is known of a word, or of what is left of it without its endings: "thinks" has the forms that "think" has. */
function underRoot(
  known: ReadonlyMap<string, readonly number[]>,
  word: string,
  root: string,
): readonly number[] {
  return known.get(word) ?? known.get(root) ?? noIds;
}

/** Most groups are of one: a list around each would be half of a story's memory here. */
type Group = number | number[];

const noIds: readonly number[] = [];

function idsIn(group: Group | undefined): readonly number[] {
  if (group === undefined) return noIds;
  return typeof group === "number" ? [group] : group;
}

function groupBy(keys: readonly string[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [id, key] of keys.entries()) push(groups, key, id);
  return groups;
}

function push<K>(groups: Map<K, Group>, key: K, id: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, id);
  else if (typeof group === "number") groups.set(key, [group, id]);
  else group.push(id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function lowerBound(sorted: Uint32Array, words: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[sorted[middle] ?? 0] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
