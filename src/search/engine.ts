import { judgeCloseness } from "./closeness.ts";
import { readEnglish } from "./english.ts";
import { type Evidence, evidenceFor } from "./evidence.ts";
import { answerFrom, rankFactors, rankOf, scoreOf } from "./judge.ts";
import { compileLexicon } from "./lexicon.ts";
import type { Match } from "./match.ts";
import { createProposer, emptyHits, hitsOf } from "./propose.ts";
import { lineWithin, readQuery, type Slot } from "./query.ts";
import { shelve } from "./shelf.ts";
import { readTyped } from "./suggest.ts";
import { readTalk } from "./talk.ts";
import { type Claim, createWeigher } from "./weigh.ts";

/** Ranked matches, answers and lesser ones alike: the callers part them by score. */
export type Engine = {
  rank(query: string): readonly Match[];
  /** The same with what speaks for each, for whoever fits the judge. */
  explain(query: string): readonly Explained[];
  suggest(typed: string, limit: number): readonly Match[];
};

export type Explained = {
  readonly match: Match;
  readonly evidence: Evidence;
  /** In rank over the next; 0 for all but the first. */
  readonly lead: number;
};

const proposed = 200;
const kept = 50;
/** Fuse.js judges so many. */
const closest = 2;
const settled = 0.9;
const worthSuggesting = 0.6;

const certainty = (judged: readonly Explained[]) => judged[0]?.match.score ?? 0;

export function createEngine(paragraphs: readonly string[], language: string): Engine {
  const english = /^en\b/i.test(language) ? readEnglish() : undefined;
  const talk = readTalk(language);
  const shelf = shelve(paragraphs, language);
  const lexicon = compileLexicon(shelf, english);
  const weigh = createWeigher(shelf);
  const hits = emptyHits(shelf);
  const propose = createProposer(shelf);

  function claimsFor(slots: readonly Slot[], limit: number): Claim[] {
    hitsOf(slots, shelf, hits);
    const claims: Claim[] = [];
    for (const paragraph of propose(hits, limit)) {
      const claim = weigh(paragraph, slots, hits);
      if (claim) claims.push(claim);
    }
    return claims.sort((a, b) => b.weight - a.weight || a.paragraph - b.paragraph);
  }

  function matchOf({ paragraph, from, to }: Claim, score: number): Match {
    const start = shelf.startOf[from] as number;
    const end = shelf.endOf[to - 1] as number;
    return { passage: paragraph + 1, score, start, end };
  }

  /** As it was typed; or, where that is no answer, the line alone that the reader may be talking about. */
  function explain(query: string): Explained[] {
    const whole = judge(readQuery(query, shelf, lexicon, english, talk));
    const line = lineWithin(query, talk);
    if (line === undefined || certainty(whole) >= answerFrom) return whole;
    const slots = readQuery(line, shelf, lexicon, english, talk);
    if (slots.every(({ isCommon }) => isCommon)) return whole;
    const alone = judge(slots);
    return certainty(alone) > certainty(whole) ? alone : whole;
  }

  function judge(slots: readonly Slot[]): Explained[] {
    const claims = claimsFor(slots, proposed).slice(0, kept);
    const heaviest = claims[0]?.weight ?? 1;
    const at = new Map(claims.map((claim) => [claim.paragraph, claim]));
    const besides = ({ paragraph }: Claim) =>
      [at.get(paragraph - 1), at.get(paragraph + 1)].filter((claim) => claim !== undefined);
    const ranked = claims.map((claim) => {
      const evidence = evidenceFor(claim, slots, heaviest, besides(claim), shelf);
      return { claim, evidence, rank: rankOf(evidence) };
    });
    const byRank = () => ranked.sort((a, b) => b.rank - a.rank);
    const lead = () => (ranked[0]?.rank ?? 0) - (ranked[1]?.rank ?? 0);
    byRank();
    const [best] = ranked;
    // Fuse.js is asked where its word can still tell.
    const isSettled =
      best !== undefined && lead() > rankFactors.alike && scoreOf(best.evidence, lead()) >= settled;
    if (!isSettled) {
      const unclear = ranked.slice(0, closest).filter(({ evidence }) => evidence.alike === 0);
      const closeness = judgeCloseness(
        unclear.map(({ claim }) => claim),
        slots,
        shelf,
      );
      for (const [place, one] of unclear.entries()) {
        one.evidence = { ...one.evidence, alike: closeness[place] as number };
        one.rank = rankOf(one.evidence);
      }
      byRank();
    }
    let least = 1;
    return ranked.map(({ claim, evidence }, place) => {
      const led = place === 0 ? lead() : 0;
      least = Math.min(least, scoreOf(evidence, led));
      return { match: matchOf(claim, least), evidence, lead: led };
    });
  }

  return {
    rank: (query) => explain(query).map(({ match }) => match),
    explain,
    suggest(typed, limit) {
      const claims = claimsFor(readQuery(typed, shelf, lexicon, english, talk), limit * 4);
      const look = readTyped(typed, shelf);
      const precise = claims.flatMap((claim) => {
        const { from, to } = claim;
        const inside = look(from, to);
        const [first, last] = [shelf.paragraphAt[claim.paragraph], shelf.paragraphAt[claim.paragraph + 1]];
        const found = inside?.isRow ? inside : look(first ?? 0, last ?? 0);
        if (found === undefined) return [];
        const weight = claim.weight * (found.isRow ? 2 : 1);
        const isInside = found.sentence >= from && found.sentence < to;
        return [{ ...claim, weight, ...(isInside ? {} : { from: found.sentence, to: found.sentence + 1 }) }];
      });
      precise.sort((a, b) => b.weight - a.weight || a.paragraph - b.paragraph);
      // What is typed is a slip only where it stands nowhere.
      const suggested = precise.length > 0 ? precise : claims;
      const top = suggested[0]?.weight ?? 1;
      return suggested
        .filter(({ weight }) => precise.length > 0 || weight >= top * worthSuggesting)
        .slice(0, limit)
        .map((claim) => matchOf(claim, claim.weight / top));
    },
  };
}
