import { LRUCache } from "lru-cache";
import type { Range } from "../story/sentences.ts";
import { unspacedScripts } from "../story/words.ts";

/** A word as it is compared, and where it stands in the text as written. */
export type Word = Range & { readonly word: string };

// What has no width (U+200B to U+200D) is written within words by some and left out by others.
const runs = /&|[\p{L}\p{M}\p{N}]+(?:(?:['’ʼ`´＇]|[\u200b-\u200d]+)[\p{L}\p{M}\p{N}]+)*/gu;
// Every letter is a word there, and adjacency does the rest.
const unspaced = new RegExp(`[${unspacedScripts}ー]`, "u");
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  "&": "and",
};

/** How the text of a language falls into words; a text of no known language follows no rule of these. */
export type WordRules = {
  /** Each letter of an unspaced script as it is compared: traditional Chinese as simplified. */
  readonly letterOf?: (letter: string) => string;
  /** So many letters make a word, each beginning at the next letter. */
  readonly lettersPerWord?: number;
};

/** The words of a text without case, accents, width, ligatures, apostrophes or punctuation. */
export function wordsOf(text: string, rules: WordRules = {}): Word[] {
  const words: Word[] = [];
  if (readPlain(text, (word, start, end) => words.push({ word, start, end }))) return words;
  words.length = 0;
  for (const run of text.matchAll(runs)) {
    const raw = run[0];
    const start = run.index;
    if (unspaced.test(raw)) {
      pushLetters(words, raw, start, rules);
    } else {
      const word = foldWord(raw);
      if (word) words.push({ word, start, end: start + raw.length });
    }
  }
  return words;
}

/** English as it is mostly written, letter by letter, ten times faster than by pattern; false at the first other letter. */
function readPlain(text: string, each: (word: string, start: number, end: number) => void): boolean {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return false;
  let start = -1;
  let apostrophes = false;
  for (let at = 0; at <= lower.length; at += 1) {
    const code = at < lower.length ? lower.charCodeAt(at) : 32;
    if (isPlain(code)) {
      if (start < 0) start = at;
      continue;
    }
    if (code > 127 && (code < 0x2010 || code > 0x2027)) return false;
    if (start < 0) {
      if (code === 38) each("and", at, at + 1);
      continue;
    }
    if ((code === 39 || code === 0x2019 || code === 96) && isPlain(lower.charCodeAt(at + 1))) {
      apostrophes = true;
      continue;
    }
    const word = lower.slice(start, at);
    each(apostrophes ? word.replace(/['’`]/g, "") : word, start, at);
    if (code === 38) each("and", at, at + 1);
    start = -1;
    apostrophes = false;
  }
  return true;
}

function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Whether the last word of a text may go on: "dogs'" may become one word more. */
export function endsWithinWord(text: string): boolean {
  return /[\p{L}\p{M}\p{N}]['’ʼ`´＇]?$/u.test(text);
}

/** Folded words as one text, with spaces where their script has them. */
export function writtenOut(words: readonly string[]): string {
  return words.map((word, place) => (place === 0 ? word : afterAnother(word))).join("");
}

/** A folded word as it stands after another. */
export function afterAnother(word: string): string {
  return unspaced.test(word) ? word : ` ${word}`;
}

export function foldWord(raw: string): string {
  if (/^[A-Za-z0-9]*$/.test(raw)) return raw.toLowerCase();
  return raw
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u3099\u309a\u0591-\u05bd\u0610-\u061a\u064b-\u065f]/g, "")
    .replace(/[ßæœøłđðþı&]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFC")
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** A text of a million letters has some thousands of them. */
const foldedLetters = new LRUCache<string, string>({ max: 5_000, memoMethod: (letter) => foldWord(letter) });

function pushLetters(words: Word[], raw: string, start: number, rules: WordRules): void {
  const { letterOf = (letter: string) => letter, lettersPerWord = 1 } = rules;
  const first = words.length;
  let at = start;
  let latin = "";
  const flush = () => {
    if (latin === "") return;
    const word = foldWord(latin);
    if (word) words.push({ word, start: at - latin.length, end: at });
    latin = "";
  };
  for (const letter of raw) {
    if (unspaced.test(letter)) {
      flush();
      const word = foldedLetters.memo(letterOf(letter));
      const last = words.at(-1);
      if (word) words.push({ word, start: at, end: at + letter.length });
      // A mark of its own (a half-width voicing mark) belongs to the letter before it.
      else if (last && last.end === at) words[words.length - 1] = { ...last, end: at + letter.length };
    } else latin += letter;
    at += letter.length;
  }
  flush();
  if (lettersPerWord > 1) join(words, first, lettersPerWord);
}

/** Letters of a run as overlapping groups, where a letter by itself says too little. Each stands where its first letter does. */
function join(words: Word[], first: number, lettersPerWord: number): void {
  const letters = words.splice(first);
  const groups = Math.max(1, letters.length - lettersPerWord + 1);
  for (const [place, one] of letters.slice(0, groups).entries()) {
    const group = letters.slice(place, place + lettersPerWord);
    words.push({ ...one, word: group.map(({ word }) => word).join("") });
  }
}
