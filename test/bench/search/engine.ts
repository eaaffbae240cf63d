import { createSearch } from "../../../src/search/search.ts";
import { sentencesIn } from "../../../src/story/sentences.ts";

/** A passage (1-based), the range to mark in it, and how close it is: more is closer, if the engine tells. */
export type Hit = {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly score: number | undefined;
};

export type Opened = {
  /** Best first, each passage once. */
  find(query: string): readonly Hit[] | Promise<readonly Hit[]>;
  close(): void | Promise<void>;
};

export type Engine = {
  readonly name: string;
  open(paragraphs: readonly string[]): Opened | Promise<Opened>;
};

export const quoth: Engine = {
  name: "Quoth",
  async open(paragraphs) {
    const search = await createSearch(paragraphs);
    return { find: (query) => search.find(query), close: () => search.close() };
  },
};

/** What the peers index, so that they too can mark a sentence. */
export type Line = {
  readonly id: number;
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

export function linesOf(paragraphs: readonly string[]): readonly Line[] {
  const sentencesOf = sentencesIn("en");
  const lines: Line[] = [];
  paragraphs.forEach((paragraph, index) => {
    for (const { start, end } of sentencesOf(paragraph)) {
      lines.push({ id: lines.length, passage: index + 1, start, end, text: paragraph.slice(start, end) });
    }
  });
  return lines;
}

/** A passage ranks where its best line does. */
export function hitsOf(
  lines: readonly Line[],
  found: Iterable<{ readonly id: number; readonly score?: number }>,
): readonly Hit[] {
  const hits = new Map<number, Hit>();
  for (const { id, score } of found) {
    const line = lines[id];
    if (line === undefined || hits.has(line.passage)) continue;
    hits.set(line.passage, { passage: line.passage, start: line.start, end: line.end, score });
  }
  return [...hits.values()];
}

export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/[\p{M}'’]/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
