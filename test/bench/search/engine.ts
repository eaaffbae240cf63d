import { createSearch } from "../../../src/search/search.ts";
import { sentencesIn } from "../../../src/story/sentences.ts";

/** A passage (1-based), the range to mark in it, and how close it is: more is closer, if the engine tells. */
export type PeerAnswer = {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly score: number | undefined;
};

export type Opened = {
  /** Best first, each passage once. */
  find(query: string): readonly PeerAnswer[] | Promise<readonly PeerAnswer[]>;
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
export function answersOf(
  lines: readonly Line[],
  found: Iterable<{ readonly id: number; readonly score?: number }>,
): readonly PeerAnswer[] {
  const answers = new Map<number, PeerAnswer>();
  for (const { id, score } of found) {
    const line = lines[id];
    if (line === undefined || answers.has(line.passage)) continue;
    answers.set(line.passage, { passage: line.passage, start: line.start, end: line.end, score });
  }
  return [...answers.values()];
}

export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/[\p{M}'’]/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
