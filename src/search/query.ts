import type { English } from "./english.ts";
import { endsWithinWord, type Word } from "./fold.ts";
import { type InvertedIndex, rarityOf, writtenAs } from "./inverted-index.ts";
import type { Expansion, Lexicon } from "./lexicon.ts";
import type { WordLists } from "./word-lists.ts";

/** One word that the reader typed, and what it may mean in this story. */
export type QueryTerm = {
  readonly word: string;
  readonly expansions: readonly Expansion[];
  /** Bits of information in the word: how much its presence says, and its absence denies. */
  readonly bits: number;
  /** Bits again, by the story alone: how few of its sentences have what the word is nearest to. */
  readonly rarity: number;
  /** The word may stand around the line that is meant: "what was that line about". */
  readonly isFiller: boolean;
  /** One of the commonest words, which says little unless its neighbours are there too. */
  readonly isSmall: boolean;
  /** A word that the story always writes large, or uses often, and English does not: somebody's name, as a rule. */
  readonly isName: boolean;
  /** English has the word, whether or not the story does: it is hardly a slip of the pen. */
  readonly isWord: boolean;
  /** Articles, pronouns and the like. */
  readonly isStopWord: boolean;
  /** One of the thousand commonest words, as typed or as it is meant. */
  readonly isCommon: boolean;
};

export const longestQuery = 800;
const mostTerms = 90;
/** Of more than this, those that the story has as they are typed say enough. */
const fewWords = 40;
const rareBits = 14;
const smallBits = 9.6;
const echoBits = 1.5;
const oftenUsed = 5;
/** As near as another form of the same word. */
export const sameWord = 0.84;

/** The reader's words, in order: run-together words apart, words split in two together. */
export function readQuery(
  query: string,
  index: InvertedIndex,
  lexicon: Lexicon,
  english: English | undefined,
  lists: WordLists,
): readonly QueryTerm[] {
  const text = query.slice(0, longestQuery);
  const typed = index.wordsOf(text).slice(0, mostTerms);
  const quote = quotedIn(text) ?? withoutFraming(typed, lists);
  const terms: QueryTerm[] = [];
  const last = typed.at(-1);
  const isLong = typed.length > fewWords;
  for (let at = 0; at < typed.length; at += 1) {
    const { word, start, end } = typed[at] as (typeof typed)[number];
    const outside = quote !== undefined && (start < quote.start || start >= quote.end);
    const isLast = typed[at] === last && endsWithinWord(text);
    const next = typed[at + 1]?.word;
    if (next !== undefined && joins(word, next, index, lexicon)) {
      terms.push(
        termFor(word + next, lexicon.expansionsOf(word + next, true), outside, index, english, lists),
      );
      at += 1;
      continue;
    }
    const written = writtenAs(word, text.slice(start, end));
    const expansions = isLong
      ? lexicon.plainlyOf(word, written)
      : lexicon.expansionsOf(word, isLast, written);
    const nearest = nearestOf(expansions)?.nearness ?? 0;
    const isOdd = nearest < sameWord || (nearest < 1 && word.length > 9);
    const pieces = isOdd && !english?.knows(word) ? lexicon.piecesOf(word) : undefined;
    if (pieces && terms.length + pieces.length <= mostTerms) {
      for (const piece of pieces)
        terms.push(termFor(piece, lexicon.expansionsOf(piece, false), outside, index, english, lists));
    } else terms.push(termFor(word, expansions, outside, index, english, lists));
  }
  return withoutEchoes(terms);
}

/** A word said again and again is not said more surely, be it spelled differently each time. */
function withoutEchoes(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  const times = new Map<string | number, number>();
  return terms.map((term) => {
    const meant = nearestOf(term.expansions)?.word ?? term.word;
    const before = times.get(meant) ?? 0;
    times.set(meant, before + 1);
    if (before === 0) return term;
    return before < 3
      ? { ...term, bits: term.bits * 0.5, isSmall: true }
      : { ...term, bits: echoBits, expansions: [] };
  });
}

/** "every one" where the story has "everyone", "upper lip" where it has "upperlipped". */
function joins(word: string, next: string, index: InvertedIndex, lexicon: Lexicon): boolean {
  const together = word + next;
  if (together.length < 4) return false;
  const left = index.numberOf.get(word);
  const right = index.numberOf.get(next);
  if (left !== undefined && right !== undefined && together !== "everyone") return false;
  if (index.numberOf.has(together)) return true;
  return (
    left === undefined &&
    right === undefined &&
    together.length >= 6 &&
    lexicon.startingWith(together).length > 0
  );
}

