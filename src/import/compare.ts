import type { Passage } from "../story/story.ts";

type Change = { readonly before: Passage; readonly after: Passage };
export type VersionComparison = {
  /** Found again by their text, wherever they stand now. */
  readonly kept: readonly Change[];
  readonly changed: readonly Change[];
  readonly added: readonly Passage[];
  readonly gone: readonly Passage[];
};

/** What a newer version did to each passage: the same text is the same passage, similar text in the same gap is a change. */
export function comparePassages(before: readonly Passage[], after: readonly Passage[]): VersionComparison {
  const { ofOld, ofNew } = keysOf(before, after);
  const byKey = new Map(after.map((passage) => [ofNew.get(passage), passage]));
  const kept = before.flatMap((one) => {
    const same = byKey.get(ofOld.get(one));
    return same === undefined ? [] : [{ before: one, after: same }];
  });
  const oldKeys = new Set(ofOld.values());
  const isGone = (passage: Passage) => !byKey.has(ofOld.get(passage));
  const isAdded = (passage: Passage) => !oldKeys.has(ofNew.get(passage) ?? "");
  const changed: Change[] = [];
  // Gaps between passages that kept their order; a passage that moved is no landmark.
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

/** A passage is known by its text, and by its neighbours too where the text stands more than once. */
function keysOf(before: readonly Passage[], after: readonly Passage[]) {
  const often = new Set<string>();
  for (const list of [before, after]) {
    const seen = new Set<string>();
    for (const { text } of list) (seen.has(text) ? often : seen).add(text);
  }
  const keys = (list: readonly Passage[]): ReadonlyMap<Passage, string> => {
    const counts = new Map<string, number>();
    return new Map(
      list.map((passage, at) => {
        const around = [list[at - 1]?.text, list[at + 1]?.text];
        const key = often.has(passage.text) ? JSON.stringify([passage.text, ...around]) : passage.text;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        return [passage, count === 1 ? key : `${key} ${count}`];
      }),
    );
  };
  return { ofOld: keys(before), ofNew: keys(after) };
}

/** The ids that passages of a newer version keep, by the ids that they would have by themselves. */
export function keptIds({ kept, changed, added }: VersionComparison): Record<string, string> {
  const ids: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { before, after } of [...kept, ...changed]) {
    taken.add(before.id);
    if (before.id !== after.id) ids[after.id] = before.id;
  }
  for (const { id } of added) {
    const base = id.slice(0, 10);
    let own = id;
    for (let count = 2; taken.has(own); count += 1) own = `${base}.${count}`;
    taken.add(own);
    if (own !== id) ids[id] = own;
  }
  return ids;
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
