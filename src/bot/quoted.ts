import { type Comparison, compare } from "../reading/compare.ts";
import type { SearchScope, StoryMatch } from "../search/searches.ts";
import { type Passage, passageAt, type Story } from "../story/story.ts";

/** A passage that a message quotes, and how the two differ. */
export type Quoted = { readonly story: Story; readonly passage: Passage; readonly comparison: Comparison };

const mostTries = 4;
const longestQuery = 1_000;
/** Fewer words in common than this are anybody's. */
const fewestShared = 3;

/**
 * The passage that a message quotes. People write before and after what they quote, so its parts are looked for as well:
 * what it sets off as a quotation, and its longest lines. Nothing of the message is kept.
 */
export async function findQuoted(
  message: string,
  scope: SearchScope,
  find: (scope: SearchScope, words: string) => Promise<readonly StoryMatch[]>,
  /** What the message is known to show. */
  shown: readonly Pick<Quoted, "story" | "passage">[],
): Promise<Quoted | undefined> {
  if (shown.length > 0) {
    const all = shown.map((one) => ({ ...one, comparison: compare(message, one.passage.text) }));
    return all.toSorted((a, b) => wordsShared(b.comparison) - wordsShared(a.comparison))[0];
  }
  let best: { readonly quoted: Quoted; readonly shared: number } | undefined;
  for (const part of partsOf(message).slice(0, mostTries)) {
    const [nearest] = await find(scope, part);
    const passage = nearest === undefined ? undefined : passageAt(nearest.story, nearest.match.passage);
    if (nearest === undefined || passage === undefined) continue;
    const comparison = compare(message, passage.text);
    const shared = wordsShared(comparison);
    if (shared < fewestShared || shared <= (best?.shared ?? 0)) continue;
    best = { quoted: { story: nearest.story, passage, comparison }, shared };
  }
  return best?.quoted;
}

function partsOf(message: string): readonly string[] {
  const lines = message.split("\n");
  const block = lines.flatMap((line) => /^\s*>+ ?(.*)$/.exec(line)?.[1] ?? []).join(" ");
  const inQuotes = [...message.matchAll(/["“„«「]([^"”“»」]{12,})["”“»」]/g)].map(([, words]) => words ?? "");
  const long = lines.toSorted((a, b) => b.length - a.length);
  const parts = [block, ...inQuotes, message, ...long].map((part) => cut(part.replace(/\s+/g, " ").trim()));
  return [...new Set(parts)].filter((part) => part !== "");
}

function cut(text: string): string {
  return text.slice(0, longestQuery).toWellFormed();
}

function wordsShared({ segments }: Comparison): number {
  const same = segments.filter(({ kind }) => kind === "same").map(({ text }) => text);
  return [...new Intl.Segmenter("en", { granularity: "word" }).segment(same.join(" "))].filter(
    ({ isWordLike }) => isWordLike,
  ).length;
}
