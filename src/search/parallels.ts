import { type InvertedIndex, rarityOf } from "./inverted-index.ts";

/** Sentences of the story, `to` exclusive. */
type Span = { readonly from: number; readonly to: number };

/** So much of what the longer of two says, rare words weighing more, the other says too. */
const shared = 0.4;

/**
 * Whether a story tells the same twice, as scripture, refrains and recaps do: of two such places neither speaks against the
 * other being meant.
 */
export function areParallel(one: Span, other: Span, index: InvertedIndex): boolean {
  const words = wordsIn(one, index);
  let common = 0;
  let all = 0;
  for (const word of wordsIn(other, index)) {
    const rarity = rarityOf(word, index);
    all += rarity;
    if (words.delete(word)) common += rarity;
  }
  let rest = 0;
  for (const word of words) rest += rarityOf(word, index);
  return common >= shared * Math.max(all, common + rest);
}

function wordsIn({ from, to }: Span, { stream, sentenceAt }: InvertedIndex): Set<number> {
  return new Set(stream.subarray(sentenceAt[from], sentenceAt[to]));
}
