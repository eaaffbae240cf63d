import type { Passage } from "../story/story.ts";

export type Change = { readonly before: Passage; readonly after: Passage };
export type Comparison = {
  /** Found again by their text, wherever they stand now. */
  readonly kept: readonly Change[];
  readonly changed: readonly Change[];
  readonly added: readonly Passage[];
  readonly gone: readonly Passage[];
};

/** What a newer version did to each passage: the same text is the same passage, similar text in the same gap is a change. */
export function comparePassages(before: readonly Passage[], after: readonly Passage[]): Comparison {
  const byId = new Map(after.map((passage) => [passage.id, passage]));
  const kept = before.flatMap((one) => {
    const same = byId.get(one.id);
    return same === undefined ? [] : [{ before: one, after: same }];
  });
  const oldIds = new Set(before.map((passage) => passage.id));
  const isGone = (passage: Passage) => !byId.has(passage.id);
  const isAdded = (passage: Passage) => !oldIds.has(passage.id);
  const changed: Change[] = [];
  // Gaps between passages that kept their order; what moved is no landmark.
  let oldAt = 0;
  let newAt = 0;
  for (const end of [...inOrder(kept), undefined]) {
    const old = before.slice(oldAt, end === undefined ? before.length : end.before.number - 1).filter(isGone);
    const fresh = after.slice(newAt, end === undefined ? after.length : end.after.number - 1).filter(isAdded);
    for (const pair of pairSimilar(old, fresh)) changed.push(pair);
    oldAt = end?.before.number ?? before.length;
    newAt = end?.after.number ?? after.length;
  }
  const was = new Set(changed.map((change) => change.before));
  const is = new Set(changed.map((change) => change.after));
  return {
    kept,
    changed,
    added: after.filter((passage) => isAdded(passage) && !is.has(passage)),
    gone: before.filter((passage) => isGone(passage) && !was.has(passage)),
  };
}

/** The longest run of changes whose new numbers ascend (patience sorting). */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [at, change] of changes.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = changes[tails[middle] ?? 0];
      if ((tail?.after.number ?? 0) < change.after.number) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (tails[low - 1] ?? -1) : -1);
    tails[low] = at;
  }
  const run: Change[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const change = changes[at];
    if (change !== undefined) run.push(change);
  }
  return run.reverse();
}

/** Each old passage with the first new one that shares half its words; in a wide gap only near ones are looked at. */
function pairSimilar(old: readonly Passage[], fresh: readonly Passage[]): readonly Change[] {
  const pairs: Change[] = [];
  let from = 0;
  const words = new Map(fresh.slice(0, 5000).map((passage) => [passage, wordsOf(passage)]));
  for (const before of old) {
    const own = wordsOf(before);
    const at = fresh
      .slice(from, from + 20)
      .findIndex((after) => likeness(own, words.get(after) ?? wordsOf(after)) >= 0.5);
    const after = fresh[from + at];
    if (at < 0 || after === undefined) continue;
    pairs.push({ before, after });
    from += at + 1;
  }
  return pairs;
}

function wordsOf(passage: Passage): ReadonlySet<string> {
  const text = passage.text.toLowerCase();
  const words = text.match(/\p{L}+/gu) ?? [];
  // Scripts without spaces are compared by pairs of letters.
  const isSpaced = words.length > 0 && text.length / words.length < 15;
  return new Set(isSpaced ? words : [...text].map((letter, at, all) => letter + (all[at + 1] ?? "")));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * a.intersection(b).size) / (a.size + b.size || 1);
}
