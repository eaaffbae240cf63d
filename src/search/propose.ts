import type { Slot } from "./query.ts";
import type { Shelf } from "./shelf.ts";

/** What finding a word of the story is worth, for each place in the query that it may answer. */
export type Hit = { readonly slot: number; readonly nearness: number; readonly gain: number };

/** Which words of the story answer the query: marks[word] is a place in `words` and `lists` counted from 1, or 0. */
export type Hits = {
  readonly marks: Uint16Array;
  readonly words: number[];
  readonly lists: Hit[][];
};

/** No word costs more than this many steps together, however long the story: the commonest are left to the judge. */
const stepsAllowed = 400_000;

/** Fills `hits`, which is made once and cleared of the query before. */
export function hitsOf(slots: readonly Slot[], shelf: Shelf, hits: Hits): void {
  for (const word of hits.words) hits.marks[word] = 0;
  hits.words.length = 0;
  hits.lists.length = 0;
  const isBest = new Set<Hit>();
  for (const [slot, { word, kin }] of slots.entries()) {
    const self = shelf.numberOf.get(word);
    const best = kin.reduce((most, { nearness }) => Math.max(most, nearness), 0);
    const typedRarity = self === undefined ? Number.POSITIVE_INFINITY : rarity(self, shelf);
    for (const { word: id, nearness } of kin) {
      // A common word mistyped is still common; a common word that looks like a rare one is not rare.
      const gain = nearness * nearness * Math.min(rarity(id, shelf), typedRarity);
      const hit = { slot, nearness, gain };
      if (nearness === best) isBest.add(hit);
      const list = hits.lists[(hits.marks[id] as number) - 1];
      if (list) {
        // One word of the text answers one of the query: the one it is nearest to, unless it is said twice.
        const nearest = (list[0] as Hit).nearness;
        if (nearness > nearest && !isBest.has(list[0] as Hit)) list.length = 0;
        if (nearness >= nearest || nearness === best) list.push(hit);
      } else {
        hits.words.push(id);
        hits.marks[id] = hits.lists.push([hit]);
      }
    }
  }
}

export function emptyHits(shelf: Shelf): Hits {
  return { marks: new Uint16Array(shelf.words.length), words: [], lists: [] };
}

function rarity(word: number, shelf: Shelf): number {
  const sentences = shelf.sentenceAt.length - 1;
  const having = (shelf.postingAt[word + 1] ?? 0) - (shelf.postingAt[word] ?? 0);
  return 0.3 + Math.log2((sentences + 1) / (having + 0.5));
}

/** The paragraphs (from 0) that share the most with the query, best first. */
export function propose(hits: Hits, shelf: Shelf, sums: Float32Array, limit: number): number[] {
  const lists = hits.words.map((word, at) => ({
    from: shelf.postingAt[word] ?? 0,
    to: shelf.postingAt[word + 1] ?? 0,
    gain: (hits.lists[at] as Hit[]).reduce((most, { gain }) => Math.max(most, gain), 0),
  }));
  lists.sort((a, b) => a.to - a.from - (b.to - b.from));
  sums.fill(0);
  let steps = 0;
  for (const { from, to, gain } of lists) {
    steps += to - from;
    if (steps > stepsAllowed) break;
    for (let at = from; at < to; at += 1) {
      const sentence = shelf.postings[at] as number;
      sums[sentence] = (sums[sentence] as number) + gain;
    }
  }
  // Of sentences that share as much, the shorter is the likelier.
  for (let sentence = 0; sentence < sums.length; sentence += 1) {
    const words = (shelf.sentenceAt[sentence + 1] as number) - (shelf.sentenceAt[sentence] as number);
    sums[sentence] = (sums[sentence] as number) * (1 - Math.min(0.1, words * 0.002));
  }
  const paragraphs = new Set<number>();
  for (const sentence of strongest(sums, limit)) paragraphs.add(shelf.paragraphOf[sentence] ?? 0);
  return [...paragraphs];
}

/** The places of the greatest sums, greatest first, by a heap that never holds more than `limit`. */
function strongest(sums: Float32Array, limit: number): number[] {
  const heap: number[] = [];
  const valueAt = (at: number) => sums[heap[at] as number] as number;
  const sink = () => {
    let at = 0;
    for (;;) {
      let least = 2 * at + 1;
      if (least >= heap.length) return;
      if (least + 1 < heap.length && valueAt(least + 1) < valueAt(least)) least += 1;
      if (valueAt(least) >= valueAt(at)) return;
      [heap[at], heap[least]] = [heap[least] as number, heap[at] as number];
      at = least;
    }
  };
  let least = 0;
  for (let place = 0; place < sums.length; place += 1) {
    const value = sums[place] as number;
    if (value <= least) continue;
    if (heap.length < limit) {
      let at = heap.push(place) - 1;
      while (at > 0 && valueAt(at) < valueAt((at - 1) >>> 1)) {
        const above = (at - 1) >>> 1;
        [heap[at], heap[above]] = [heap[above] as number, heap[at] as number];
        at = above;
      }
    } else {
      heap[0] = place;
      sink();
    }
    if (heap.length === limit) least = valueAt(0);
  }
  return heap.sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b);
}
