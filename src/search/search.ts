import { createEngine } from "./engine.ts";
import type { Match } from "./match.ts";

export type { Match };

export type Search = {
  /** The answers, best first; empty when nothing is close. */
  find(query: string): Promise<readonly Match[]>;
  /** Below an answer: the nearest three at most, empty when nothing resembles the query. */
  near(query: string): Promise<readonly Match[]>;
  /** Where the words typed so far may lead; empty while nothing is typed. */
  suggest(typed: string, limit?: number): Promise<readonly Match[]>;
  close(): Promise<void>;
};

export type SearchOptions = { readonly language?: string };

const answerFrom = 0.5;
const nearFrom = 0.1;

export async function createSearch(
  paragraphs: readonly string[],
  options: SearchOptions = {},
): Promise<Search> {
  const engine = createEngine(paragraphs, options.language ?? "en");
  let last: { query: string; ranked: readonly Match[] } | undefined;
  const rank = (query: string) => {
    if (last?.query !== query) last = { query, ranked: engine.rank(query) };
    return last.ranked;
  };
  return {
    find: async (query) => rank(query).filter(({ score }) => score >= answerFrom),
    near: async (query) =>
      rank(query)
        .filter(({ score }) => score < answerFrom && score >= nearFrom)
        .slice(0, 3),
    suggest: async (typed, limit = 25) => engine.suggest(typed, limit),
    close: async () => {},
  };
}
