import type { TermMatch, TermMatches } from "./candidates.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import type { QueryTerm } from "./query.ts";
import { Table } from "./table.ts";

/** The best place for the query within one paragraph, and what speaks for it. */
export type Candidate = {
  readonly paragraph: number;
  /** Sentences of the story, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** For ranking within one query: rarity, coverage, order and nearness together. */
  readonly weight: number;
  /** How near each place in the query came to a word here: 0 is missing. */
  readonly nearness: Float32Array;
  /** How well each place in the query follows the one before it here. */
  readonly follows: Float32Array;
};

/** What another sentence must bring to be marked too: a fixed part, a share of what is there, and no more than that. */
const fee = (weight: number) => Math.min(9, 6 + weight * 0.1);
/** A query that runs on from one sentence into the next means both. */
const crossing = 0.4;
const crossed = 1.5;
/** A small word ("of", "that") met away from its neighbours is mostly chance. */
const alone = 0.25;
const linked = 0.9;
const loose = 0.2;

/** What a sentence keeps of its worth where the query has it, by so many words, on the wrong side of the others. */
const turned = 0.4;
const turnedBy = 3;

const longestRun = 5;

export type Weigher = (
  paragraph: number,
  terms: readonly QueryTerm[],
  matches: TermMatches,
) => Candidate | undefined;

