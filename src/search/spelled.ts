import type { Hits } from "./propose.ts";
import type { Shelf } from "./shelf.ts";

type Sentences = { readonly from: number; readonly to: number };

const nearEnough = 0.75;

/**
 * The claimed sentences, and with them each neighbour that the query spells out from its first word to its last and
 * goes on from: "It was level. It was perfectly level." is both, though the first says nothing that the second does not.
 */
export function withSpelledOut(
  claimed: Sentences,
  within: Sentences,
  hits: Hits,
  wide: number,
  shelf: Shelf,
): Sentences {
  const stands = (at: number, slot: number) => {
    const mark = hits.marks[shelf.stream[at] as number] as number;
    if (mark === 0 || slot < 0 || slot >= wide) return false;
    return hits.lists[mark - 1]?.some((hit) => hit.slot === slot && hit.nearness >= nearEnough) === true;
  };
  /** Whether sentence s is in the query whole, and the word at `next` beside it, after it or before it. */
  const isSpelled = (s: number, next: number) => {
    const opens = shelf.sentenceAt[s] as number;
    const length = (shelf.sentenceAt[s + 1] as number) - opens;
    for (let slot = 0; length > 0 && slot + length <= wide; slot += 1) {
      let told = 0;
      while (told < length && stands(opens + told, slot + told)) told += 1;
      if (told === length && stands(next, next < opens ? slot - 1 : slot + length)) return true;
    }
    return false;
  };
  let { from, to } = claimed;
  while (from > within.from && isSpelled(from - 1, shelf.sentenceAt[from] as number)) from -= 1;
  while (to < within.to && isSpelled(to, (shelf.sentenceAt[to] as number) - 1)) to += 1;
  return { from, to };
}
