import { LRUCache } from "lru-cache";
import { type Host, openHost, type Remote, type SearchSource } from "./host.ts";
import { openLocal } from "./local.ts";
import type { Match } from "./match.ts";
import { longestQuery } from "./query.ts";
import { answerFrom } from "./ranker.ts";
import type { TurnTaker } from "./turns.ts";

export { type Host, openHost } from "./host.ts";
export type { Match };

export type Search = {
  /** `isMeant` leaves out what the asker does not look for, so that what comes next has its chance. The answers, best first, and after a sure one what may be meant after all; empty when nothing is close. */
  find(query: string, asker?: TurnTaker, isMeant?: (match: Match) => boolean): Promise<readonly Match[]>;
  /** Below an answer: the nearest three at most, empty when nothing resembles the query. */
  near(query: string, asker?: TurnTaker, isMeant?: (match: Match) => boolean): Promise<readonly Match[]>;
  /** Where the words typed so far may lead, the last perhaps half typed; empty while nothing is. */
  suggest(typed: string, limit?: number, asker?: TurnTaker): Promise<readonly Match[]>;
  close(): Promise<void>;
};

export type SearchOptions = {
  /** A BCP 47 tag; English has help that other languages do without. */
  readonly language?: string;
  /** How long one search may take in a thread of its own. */
  readonly deadlineMs?: number;
  /** Stories of more characters than this are searched in a thread of their own. */
  readonly threadFrom?: number;
  /** Where the index is, with those of other stories; without it this search has a place of its own. */
  readonly host?: Host;
};

const runnerUpFrom = 0.1;
const nearFrom = 0.03;
const mostNear = 3;
const mostSuggestions = 25;

const any = () => true;

/** Somebody who asks alone. */
const nobody: TurnTaker = { id: "" };
/** Of many people who ask at once each asks twice: for answers, and having none, for what is near. */
const mostRemembered = 50;

export function createSearch(source: SearchSource, options: SearchOptions = {}): Search {
  const { language = "en", deadlineMs = 1_500, threadFrom = 300_000 } = options;
  const { ask, close } =
    options.host?.open(source, language) ??
    openAlone(source, language, lengthOf(source) > threadFrom ? openHost(deadlineMs) : openLocal());
  const asked = new LRUCache<string, Promise<readonly Match[]>>({ max: mostRemembered });
  const rank = (query: string, asker: TurnTaker) => {
    const text = query.slice(0, longestQuery);
    const known = asked.get(text);
    if (known !== undefined) return known;
    const ranked = ask("rank", text, 0, asker);
    asked.set(text, ranked);
    ranked.catch(() => {
      if (asked.get(text) === ranked) asked.delete(text);
    });
    return ranked;
  };
  return {
    find: async (query, asker = nobody, isMeant = any) =>
      answersIn((await rank(query, asker)).filter(isMeant)),
    near: async (query, asker = nobody, isMeant = any) => {
      const ranked = (await rank(query, asker)).filter(isMeant);
      const answers = answersIn(ranked).length;
      return ranked.slice(answers, answers + mostNear).filter(({ score }) => score >= nearFrom);
    },
    suggest: (typed, limit = mostSuggestions, asker = nobody) =>
      ask("suggest", typed.slice(0, longestQuery), Math.min(limit, mostSuggestions), {
        ...asker,
        isTyping: true,
      }),
    close,
  };
}

/** Where there is an answer, what comes next may be the line meant after all: three in all, or every one that is sure. */
function answersIn(ranked: readonly Match[]): readonly Match[] {
  if ((ranked[0]?.score ?? 0) < answerFrom) return [];
  return ranked.filter(({ score }, place) => score >= (place < mostNear ? runnerUpFrom : answerFrom));
}

/** In characters, as near as makes no difference. */
export function lengthOf(source: SearchSource): number {
  return "text" in source ? source.text.length : source.reduce((sum, paragraph) => sum + paragraph.length, 0);
}

function openAlone(source: SearchSource, language: string, host: Host): Remote {
  return { ...host.open(source, language), close: host.close };
}
