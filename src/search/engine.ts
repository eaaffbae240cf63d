import { createAlignment } from "./alignment.ts";
import { nearestAsTyped } from "./as-typed.ts";
import { type Calibration, calibrate } from "./calibrate.ts";
import { createCandidateFinder, matchTerms, mostProposed, noTermMatches } from "./candidates.ts";
import { readEnglish } from "./english.ts";
import { type Features, featuresOf } from "./features.ts";
import { type Closeness, createFuseIndex } from "./fuse.ts";
import { buildIndex } from "./inverted-index.ts";
import { compileLexicon, type Expansion } from "./lexicon.ts";
import type { Match } from "./match.ts";
import { areParallel } from "./parallels.ts";
import { lineWithin, type QueryTerm, readQuery } from "./query.ts";
import { answerFrom, rankOf, scoreOf, wholeEnough } from "./ranker.ts";
import { stemmerFor } from "./stemmers.ts";
import { apartAmong, fits, readTyping, rowsOf } from "./suggest.ts";
import { type Candidate, createWeigher } from "./weigh.ts";
import { readWordLists } from "./word-lists.ts";

/** Ranked matches, answers and lesser ones alike: the callers part them by score. */
export type Engine = {
  rank(query: string): readonly Match[];
  /** The same with what speaks for each, for whoever fits the ranker. */
  explain(query: string): readonly Explained[];
  suggest(typed: string, limit: number): readonly Match[];
};

export type Explained = {
  readonly match: Match;
  readonly features: Features;
  /** In rank over the next; 0 for all but the first. */
  readonly lead: number;
};

/** What the engine may do without, for whoever measures what a stage buys. */
export const ablations = ["expansions", "synonyms", "framing", "Fuse.js", "ranker", "calibration"] as const;
export type Ablation = (typeof ablations)[number];

const kept = 50;
/** Fuse.js compares so many. */
const closest = 2;
/** Of the others, what stands in a row is enough to tell how sure they are. */
const mostAligned = 12;
const worthSuggesting = 0.6;
/** Ranks so close say nothing of which is meant. */
const tied = 0.02;
const mostTied = 10;
/** In characters: a sentence may be as long as a story that nobody punctuated. */
const longestCompared = 1_000;

const certainty = (best: readonly Explained[]) => best[0]?.match.score ?? 0;

