import Fuse, { type IFuseOptions } from "fuse.js";
import { writtenOut } from "./fold.ts";
import type { Slot } from "./query.ts";
import type { Shelf } from "./shelf.ts";
import type { Claim } from "./weigh.ts";

/** Fuse.js cuts a pattern into pieces of 32 and goes over the text for each. */
const longestPattern = 64;
const shortestPattern = 4;

const fuseOptions: IFuseOptions<string> = {
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.4,
  shouldSort: false,
};

/**
 * How near each claim's sentences are to the query as a whole, 0…1. Fuse.js judges those of a few claims only: over a
 * whole story it would take seconds.
 */
export function judgeCloseness(
  claims: readonly Claim[],
  slots: readonly Slot[],
  shelf: Shelf,
): readonly number[] {
  const pattern = writtenOut(slots.map(({ word }) => word)).slice(0, longestPattern);
  const closeness = claims.map(() => 0);
  // A blank pattern would be answered with every record, and a few letters or one word are in many another.
  if (pattern.length < shortestPattern || (slots.length === 1 && slots[0]?.isWord)) return closeness;
  const texts = claims.map((claim) => foldedText(claim, shelf));
  for (const { refIndex, score } of new Fuse(texts, fuseOptions).search(pattern))
    closeness[refIndex] = 1 - (score ?? 1);
  return closeness;
}

function foldedText({ from, to }: Claim, shelf: Shelf): string {
  const words: string[] = [];
  for (let at = shelf.sentenceAt[from] as number; at < (shelf.sentenceAt[to] as number); at += 1)
    words.push(shelf.words[shelf.stream[at] as number] as string);
  return writtenOut(words);
}
