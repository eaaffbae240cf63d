import type { English } from "./english.ts";
import { type Word, wordsOf } from "./fold.ts";
import type { Kin, Lexicon } from "./lexicon.ts";
import { rarityOf, type Shelf } from "./shelf.ts";
import type { Talk } from "./talk.ts";

/** One word that the reader typed, and what it may mean in this story. */
export type Slot = {
  readonly word: string;
  readonly kin: readonly Kin[];
  /** Bits of evidence in the word: how much its presence says, and its absence denies. */
  readonly bits: number;
  /** Bits again, by the story alone: how few of its sentences have what the word is nearest to. */
  readonly rarity: number;
  /** The word may be talk around the quotation: "what was that line about". */
  readonly isFiller: boolean;
  /** One of the commonest words, which says little unless its neighbours are there too. */
  readonly isSmall: boolean;
  /** A word that the story always writes large, or uses often, and English does not: somebody's name, as a rule. */
  readonly isName: boolean;
  /** English has the word, whether or not the story does: it is hardly a slip of the pen. */
  readonly isWord: boolean;
  /** Articles, pronouns and the like. */
  readonly isGrammar: boolean;
  /** One of the thousand commonest words, as typed or as it is meant. */
  readonly isCommon: boolean;
};

export const longestQuery = 800;
const mostSlots = 90;
const rareBits = 14;
const smallBits = 9.6;
const echoBits = 1.5;
const oftenUsed = 5;

/** The reader's words, in order: run-together words apart, words split in two together. */
export function readQuery(
  query: string,
  shelf: Shelf,
  lexicon: Lexicon,
  english: English | undefined,
  talk: Talk,
): readonly Slot[] {
  const text = query.slice(0, longestQuery);
  const typed = wordsOf(text).slice(0, mostSlots);
  const quote = quotedIn(text) ?? withoutTalk(typed, talk);
  const slots: Slot[] = [];
  const last = typed.at(-1);
  for (let at = 0; at < typed.length; at += 1) {
    const { word, start } = typed[at] as (typeof typed)[number];
    const outside = quote !== undefined && (start < quote.start || start >= quote.end);
    const isLast = typed[at] === last && /[\p{L}\p{N}]$/u.test(text);
    const next = typed[at + 1]?.word;
    if (next !== undefined && joins(word, next, shelf, lexicon)) {
      slots.push(slotFor(word + next, lexicon.kinOf(word + next, true), outside, shelf, english, talk));
      at += 1;
      continue;
    }
    const kin = lexicon.kinOf(word, isLast);
    const nearest = nearestOf(kin)?.nearness ?? 0;
    const isWord = nearest === 1 || (english?.knows(word) ?? false);
    const pieces = !isWord && (nearest < 0.84 || word.length > 9) ? lexicon.piecesOf(word) : undefined;
    if (pieces && slots.length + pieces.length <= mostSlots) {
      for (const piece of pieces)
        slots.push(slotFor(piece, lexicon.kinOf(piece, false), outside, shelf, english, talk));
    } else slots.push(slotFor(word, kin, outside, shelf, english, talk));
  }
  return withoutEchoes(slots);
}

/** A word said again and again is not said more surely, be it spelled differently each time. */
function withoutEchoes(slots: readonly Slot[]): readonly Slot[] {
  const times = new Map<string | number, number>();
  return slots.map((slot) => {
    const meant = nearestOf(slot.kin)?.word ?? slot.word;
    const before = times.get(meant) ?? 0;
    times.set(meant, before + 1);
    if (before === 0) return slot;
    return before < 3
      ? { ...slot, bits: slot.bits * 0.5, isSmall: true }
      : { ...slot, bits: echoBits, kin: [] };
  });
}

/** "every one" where the story has "everyone", "upper lip" where it has "upperlipped". */
function joins(word: string, next: string, shelf: Shelf, lexicon: Lexicon): boolean {
  const together = word + next;
  if (together.length < 4) return false;
  const left = shelf.numberOf.get(word);
  const right = shelf.numberOf.get(next);
  if (shelf.numberOf.has(together))
    return left === undefined || right === undefined || together === "everyone";
  return (
    left === undefined &&
    right === undefined &&
    together.length >= 6 &&
    lexicon.startingWith(together, 1).length > 0
  );
}

