import { createRequire } from "node:module";
import { LRUCache } from "lru-cache";
import type { WordRules } from "./fold.ts";

/** Scripts of a few dozen letters without spaces, vowels and marks counted: three in a row say about as much as a word. */
const byLetters = /^(?:th|lo|km|my)\b/i;

export function wordRulesFor(language: string): WordRules {
  const rules = byLetters.test(language) ? { lettersPerWord: 3 } : {};
  const letterOf = /^zh\b/i.test(language) ? simplifiedOf() : undefined;
  return letterOf === undefined ? rules : { ...rules, letterOf };
}

/** Loaded for Chinese alone: the table takes a megabyte. Undefined where the package was left out. */
function simplifiedOf(): ((letter: string) => string) | undefined {
  const convert = loadConverter();
  if (convert === undefined) return undefined;
  const simplified = new LRUCache<string, string>({ max: 10_000, memoMethod: (letter) => convert(letter) });
  return (letter) => simplified.memo(letter);
}

function loadConverter(): ((text: string) => string) | undefined {
  try {
    const { Converter } = createRequire(import.meta.url)("opencc-js/t2cn") as typeof import("opencc-js");
    return Converter({ from: "t", to: "cn" });
  } catch {
    return undefined;
  }
}
