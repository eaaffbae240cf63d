import { createRequire } from "node:module";
import { createLikeness } from "./likeness.ts";
import { createMisspellings, type Misspellings } from "./misspell.ts";

const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}]/u;
const latin = /^[a-z]+$/;

/**
 * Words of Cyrillic, Greek and Hangul by the Latin letters that are typed for them; nothing for other texts. Arabic and
 * Hebrew leave too much out of their letters, and Chinese and Japanese have too many readings.
 */
export function createRomanised(words: readonly string[]): Misspellings | undefined {
  const written = words.filter((word) => foreign.test(word)).length;
  if (written < words.length / 2) return undefined;
  // Loaded for such a text alone: its table of all letters takes a megabyte.
  const { default: anyAscii } = createRequire(import.meta.url)("any-ascii") as typeof import("any-ascii");
  const keys: string[] = [];
  const numberOf = new Map<string, number>();
  const idsOf: number[][] = [];
  for (const [id, word] of words.entries()) {
    if (!foreign.test(word)) continue;
    const key = keyOf(anyAscii(word));
    const known = numberOf.get(key);
    if (known !== undefined) idsOf[known]?.push(id);
    else if (key !== "") {
      numberOf.set(key, keys.length);
      keys.push(key);
      idsOf.push([id]);
    }
  }
  const misspellings = createMisspellings(keys, numberOf, createLikeness());
  return (word, add) => {
    if (!latin.test(word)) return;
    const key = keyOf(word);
    const addAll = (known: number, nearness: number) => {
      for (const id of idsOf[known] ?? []) add(id, nearness);
    };
    const same = numberOf.get(key);
    if (same !== undefined) addAll(same, sameLetters);
    else if (key.length >= 3) misspellings(key, (known, nearness) => addAll(known, nearness * sameLetters));
  };
}

/** As sure as that can be: several words may be written alike. */
const sameLetters = 0.97;

/** People write the same sounds in several ways: kh and h, ya and ia, ts and c. */
function keyOf(written: string): string {
  return written
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/shch|sch/g, "s")
    .replace(/sh|ch|zh/g, (pair) => (pair === "sh" ? "s" : pair === "ch" ? "q" : "j"))
    .replace(/kh/g, "h")
    .replace(/ph/g, "f")
    .replace(/ts|tz/g, "c")
    .replace(/w/g, "v")
    .replace(/x/g, "ks")
    .replace(/y(?=[aeou])|j(?=[aeou])/g, "i")
    .replace(/y/g, "i")
    .replace(/(.)\1+/g, "$1");
}