function slotFor(
  word: string,
  kin: readonly Kin[],
  outside: boolean,
  shelf: Shelf,
  english: English | undefined,
  talk: Talk,
): Slot {
  const isFiller = outside || talk.fillers.has(word);
  const bits = bitsOf(word, kin, shelf, english);
  const isSmall = english
    ? bits <= smallBits && english.bits.has(word)
    : word.length <= 4 && bits <= smallBits;
  const self = shelf.numberOf.get(word);
  const isName = self !== undefined && english?.bits.has(word) === false && isNamed(self, shelf);
  const isWord = self !== undefined || (english?.knows(word) ?? false);
  const isGrammar = talk.grammar.has(word);
  const nearest = nearestOf(kin);
  const meant = isWord || nearest === undefined ? word : (shelf.words[nearest.word] as string);
  const isCommon = isGrammar || isSmall || english?.bits.has(meant) === true;
  return {
    word,
    kin,
    bits: outside ? bits * 0.3 : bits,
    rarity: rarityOf(nearest?.word, shelf),
    isFiller,
    isSmall,
    isName,
    isWord,
    isGrammar,
    isCommon,
  };
}

/** Always written large, or used more often than such a word would be. */
function isNamed(word: number, shelf: Shelf): boolean {
  const count = shelf.counts[word] as number;
  return count >= oftenUsed || (count >= 2 && shelf.smalls[word] === 0);
}

function nearestOf(kin: readonly Kin[]): Kin | undefined {
  let nearest: Kin | undefined;
  for (const one of kin) if (one.nearness >= (nearest?.nearness ?? 0)) nearest = one;
  return nearest;
}

function bitsOf(word: string, kin: readonly Kin[], shelf: Shelf, english: English | undefined): number {
  const known = english?.bits.get(word);
  if (known !== undefined) return known;
  let bits = rareBits;
  for (const { word: id, nearness } of kin) {
    if (nearness < 0.7) continue;
    const meant = shelf.words[id] ?? "";
    const common = english?.bits.get(meant) ?? rareBits;
    const told = Math.log2((shelf.stream.length + 2000) / ((shelf.counts[id] ?? 0) + 1)) + 1;
    bits = Math.min(bits, Math.max(4, Math.min(common, told) + (1 - nearness) * 6));
  }
  return bits;
}

/** "what was that line where he says … lol": where the talk before and after a remembered line begins and ends. */
function withoutTalk(typed: readonly Word[], talk: Talk): { start: number; end: number } | undefined {
  const isTalk = (from: number, to: number) =>
    typed.slice(from, to).some(({ word }) => talk.markers.has(word));
  let first = 0;
  while (talk.fillers.has(typed[first]?.word ?? "")) first += 1;
  if (first < 3 || !isTalk(0, first)) first = 0;
  let last = typed.length;
  while (talk.fillers.has(typed[last - 1]?.word ?? "")) last -= 1;
  if (!isTalk(last, typed.length)) last = typed.length;
  const [start, end] = [typed[first]?.start, typed[last - 1]?.end];
  return first < last && (first > 0 || last < typed.length) && start !== undefined && end !== undefined
    ? { start, end }
    : undefined;
}

/** The line alone, where there is talk around it. */
export function lineWithin(query: string, talk: Talk): string | undefined {
  const text = query.slice(0, longestQuery);
  const line = quotedIn(text) ?? withoutTalk(wordsOf(text).slice(0, mostSlots), talk);
  return line && text.slice(line.start, line.end);
}

/** What stands between quotation marks within a longer question. */
function quotedIn(text: string): { start: number; end: number } | undefined {
  const found = /["“”„«»](.{6,}?)["“”»]/su.exec(text);
  if (!found?.[1] || found[1].trim().split(/\s+/).length < 2) return undefined;
  if (found[0].length > text.trim().length - 6) return undefined;
  return { start: found.index, end: found.index + found[0].length };
}
