import type { Range } from "../story/sentences.ts";

/** A word as it is compared, and where it stands in the text as written. */
export type Word = Range & { readonly word: string };

const runs = /&|[\p{L}\p{M}\p{N}]+(?:['’ʼ`´＇][\p{L}\p{M}\p{N}]+)*/gu;
// Scripts that put no space between words: every letter is a word there, and adjacency does the rest.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
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

/** The words of a text without case, accents, width, ligatures, apostrophes or punctuation. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const run of text.matchAll(runs)) {
    const raw = run[0];
    const start = run.index;
    if (isPlain(raw)) {
      words.push({ word: raw.toLowerCase(), start, end: start + raw.length });
    } else if (unspaced.test(raw)) {
      pushLetters(words, raw, start);
    } else {
      const word = foldWord(raw);
      if (word) words.push({ word, start, end: start + raw.length });
    }
  }
  return words;
}

function isPlain(raw: string): boolean {
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at) | 32;
    if ((code < 97 || code > 122) && (code < 48 || code > 57)) return false;
  }
  return true;
}

export function foldWord(raw: string): string {
  return raw
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f]/g, "")
    .replace(/[ßæœøłđðþı&]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

function pushLetters(words: Word[], raw: string, start: number): void {
  let at = start;
  let latin = "";
  const flush = () => {
    const word = foldWord(latin);
    if (word) words.push({ word, start: at - latin.length, end: at });
    latin = "";
  };
  for (const letter of raw) {
    if (unspaced.test(letter)) {
      flush();
      const word = foldWord(letter);
      const last = words.at(-1);
      if (word) words.push({ word, start: at, end: at + letter.length });
      // A mark of its own (a half-width voicing mark) belongs to the letter before it.
      else if (last && last.end === at) words[words.length - 1] = { ...last, end: at + letter.length };
    } else latin += letter;
    at += letter.length;
  }
  flush();
}
