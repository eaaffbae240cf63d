import type { Features } from "./features.ts";

/** From here an answer does more good than harm. */
export const answerFrom = 0.5;

/** So nearly whole is a sentence that was typed whole. */
export const wholeEnough = 0.7;

/** A lead in rank beyond which more says no more. */
const clearLead = 3;

/** Sentences, in doublings: how much less chance finds in a shorter story was never measured. */
const shortStory = 6;

/** What an uninformative candidate keeps of its score: never enough for an answer. */
const uninformative = 0.45;

// The factors of a softmax and of a logistic regression over 6,000 queries against four texts, a third of them not in
// the text; those of sureness halfway to what they are with sayings and other translations' lines in five languages besides.
// `npm run bench -- fit` asks some 4,500 of them and prints what the factors would be by these; another factor is taken
// only where the golden queries, and those kept aside, are answered no worse.
export const rankFactors = {
  weight: 5.17,
  share: 1.77,
  longest: 0.72,
  alike: 1,
  found: 1.64,
  rarest: 0.083,
  whole: 1.5,
  missing: 0.047,
  spread: 1.52,
};
export const scoreFactors = {
  always: -4.53,
  share: 1.3,
  lead: 0.9,
  longest: 0.28,
  aligned: 0.56,
  alignedShare: 2,
  alike: 1.65,
  large: 0.66,
  rarest: 0.107,
  several: 0.56,
  names: 0.35,
  missing: 0.073,
  spread: 1.03,
  story: 0.31,
};

/** A number for each factor, the more the better. */
export type Traits<Factors> = { readonly [Name in keyof Factors]: number };

/** What speaks for this candidate rather than another of the same query. */
export function rankTraits(features: Features): Traits<typeof rankFactors> {
  return {
    weight: features.weight,
    share: features.share ** 2,
    longest: features.longest,
    alike: features.alike,
    found: features.foundShare,
    rarest: features.rarest,
    whole: features.whole,
    missing: -Math.min(60, features.missing),
    spread: -features.spread * (1 - features.share),
  };
}

/** What speaks for the candidate being meant at all; `always` is the same for all. */
export function scoreTraits(features: Features, lead: number): Traits<typeof scoreFactors> {
  const { share } = features;
  return {
    always: 1,
    share: share ** 2,
    lead: share * Math.min(clearLead, lead),
    longest: features.longest,
    aligned: features.aligned,
    alignedShare: features.alignedShare,
    alike: features.alike,
    large: Math.min(4, features.large),
    rarest: features.rarest,
    several: features.matched >= 3 ? 1 : 0,
    names: -Math.min(2, features.names),
    missing: -Math.max(0, Math.min(120, features.missing) - 60),
    spread: -features.spread * (1 - share),
    story: -(Math.max(shortStory, features.story) - 8),
  };
}

/** For ranking: the greater, the likelier it is meant rather than another. */
export function rankOf(features: Features): number {
  return sumOf(rankTraits(features), rankFactors);
}

/** How sure it is that the candidate is meant. `lead` is over the next in rank. */
export function scoreOf(features: Features, lead: number): number {
  const plausibility = 1 / (1 + Math.exp(-sumOf(scoreTraits(features, lead), scoreFactors)));
  const score = features.isUninformative ? plausibility * uninformative : plausibility;
  // A sentence typed whole is meant, however common its words.
  return features.whole >= wholeEnough ? Math.max(score, features.whole) : score;
}

function sumOf<Name extends string>(traits: Record<Name, number>, factors: Record<Name, number>): number {
  let sum = 0;
  for (const name in factors) sum += traits[name] * factors[name];
  return sum;
}
