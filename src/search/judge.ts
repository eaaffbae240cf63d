import Fuse, { type IFuseOptions } from "fuse.js";
import type { Slot } from "./query.ts";
import type { Shelf } from "./shelf.ts";
import type { Claim } from "./weigh.ts";

/** Fuse.js cuts a pattern into pieces of 32 and goes over the text for each. */
const longestPattern = 64;

export type Verdict = { readonly claim: Claim; readonly score: number };

const fuseOptions: IFuseOptions<string> = {
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.4,
  shouldSort: false,
};

/** What speaks for a claim, each 0…1 or a count, before it is made one number. */
export type Evidence = {
  /** Share of the query's bits that are found, and that are found letter for letter. */
  readonly share: number;
  readonly exact: number;
  /** Bits found, less what chance finds in a story of this many sentences. */
  readonly surprise: number;
  /** Share of the query's words that follow in the text as they follow in the query. */
  readonly run: number;
  /** Fuse.js: 1 is the query as it stands, 0 nothing alike. */
  readonly alike: number;
  readonly words: number;
};

/** Fuse.js judges the folded text of the claimed sentences only: at story length it would take seconds. */
export function judgeCloseness(claims: readonly Claim[], slots: readonly Slot[], shelf: Shelf): Float32Array {
  const closeness = new Float32Array(claims.length);
  const pattern = slots.map(({ word }) => word).join(" ").slice(0, longestPattern);
  if (!pattern.trim()) return closeness;
  const texts = claims.map((claim) => foldedOf(claim, shelf));
  const records = texts.map((v, i) => ({ v, i, n: 1 })).filter(({ v }) => v !== "");
  const fuse = new Fuse(texts, fuseOptions, Fuse.parseIndex<string>({ keys: [], records }));
  for (const { refIndex, score } of fuse.search(pattern)) closeness[refIndex] = 1 - (score ?? 1);
  return closeness;
}

function foldedOf(claim: Claim, shelf: Shelf): string {
  const words: string[] = [];
  const end = shelf.sentenceAt[claim.to] as number;
  for (let at = shelf.sentenceAt[claim.from] as number; at < end; at += 1) {
    words.push(shelf.words[shelf.stream[at] as number] as string);
  }
  return words.join(" ");
}

export function evidenceFor(claim: Claim, slots: readonly Slot[], alike: number, shelf: Shelf): Evidence {
  let found = 0;
  let exact = 0;
  let all = 0;
  let linked = 0;
  let links = 0;
  let words = 0;
  for (const [slot, { bits, isFiller }] of slots.entries()) {
    const near = claim.nearness[slot] as number;
    const follows = claim.follows[slot] as number;
    const belongs = near > 0 && (follows > 0 || (claim.follows[slot + 1] ?? 0) > 0);
    const counted = isFiller && !belongs ? bits * 0.15 : bits;
    all += counted;
    words += isFiller && !belongs ? 0 : 1;
    found += counted * Math.max(0, (near - 0.4) / 0.6);
    if (near === 1) exact += counted;
    if (slot > 0 && (!isFiller || belongs)) {
      links += 1;
      linked += follows;
    }
  }
  const sentences = shelf.sentenceAt.length - 1;
  return {
    share: all > 0 ? found / all : 0,
    exact: all > 0 ? exact / all : 0,
    surprise: found + linked * 2 - Math.log2(sentences + 1),
    run: links > 0 ? linked / links : 0,
    alike,
    words,
  };
}

export function scoreOf({ share, exact, surprise, run, alike, words }: Evidence): number {
  if (words === 0) return 0;
  const sum = -6 + 6 * share + 1 * exact + 2.5 * run + 0.06 * Math.min(40, surprise) + 2 * alike;
  return 1 / (1 + Math.exp(-sum));
}
