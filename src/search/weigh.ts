import type { Hits } from "./propose.ts";
import type { Slot } from "./query.ts";
import type { Shelf } from "./shelf.ts";

/** The best place for the query within one paragraph, and what speaks for it. */
export type Claim = {
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

const extraSentence = 1.6;

export function weigh(
  paragraph: number,
  slots: readonly Slot[],
  hits: Hits,
  shelf: Shelf,
): Claim | undefined {
  const first = shelf.paragraphAt[paragraph] ?? 0;
  const end = shelf.paragraphAt[paragraph + 1] ?? first;
  const wide = slots.length;
  const tall = end - first;
  const gains = new Float32Array(tall * wide);
  const near = new Float32Array(tall * wide);
  const pairs = new Float32Array(tall * wide);
  const follow = new Float32Array(tall * wide);
  const bridges = new Float32Array(tall * wide);
  const matched = new Float32Array(tall);
  const lastAt = new Int32Array(wide).fill(-9);
  const lastGain = new Float32Array(wide);
  let any = false;
  for (let s = first; s < end; s += 1) {
    const row = (s - first) * wide;
    const opens = shelf.sentenceAt[s] as number;
    const closes = shelf.sentenceAt[s + 1] as number;
    for (let at = opens; at < closes; at += 1) {
      const found = hits.get(shelf.stream[at] as number);
      if (!found) continue;
      any = true;
      matched[s - first] = (matched[s - first] as number) + 1;
      for (const { slot, nearness, gain } of found) {
        const cell = row + slot;
        if (gain > (gains[cell] as number)) gains[cell] = gain;
        if (nearness > (near[cell] as number)) near[cell] = nearness;
        const order = orderAt(at, slot, wide, lastAt);
        if (order.credit > 0) {
          const worth = order.credit * nearness * (0.5 + 0.35 * Math.min(gain, lastGain[order.by] as number));
          const target = (lastAt[order.by] as number) >= opens ? pairs : bridges;
          if (worth > (target[cell] as number)) target[cell] = worth;
          const credit = order.credit * nearness;
          if (credit > (follow[cell] as number)) follow[cell] = credit;
        }
        lastAt[slot] = at;
        lastGain[slot] = gain;
      }
    }
  }
  if (!any) return undefined;
  const totals = new Float32Array(tall);
  for (let s = 0; s < tall; s += 1) {
    let total = 0;
    for (let slot = 0; slot < wide; slot += 1)
      total += (gains[s * wide + slot] as number) + (pairs[s * wide + slot] as number);
    totals[s] = total;
  }
  const most = Math.max(...totals);
  let best: { from: number; to: number; weight: number } | undefined;
  for (let seed = 0; seed < tall; seed += 1) {
    if ((totals[seed] as number) < most * 0.5 || (totals[seed] as number) === 0) continue;
    if (best && seed < best.to && seed > best.from) continue;
    const grown = grow(seed);
    if (!best || grown.weight > best.weight + 1e-6) best = grown;
  }
  if (!best) return undefined;
  const nearness = new Float32Array(wide);
  const follows = new Float32Array(wide);
  let elsewhere = 0;
  for (let slot = 0; slot < wide; slot += 1) {
    let inside = 0;
    let outside = 0;
    for (let s = 0; s < tall; s += 1) {
      const gain = gains[s * wide + slot] as number;
      if (s >= best.from && s < best.to) {
        inside = Math.max(inside, gain);
        nearness[slot] = Math.max(nearness[slot] as number, near[s * wide + slot] as number);
        follows[slot] = Math.max(follows[slot] as number, follow[s * wide + slot] as number);
      } else outside = Math.max(outside, gain);
    }
    elsewhere += Math.max(0, outside - inside);
  }
  return {
    paragraph,
    from: first + best.from,
    to: first + best.to,
    weight: best.weight + elsewhere * 0.3,
    nearness,
    follows,
  };

  function grow(seed: number): { from: number; to: number; weight: number } {
    const have = gains.slice(seed * wide, (seed + 1) * wide);
    const linked = pairs.slice(seed * wide, (seed + 1) * wide);
    let from = seed;
    let to = seed + 1;
    let weight = totals[seed] as number;
    for (;;) {
      const down = to < tall ? added(to, to) : 0;
      const up = from > 0 ? added(from - 1, from) : 0;
      const fee = extraSentence + weight * 0.06;
      if (Math.max(up, down) <= fee) break;
      const row = down >= up ? to : from - 1;
      const bridge = down >= up ? to : from;
      weight += Math.max(up, down) - fee;
      for (let slot = 0; slot < wide; slot += 1) {
        const cell = row * wide + slot;
        have[slot] = Math.max(have[slot] as number, gains[cell] as number);
        linked[slot] = Math.max(
          linked[slot] as number,
          pairs[cell] as number,
          bridges[bridge * wide + slot] as number,
        );
      }
      if (down >= up) to += 1;
      else from -= 1;
    }
    const tokens = (shelf.sentenceAt[first + to] as number) - (shelf.sentenceAt[first + from] as number);
    let answered = 0;
    for (let s = from; s < to; s += 1) answered += matched[s] as number;
    return { from, to, weight: weight + Math.min(1, answered / tokens) };

    function added(row: number, bridge: number): number {
      let sum = 0;
      for (let slot = 0; slot < wide; slot += 1) {
        const cell = row * wide + slot;
        const link = Math.max(pairs[cell] as number, bridges[bridge * wide + slot] as number);
        const gain = (gains[cell] as number) - (have[slot] as number);
        // A small word met again by chance is no reason to mark another sentence.
        if (gain > 0) sum += link > 0 || (pairs[cell + 1] ?? 0) > 0 ? gain : gain * 0.5;
        sum += Math.max(0, link - (linked[slot] as number));
      }
      return sum;
    }
  }
}

/** Whether the word at `at` follows, in the text, a word that it follows in the query. */
function orderAt(at: number, slot: number, wide: number, lastAt: Int32Array): { credit: number; by: number } {
  let credit = 0;
  let by = slot;
  const offer = (other: number, value: number) => {
    if (value > credit) {
      credit = value;
      by = other;
    }
  };
  if (slot > 0) {
    const gap = at - (lastAt[slot - 1] as number);
    if (gap <= 1) offer(slot - 1, 1);
    else if (gap <= 3) offer(slot - 1, gap === 2 ? 0.7 : 0.45);
  }
  if (slot > 1 && at - (lastAt[slot - 2] as number) <= 2) offer(slot - 2, 0.6);
  if (slot + 1 < wide && at - (lastAt[slot + 1] as number) <= 2) offer(slot + 1, 0.35);
  return { credit, by };
}
