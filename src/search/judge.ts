import type { Evidence } from "./evidence.ts";

const wholeEnough = 0.7;

/** A lead in rank beyond which more says no more. */
const clearLead = 3;

/** What a chaff claim keeps of its score: never enough for an answer. */
const chaff = 0.45;

// The factors of a softmax and of a logistic regression over 6,000 queries against four texts, a third of them not in
// the text. `npm run bench -- fit` asks some 4,500 of them and prints what the factors would be by these; another factor
// is taken only where the golden queries, and those kept aside, are answered no worse.
export const rankFactors: readonly number[] = [5.17, 1.77, 0.72, 1, 1.64, 0.083, 1.5, 0.047, 1.52];
export const scoreFactors: readonly number[] = [
  -4.99, 2.6, 0.98, 0.57, 2.02, 0.72, 0.167, 0.97, 0.58, 0.056, 1.2, 0.28,
];

/** What closeness is worth in rank at the most. */
export const closenessWorth = rankFactors[3] as number;

/** What speaks for this claim rather than another of the same query: the more the better, each of them. */
export function rankTraits(evidence: Evidence): readonly number[] {
  return [
    evidence.weight,
    evidence.share ** 2,
    evidence.longest,
    evidence.alike,
    evidence.toldShare,
    evidence.rarest,
    evidence.whole,
    -Math.min(60, evidence.missing),
    -evidence.spread * (1 - evidence.share),
  ];
}

/** What speaks for the claim being meant at all: the more the better, each but the first, which is the same for all. */
export function scoreTraits(evidence: Evidence, lead: number): readonly number[] {
  const { share } = evidence;
  return [
    1,
    share ** 2,
    share * Math.min(clearLead, lead),
    evidence.longest,
    evidence.alike,
    Math.min(4, evidence.large),
    evidence.rarest,
    evidence.told >= 3 ? 1 : 0,
    -Math.min(2, evidence.names),
    -Math.max(0, Math.min(120, evidence.missing) - 60),
    -evidence.spread * (1 - share),
    -(evidence.story - 8),
  ];
}

/** For ranking: the greater, the likelier it is meant rather than another. */
export function rankOf(evidence: Evidence): number {
  return sumOf(rankTraits(evidence), rankFactors);
}

/** How sure it is that the claim is meant; from 0.5 an answer does more good than harm. `lead` is over the next in rank. */
export function scoreOf(evidence: Evidence, lead: number): number {
  const plausibility = 1 / (1 + Math.exp(-sumOf(scoreTraits(evidence, lead), scoreFactors)));
  const score = evidence.isChaff ? plausibility * chaff : plausibility;
  // A sentence typed whole is meant, however common its words.
  return evidence.whole >= wholeEnough ? Math.max(score, evidence.whole) : score;
}

function sumOf(traits: readonly number[], factors: readonly number[]): number {
  return traits.reduce((sum, trait, place) => sum + trait * (factors[place] as number), 0);
}