export function createWeigher(index: InvertedIndex): Weigher {
  const table = new Table();
  let lastAt = new Int32Array(0);
  let lastGain = new Float32Array(0);
  let lastRun = new Uint8Array(0);
  let lastIsSynonym = new Uint8Array(0);

  return (paragraph, terms, matches) => {
    const first = index.paragraphAt[paragraph] as number;
    const tall = (index.paragraphAt[paragraph + 1] as number) - first;
    const wide = terms.length;
    table.reset(tall, wide);
    if (lastAt.length < wide) {
      lastAt = new Int32Array(wide);
      lastGain = new Float32Array(wide);
      lastRun = new Uint8Array(wide);
      lastIsSynonym = new Uint8Array(wide);
    }
    lastAt.fill(-9, 0, wide);
    if (!fill(first, matches)) return undefined;
    total(terms);
    const best = widest(first);
    const nearness = new Float32Array(wide);
    const follows = new Float32Array(wide);
    let elsewhere = 0;
    for (let term = 0; term < wide; term += 1) {
      const inside = table.strongest(table.gains, best.from, best.to, term);
      elsewhere += Math.max(0, table.strongest(table.gains, 0, tall, term) - inside);
      nearness[term] = table.strongest(table.near, best.from, best.to, term);
      follows[term] = table.strongest(table.follow, best.from, best.to, term);
    }
    return {
      paragraph,
      from: first + best.from,
      to: first + best.to,
      weight: best.weight + elsewhere * 0.3,
      nearness,
      follows,
    };
  };

  function fill(first: number, matches: TermMatches): boolean {
    const { wide, tall, gains, near, pairs, follow, bridges, matched } = table;
    let any = false;
    for (let s = 0; s < tall; s += 1) {
      const opens = index.sentenceAt[first + s] as number;
      const closes = index.sentenceAt[first + s + 1] as number;
      for (let at = opens; at < closes; at += 1) {
        const mark = matches.marks[index.stream[at] as number] as number;
        if (mark === 0) continue;
        any = true;
        matched[s] = (matched[s] as number) + 1;
        // From the last place to the first: a word said twice in a row follows itself.
        const list = matches.lists[mark - 1] as TermMatch[];
        for (let which = list.length - 1; which >= 0; which -= 1) {
          const { term, nearness, isSynonym, gain } = list[which] as TermMatch;
          const cell = s * wide + term;
          if (gain > (gains[cell] as number)) gains[cell] = gain;
          if (nearness > (near[cell] as number)) near[cell] = nearness;
          // Whether this word follows, in the text, a word that it follows in the query.
          let credit = 0;
          let by = term;
          if (term > 0) {
            const gap = at - (lastAt[term - 1] as number);
            by = term - 1;
            if (gap === 1) credit = 1;
            else if (gap === 2) credit = 0.7;
            else if (gap === 3) credit = 0.45;
            const skipped = term > 1 ? at - (lastAt[term - 2] as number) : 0;
            if (credit < 0.6 && (skipped === 1 || skipped === 2)) {
              credit = 0.6;
              by = term - 2;
            }
          }
          const turned = term + 1 < wide ? at - (lastAt[term + 1] as number) : 0;
          if (credit < 0.35 && (turned === 1 || turned === 2)) {
            credit = 0.35;
            by = term + 1;
          }
          // That another word of like meaning stands beside a small one says nothing.
          if (credit > loose && (isSynonym || lastIsSynonym[by] === 1)) credit = loose;
          // Each further word of an unbroken run is worth more: three small words in order are no chance.
          const run = credit === 1 ? Math.min(longestRun, (lastRun[by] as number) + 1) : 0;
          if (credit > 0) {
            const pair = 0.5 + 0.35 * Math.min(gain, lastGain[by] as number) + 0.5 * run;
            const worth = credit * nearness * pair;
            const cells = (lastAt[by] as number) >= opens ? pairs : bridges;
            if (worth > (cells[cell] as number)) cells[cell] = worth;
            if (credit * nearness > (follow[cell] as number)) follow[cell] = credit * nearness;
          }
          lastAt[term] = at;
          lastGain[term] = gain;
          lastRun[term] = run;
          lastIsSynonym[term] = isSynonym ? 1 : 0;
        }
      }
    }
    return any;
  }

  function total(terms: readonly QueryTerm[]): void {
    const { wide, tall, gains, pairs, follow, totals } = table;
    for (let s = 0; s < tall; s += 1) {
      let sum = 0;
      for (let term = 0; term < wide; term += 1) {
        const cell = s * wide + term;
        const { isSmall, isFiller } = terms[term] as QueryTerm;
        if (isSmall || isFiller) {
          const isLinked =
            (follow[cell] as number) > loose || (term + 1 < wide && (follow[cell + 1] as number) > loose);
          gains[cell] = (gains[cell] as number) * (isLinked ? linked : alone);
        }
        sum += (gains[cell] as number) + (pairs[cell] as number);
      }
      totals[s] = sum;
    }
  }

  /** The sentences that together say the most, each earning its place. */
  function widest(first: number): { from: number; to: number; weight: number } {
    let most = 0;
    for (let s = 0; s < table.tall; s += 1) most = Math.max(most, table.totals[s] as number);
    let best = { from: 0, to: 1, weight: -1 };
    for (let seed = 0; seed < table.tall; seed += 1) {
      if ((table.totals[seed] as number) < most * 0.5) continue;
      const grown = grow(seed, first);
      // Of two that say the same, the shorter is meant.
      if (grown.weight > best.weight + 1e-4) best = grown;
    }
    return best;
  }

  function grow(seed: number, first: number): { from: number; to: number; weight: number } {
    const { wide, tall, gains, pairs, bridges, totals } = table;
    const { have, linked } = table;
    for (let term = 0; term < wide; term += 1) {
      have[term] = gains[seed * wide + term] as number;
      linked[term] = pairs[seed * wide + term] as number;
    }
    let from = seed;
    let to = seed + 1;
    let weight = totals[seed] as number;
    const gainOf = (upper: number, lower: number, bridge: number) => {
      let sum = 0;
      let added = 0;
      let had = 0;
      let addedAt = 0;
      let hadAt = 0;
      for (let term = 0; term < wide; term += 1) {
        const link = Math.max(
          table.strongest(pairs, upper, lower, term),
          bridges[bridge * wide + term] as number,
        );
        const more = Math.max(0, table.strongest(gains, upper, lower, term) - (have[term] as number));
        sum += more + Math.max(0, link - (linked[term] as number));
        added += more;
        addedAt += more * term;
        had += have[term] as number;
        hadAt += (have[term] as number) * term;
      }
      // Sentences are remembered in their order: one that stands on the wrong side of the other is hardly meant.
      const isTurned = (addedAt / added - hadAt / had) * (upper >= to ? 1 : -1) < -turnedBy;
      return isTurned ? sum * turned : sum;
    };
    const cost = (step: number, bridge: number) => {
      let most = 0;
      for (let cell = bridge * wide; cell < (bridge + 1) * wide; cell += 1)
        most = Math.max(most, bridges[cell] as number);
      return step * fee(weight) * (most >= crossed ? crossing : 1);
    };
    // Two at a time where one alone is too short to earn its place.
    for (let step = 1; step <= 2; ) {
      const down = to + step <= tall ? gainOf(to, to + step, to) - cost(step, to) : 0;
      const up = from >= step ? gainOf(from - step, from, from) - cost(step, from) : 0;
      if (Math.max(up, down) <= 0) {
        step += 1;
        continue;
      }
      weight += Math.max(up, down);
      const bridge = down >= up ? to : from;
      const [upper, lower] = down >= up ? [to, to + step] : [from - step, from];
      for (let term = 0; term < wide; term += 1) {
        const link = Math.max(
          table.strongest(pairs, upper, lower, term),
          bridges[bridge * wide + term] as number,
        );
        have[term] = Math.max(have[term] as number, table.strongest(gains, upper, lower, term));
        linked[term] = Math.max(linked[term] as number, link);
      }
      if (down >= up) to += step;
      else from -= step;
      step = 1;
    }
    const words = (index.sentenceAt[first + to] as number) - (index.sentenceAt[first + from] as number);
    let answered = 0;
    for (let s = from; s < to; s += 1) answered += table.matched[s] as number;
    return { from, to, weight: weight + Math.min(1, answered / words) };
  }
}
