import { paragraphsOf } from "../story/parse-body.ts";
import { type Host, openHost, type Remote, type Source } from "./host.ts";
import type { Match } from "./match.ts";
import { longestQuery } from "./query.ts";
import { answerFrom } from "./ranker.ts";

export { type Host, openHost } from "./host.ts";
export type { Match };

export type Search = {
  /** The answers, best first, and after a sure one what may be meant after all; empty when nothing is close. */
  find(query: string): Promise<readonly Match[]>;
  /** Below an answer: the nearest three at most, empty when nothing resembles the query. */
  near(query: string): Promise<readonly Match[]>;
  /** Where the words typed so far may lead, the last perhaps half typed; empty while nothing is. */
  suggest(typed: string, limit?: number): Promise<readonly Match[]>;
  close(): Promise<void>;
};

export type SearchOptions = {
  /** A BCP 47 tag; English has help that other languages do without. */
  readonly language?: string;
  /** How long one search may take in a thread of its own. */
  readonly deadlineMs?: number;
  /** Stories of more characters than this are searched in a thread of their own. */
  readonly threadFrom?: number;
  /** The thread that long stories share; without it each has one of its own. */
  readonly host?: Host;
};

const runnerUpFrom = 0.1;
const nearFrom = 0.03;
const mostNear = 3;
const mostSuggestions = 25;

export async function createSearch(source: Source, options: SearchOptions = {}): Promise<Search> {
  const { language = "en", deadlineMs = 1_500, threadFrom = 300_000 } = options;
  const openThere = () => options.host?.open(source, language) ?? openAlone(source, language, deadlineMs);
  const { ask, close } = lengthOf(source) > threadFrom ? openThere() : await openHere(source, language);
  // A command asks for the answers and, having none, for what is near: one search serves both.
  let last: { query: string; ranked: Promise<readonly Match[]> } | undefined;
  const rank = (query: string) => {
    const asked = query.slice(0, longestQuery);
    if (last?.query !== asked) {
      const ranked = ask("rank", asked, 0);
      const current = { query: asked, ranked };
      last = current;
      ranked.catch(() => {
        if (last === current) last = undefined;
      });
    }
    return last.ranked;
  };
  return {
    find: async (query) => answersIn(await rank(query)),
    near: async (query) => {
      const ranked = await rank(query);
      const answers = answersIn(ranked).length;
      return ranked.slice(answers, answers + mostNear).filter(({ score }) => score >= nearFrom);
    },
    suggest: (typed, limit = mostSuggestions) =>
      ask("suggest", typed.slice(0, longestQuery), Math.min(limit, mostSuggestions)),
    close,
  };
}

/** Where there is an answer, what comes next may be the line meant after all: three in all, or every one that is sure. */
function answersIn(ranked: readonly Match[]): readonly Match[] {
  if ((ranked[0]?.score ?? 0) < answerFrom) return [];
  return ranked.filter(({ score }, place) => score >= (place < mostNear ? runnerUpFrom : answerFrom));
}

/** In characters, as near as makes no difference. */
export function lengthOf(source: Source): number {
  return "text" in source ? source.text.length : source.reduce((sum, paragraph) => sum + paragraph.length, 0);
}

function openAlone(source: Source, language: string, deadlineMs: number): Remote {
  const host = openHost(deadlineMs);
  return { ...host.open(source, language), close: host.close };
}

async function openHere(source: Source, language: string): Promise<Remote> {
  // Loaded when used: a start is sooner done, and a library of long stories has no need of it here.
  const { createEngine } = await import("./engine.ts");
  const engine = createEngine("text" in source ? paragraphsOf(source) : source, language);
  return {
    ask: async (kind, text, limit) => (kind === "rank" ? engine.rank(text) : engine.suggest(text, limit)),
    close: async () => {},
  };
}