function termFor(
  word: string,
  expansions: readonly Expansion[],
  outside: boolean,
  index: InvertedIndex,
  english: English | undefined,
  lists: WordLists,
): QueryTerm {
  const isKind = lists.kinds.has(word) && !expansions.some(({ nearness }) => nearness >= sameWord);
  const isFiller = outside || lists.fillers.has(word) || isKind;
  const bits = bitsOf(word, expansions, index, english);
  const isSmall = english
    ? bits <= smallBits && english.bits.has(word)
    : word.length <= 4 && bits <= smallBits;
  const self = index.numberOf.get(word);
  const isName = self !== undefined && english?.bits.has(word) === false && isNamed(self, index);
  const isWord = self !== undefined || (english?.knows(word) ?? false);
  const isStopWord = lists.stopWords.has(word);
  const nearest = nearestOf(expansions);
  const meant = isWord || nearest === undefined ? word : (index.words[nearest.word] as string);
  const isCommon = isStopWord || isSmall || english?.bits.has(meant) === true;
  return {
    word,
    expansions,
    bits: outside ? bits * 0.3 : bits,
    rarity: rarityOf(nearest?.word, index),
    isFiller,
    isSmall,
    isName,
    isWord,
    isStopWord,
    isCommon,
  };
}

/** Always written large, or used more often than such a word would be. */
function isNamed(word: number, index: InvertedIndex): boolean {
  const count = index.counts[word] as number;
  return count >= oftenUsed || (count >= 2 && index.smalls[word] === 0);
}

function nearestOf(expansions: readonly Expansion[]): Expansion | undefined {
  let nearest: Expansion | undefined;
  for (const one of expansions) if (one.nearness >= (nearest?.nearness ?? 0)) nearest = one;
  return nearest;
}

function bitsOf(
  word: string,
  expansions: readonly Expansion[],
  index: InvertedIndex,
  english: English | undefined,
): number {
  const known = english?.bits.get(word);
  if (known !== undefined) return known;
  let bits = rareBits;
  for (const { word: id, nearness } of expansions) {
    if (nearness < 0.7) continue;
    const meant = index.words[id] ?? "";
    const common = english?.bits.get(meant) ?? rareBits;
    const byText = Math.log2((index.stream.length + 2000) / ((index.counts[id] ?? 0) + 1)) + 1;
    bits = Math.min(bits, Math.max(4, Math.min(common, byText) + (1 - nearness) * 6));
  }
  return bits;
}

/** "what was that line where he says … lol": where the line begins and ends that somebody talks about. */
function withoutFraming(
  typed: readonly Word[],
  lists: WordLists,
): { start: number; end: number } | undefined {
  const hasMarker = (from: number, to: number) =>
    typed.slice(from, to).some(({ word }) => lists.markers.has(word));
  let first = 0;
  while (lists.fillers.has(typed[first]?.word ?? "")) first += 1;
  if (first < 3 || !hasMarker(0, first)) first = 0;
  let last = typed.length;
  while (lists.fillers.has(typed[last - 1]?.word ?? "")) last -= 1;
  if (!hasMarker(last, typed.length)) last = typed.length;
  const [start, end] = [typed[first]?.start, typed[last - 1]?.end];
  return first < last && (first > 0 || last < typed.length) && start !== undefined && end !== undefined
    ? { start, end }
    : undefined;
}

/** The line alone, where somebody talks around it. */
export function lineWithin(query: string, index: InvertedIndex, lists: WordLists): string | undefined {
  const text = query.slice(0, longestQuery);
  const line = quotedIn(text) ?? withoutFraming(index.wordsOf(text).slice(0, mostTerms), lists);
  return line && text.slice(line.start, line.end);
}

/** What stands between quotation marks within a longer question. */
function quotedIn(text: string): { start: number; end: number } | undefined {
  const found = /["“”„«»](.{6,}?)["“”»]/su.exec(text);
  if (!found?.[1] || found[1].trim().split(/\s+/).length < 2) return undefined;
  if (found[0].length > text.trim().length - 6) return undefined;
  return { start: found.index, end: found.index + found[0].length };
}
