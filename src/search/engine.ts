import { sentencesIn } from "../story/sentences.ts";
import { readEnglish } from "./english.ts";
import { evidenceFor, judgeCloseness, scoreOf } from "./judge.ts";
import { compileLexicon } from "./lexicon.ts";
import type { Match } from "./match.ts";
import { hitsOf, propose } from "./propose.ts";
import { readQuery } from "./query.ts";
import { shelve } from "./shelf.ts";
import { suggestFrom } from "./suggest.ts";
import { weigh } from "./weigh.ts";

/** Ranked matches, answers and lesser ones alike: the callers part them by score. */
export type Engine = {
  rank(query: string): readonly Match[];
  suggest(typed: string, limit: number): readonly Match[];
};

const proposed = 200;
const judged = 12;
const kept = 50;

export function createEngine(paragraphs: readonly string[], language: string): Engine {
  const english = /^en\b/i.test(language) ? readEnglish() : undefined;
  const shelf = shelve(paragraphs, language);
  const lexicon = compileLexicon(shelf, english);
  const cut = sentencesIn(language);
  const sums = new Float32Array(shelf.sentenceAt.length - 1);

  function matchOf(paragraph: number, from: number, to: number, score: number): Match {
    const ranges = cut(paragraphs[paragraph] ?? "");
    const first = shelf.paragraphAt[paragraph] as number;
    const start = ranges[from - first]?.start ?? 0;
    const end = ranges[to - first - 1]?.end ?? start;
    return { passage: paragraph + 1, score, start, end };
  }

  return {
    rank(query) {
      const slots = readQuery(query, shelf, lexicon, english);
      const hits = hitsOf(slots, shelf);
      if (hits.size === 0) return [];
      const claims = propose(hits, shelf, sums, proposed)
        .map((paragraph) => weigh(paragraph, slots, hits, shelf))
        .filter((claim) => claim !== undefined)
        .sort((a, b) => b.weight - a.weight || a.paragraph - b.paragraph)
        .slice(0, kept);
      const closeness = judgeCloseness(claims.slice(0, judged), slots, shelf);
      const top = claims[0]?.weight ?? 1;
      return claims
        .map((claim, at) => {
          const evidence = evidenceFor(claim, slots, closeness[at] ?? 0, shelf);
          return { claim, score: scoreOf(evidence), order: claim.weight / top + 0.3 * (closeness[at] ?? 0) };
        })
        .sort((a, b) => b.order - a.order)
        .map(({ claim, score }) => matchOf(claim.paragraph, claim.from, claim.to, score));
    },
    suggest(typed, limit) {
      return suggestFrom(typed, limit, shelf, lexicon, english).map(({ paragraph, from, to, score }) =>
        matchOf(paragraph, from, to, score),
      );
    },
  };
}