export function createEngine(paragraphs: readonly string[], language: string, without?: Ablation): Engine {
  const steps = buildEngine(paragraphs, language, without);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps, between which others can be answered. */
export function* buildEngine(
  paragraphs: readonly string[],
  language: string,
  without?: Ablation,
): Generator<void, Engine> {
  const english = /^en\b/i.test(language) ? readEnglish() : undefined;
  const lists = readWordLists(language);
  const index = yield* buildIndex(paragraphs, language);
  const isExpansion = ({ nearness, isSynonym }: Expansion) =>
    without === "expansions" ? nearness === 1 : without !== "synonyms" || !isSynonym;
  const lexicon = yield* compileLexicon(index, english, stemmerFor(language), isExpansion);
  const weigh = createWeigher(index);
  const align = createAlignment(index);
  const matches = noTermMatches(index);
  yield;
  const closenessOf: Closeness =
    without === "Fuse.js" ? (candidates) => candidates.map(() => 0) : createFuseIndex(index);
  const rankBy = ({ weight }: Candidate, features: Features) =>
    without === "ranker" ? weight : rankOf(features);
  yield;
  const propose = createCandidateFinder(index);

  let calibrated: Calibration = (score) => score;

  function candidatesFor(terms: readonly QueryTerm[], limit: number): Candidate[] {
    matchTerms(terms, index, matches);
    const candidates: Candidate[] = [];
    for (const paragraph of propose(matches, limit)) {
      const candidate = weigh(paragraph, terms, matches);
      if (candidate) candidates.push(candidate);
    }
    return candidates.sort((a, b) => b.weight - a.weight || a.paragraph - b.paragraph);
  }

  function matchOf(
    { paragraph, from, to }: Pick<Candidate, "paragraph" | "from" | "to">,
    score: number,
  ): Match {
    const start = index.startOf[from] as number;
    const end = index.endOf[to - 1] as number;
    return { passage: paragraph + 1, score, start, end };
  }

  /** As long as what was typed, at least: "« .. »" ends a sentence for who cuts the text. */
  function textAt(candidate: Candidate, length: number): string {
    const { start, end } = matchOf(candidate, 1);
    const until = start + Math.min(longestCompared, Math.max(end - start, length));
    return paragraphs[candidate.paragraph]?.slice(start, until) ?? "";
  }

  /** As it was typed; or, where that is no answer, the line alone that the reader may be talking about. */
  function explain(query: string): Explained[] {
    const whole = rank(query);
    if (without === "framing" || certainty(whole) >= answerFrom) return whole;
    const line = lineWithin(query, index, lists);
    if (line === undefined) return whole;
    const terms = readQuery(line, index, lexicon, english, lists);
    if (terms.every(({ isCommon }) => isCommon)) return whole;
    const alone = rank(line, terms);
    return certainty(alone) > certainty(whole) ? alone : whole;
  }

  /** Paragraph by paragraph: here, or there once more. */
  function isTold(here: number, there: number): boolean {
    const spanOf = (paragraph: number) => ({
      from: index.paragraphAt[paragraph] as number,
      to: index.paragraphAt[paragraph + 1] as number,
    });
    return here === there || areParallel(spanOf(here), spanOf(there), index);
  }

  function rank(
    typed: string,
    terms = readQuery(typed, index, lexicon, english, lists),
    without?: number,
  ): Explained[] {
    const candidates = candidatesFor(terms, mostProposed)
      .slice(0, kept)
      .filter(({ paragraph }) => without === undefined || !isTold(without, paragraph));
    const heaviest = candidates[0]?.weight ?? 1;
    const scored = candidates.map((candidate, place) => {
      const aligned = place < mostAligned ? align(candidate.from, candidate.to, terms, matches) : undefined;
      const features = featuresOf(candidate, terms, heaviest, aligned, index);
      return { candidate, features, rank: rankBy(candidate, features) };
    });
    const byRank = () => scored.sort((a, b) => b.rank - a.rank);
    const lead = () => {
      const [first, ...others] = scored;
      if (first === undefined) return 0;
      const next = others.find(({ candidate }) => !areParallel(first.candidate, candidate, index));
      return first.rank - (next?.rank ?? 0);
    };
    byRank();
    // Fuse.js is asked of all but what stands in the text as it was typed.
    const unclear = scored.slice(0, closest).filter(({ features }) => features.alike === 0);
    const closeness = closenessOf(
      unclear.map(({ candidate }) => candidate),
      terms,
    );
    for (const [place, one] of unclear.entries()) {
      one.features = { ...one.features, alike: closeness[place] as number };
      one.rank = rankBy(one.candidate, one.features);
    }
    byRank();
    const ties = scored.slice(0, mostTied).filter(({ rank }) => rank >= (scored[0]?.rank ?? 0) - tied);
    if (ties.length > 1) {
      const texts = ties.map(({ candidate }) => textAt(candidate, typed.length));
      scored.unshift(...scored.splice(nearestAsTyped(typed, texts), 1));
    }
    let least = 1;
    return scored.map(({ candidate, features }, place) => {
      const led = place === 0 ? lead() : 0;
      const score = scoreOf(features, led);
      least = Math.min(least, features.whole >= wholeEnough ? score : calibrated(score));
      return { match: matchOf(candidate, least), features, lead: led };
    });
  }

  if (without !== "calibration")
    calibrated = yield* calibrate(paragraphs, index, (query, without) => {
      const [best] = rank(query, undefined, without);
      return best?.match.score ?? 0;
    });

  return {
    rank: (query) => explain(query).map(({ match }) => match),
    explain,
    suggest(typed, limit) {
      const typing = readTyping(typed, index, lexicon);
      const rows = rowsOf(typing, index, limit).map(({ paragraph, sentence }, place) =>
        matchOf({ paragraph, from: sentence, to: sentence + 1 }, 1 - place / 1_000),
      );
      // Of one word there is nothing else that has it.
      if (rows.length === limit || (rows.length > 0 && typing.whole.length === 0)) return rows;
      const terms = readQuery(typed, index, lexicon, english, lists);
      const isRow = new Set(rows.map(({ passage }) => passage - 1));
      const candidates = candidatesFor(terms, limit * 4).filter(({ paragraph }) => !isRow.has(paragraph));
      const apart = apartAmong(candidates, typing, index);
      // What is typed is a slip only where it stands nowhere.
      const isSlip = rows.length + apart.length === 0;
      // "bitcoin" is a bit and a coin only where these stand in a row.
      const isCut = terms.length > index.wordsOf(typed).length;
      const others = isSlip ? candidates.filter((candidate) => fits(candidate, terms, isCut)) : apart;
      const top = others[0]?.weight ?? 1;
      const rest = others
        .filter(({ weight }) => !isSlip || weight >= top * worthSuggesting)
        .map((candidate) => matchOf(candidate, (candidate.weight / top) * 0.9));
      return [...rows, ...rest].slice(0, limit);
    },
  };
}
