import { createRequire } from "node:module";
import type { WordRules } from "./fold.ts";

/** Scripts of a few dozen letters without spaces, vowels and marks counted: three in a row say about as much as a word. */
const byLetters = /^(?:th|lo|km|my)\b/i;

export function wordRulesFor(language: string): WordRules {
  const rules = byLetters.test(language) ? { lettersPerWord: 3 } : {};
  return /^zh\b/i.test(language) ? { ...rules, letterOf: simplifiedOf() } : rules;
}

/** Loaded for Chinese alone: the table takes a megabyte. */
function simplifiedOf(): (letter: string) => string {
  const { Converter } = createRequire(import.meta.url)("opencc-js/t2cn") as typeof import("opencc-js");
  const convert = Converter({ from: "t", to: "cn" });
  const known = new Map<string, string>();
  return (letter) => {
    const simplified = known.get(letter) ?? convert(letter);
    known.set(letter, simplified);
    return simplified;
  };
}
