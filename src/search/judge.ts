import Fuse, { type IFuseOptions } from "fuse.js";
import type { Slot } from "./query.ts";
import type { Shelf } from "./shelf.ts";
import type { Claim } from "./weigh.ts";

/** Fuse.js cuts a pattern into pieces of 32 and goes over the text for each. */
const longestPattern = 64;
const shortestPattern = 4;
const judged = 2;
/** Of less than this part of the best claim's weight, a claim doesn't win by closeness. */
const rival = 0.5;

const wholeEnough = 0.7;
const slipped = 0.75;
/** So many words in a row are no chance, be each of them as common as it may. */
const toldByOrder = 3;
/** As near as another form of the same word. */
const sameWord = 0.84;
/** As near as a word of six letters or more with one of them wrong. */
const slippedWord = 0.795;
const shortWord = 5;

const fuseOptions: IFuseOptions<string> = {
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.4,
  shouldSort: false,
};

/** What speaks for a claim, and against it. Words are weighed in bits: how rare they are in English and in the story. */
export type Evidence = {
  /** Share of the query's bits that are found. */
  readonly share: number;
  /** Bits found, bits missing, and bits in the longest unbroken run. */
  readonly found: number;
  readonly missing: number;
  readonly longest: number;
  /** Fuse.js: 1 is the query as it stands, 0 nothing alike. */
  readonly alike: number;
  /** Words found that are not small. */
  readonly large: number;
  readonly sentences: number;
  /** Words claimed for each word of the query, in doublings. */
  readonly spread: number;
  /** Sentences of the story, in doublings: the more there are, the more chance finds. */
  readonly story: number;
  /** The query is nothing but small words and no run of four or more, or one word that the story has not. */
  readonly isChaff: boolean;
  /** All that is found is small words and talk, here and there. */
  readonly isTalk: boolean;
  /** How nearly the query is the claim, word for word, and nothing else. */
  readonly whole: number;
};

/** Fuse.js judges the claimed sentences of the proposed paragraphs only: over a whole story it would take seconds. */
export function judgeCloseness(claims: readonly Claim[], slots: readonly Slot[], shelf: Shelf): Float32Array {
  const closeness = new Float32Array(claims.length);
  const pattern = slots
    .map(({ word }) => word)
    .join(" ")
    .slice(0, longestPattern);
  const top = claims[0]?.weight ?? 0;
  const asked: number[] = [];
  for (const [place, claim] of claims.entries()) {
    if (isVerbatim(claim)) closeness[place] = 1;
    else if (asked.length < judged && claim.weight >= top * rival) asked.push(place);
  }
  // A blank pattern would be answered with every record, and a few letters or one word are in many another.
  if (pattern.length < shortestPattern || (slots.length === 1 && slots[0]?.isWord)) return closeness;
  const texts = asked.map((place) => foldedText(claims[place] as Claim, shelf));
  for (const { refIndex, score } of new Fuse(texts, fuseOptions).search(pattern))
    closeness[asked[refIndex] as number] = 1 - (score ?? 1);
  return closeness;
}

/** The query stands in the text as typed: there is nothing left to judge. */
function isVerbatim({ nearness, follows }: Claim): boolean {
  return nearness.every((near) => near === 1) && follows.every((follow, slot) => slot === 0 || follow === 1);
}

function foldedText({ from, to }: Claim, shelf: Shelf): string {
  const words: string[] = [];
  for (let at = shelf.sentenceAt[from] as number; at < (shelf.sentenceAt[to] as number); at += 1)
    words.push(shelf.words[shelf.stream[at] as number] as string);
  return words.join(" ");
}

function isLinkedIn({ nearness, follows }: Claim, slot: number): boolean {
  const next = follows[slot + 1] ?? 0;
  return (nearness[slot] as number) >= sameWord && Math.max(follows[slot] as number, next) >= 0.6;
}

/** One word that the story has not. A short name that it has not is near to some common word. */
function isOtherWord({ nearness }: Claim, slots: readonly Slot[]): boolean {
  const [one] = slots;
  if (one === undefined || slots.length > 1) return false;
  return (
    (nearness[0] as number) <
    (one.isWord || (one.isCommon && one.word.length <= shortWord) ? sameWord : slippedWord)
  );
}

/** Nothing but what every line has, and not as it stands in this one. */
function isCommonplace(claim: Claim, slots: readonly Slot[]): boolean {
  if (slots.length === 1 || isUnbroken(claim)) return false;
  if (slots.every(({ isSmall, isGrammar }) => isSmall || isGrammar)) return true;
  const isTold = ({ isSmall, isGrammar, isFiller }: Slot) => !(isSmall || isGrammar || isFiller);
  const told = slots.filter(isTold);
  let telling = 0;
  let run = 0;
  for (const [place, slot] of slots.entries()) {
    const near = claim.nearness[place] as number;
    run = (claim.follows[place] as number) >= 0.6 ? run + 1 : 1;
    if (run >= toldByOrder) return false;
    if (near < slipped || !isTold(slot)) continue;
    // A word of like meaning, and nothing else, is another word.
    const isOther = told.length === 1 && slot.isWord && near < sameWord;
    telling += slot.isCommon || isOther ? 1 : 2;
  }
  return telling < 2;
}

function isUnbroken({ follows }: Claim): boolean {
  return follows.every((follow, slot) => slot === 0 || follow >= 0.6);
}

/** `beside` are the claims for the paragraphs before and after: what they tell is not missing here. */
export function evidenceFor(
  claim: Claim,
  slots: readonly Slot[],
  alike: number,
  beside: readonly Claim[],
  shelf: Shelf,
): Evidence {
  let found = 0;
  let all = 0;
  let large = 0;
  let core = 0;
  let longest = 0;
  let unbroken = 0;
  let whole = 1;
  for (const [slot, { bits, isFiller, isSmall, isName, isWord, isGrammar }] of slots.entries()) {
    const near = claim.nearness[slot] as number;
    const follows = claim.follows[slot] as number;
    const isLinked = near > 0 && (follows > 0 || (claim.follows[slot + 1] ?? 0) > 0);
    // Talk around the quotation denies nothing, and who is meant is often only "she" in the line itself. Who retells
    // a line puts it together anew.
    const isBeside = near < 0.5 && beside.some((other) => isLinkedIn(other, slot));
    const isAside = (isFiller && !isLinked) || (isName && near === 0) || isBeside;
    const counted = isAside
      ? bits * (isFiller || isBeside ? 0.15 : 0.3)
      : isGrammar && near < 0.5
        ? bits * 0.6
        : bits;
    const doubt = isWord ? 0.4 : 0.25;
    const sure = Math.max(0, (near - doubt) / (1 - doubt)) * (isSmall && !isLinked ? 0.3 : 1);
    all += counted;
    found += counted * sure;
    unbroken = (follows >= 0.6 ? unbroken : 0) + bits * sure;
    longest = Math.max(longest, unbroken);
    if (!isAside && !isSmall) large += sure;
    if (!isFiller && !isSmall) core += sure;
    whole = Math.min(whole, slot === 0 ? near : follows);
  }
  const claimed = (shelf.sentenceAt[claim.to] as number) - (shelf.sentenceAt[claim.from] as number);
  return {
    share: all > 0 ? found / all : 0,
    found,
    missing: all - found,
    longest,
    alike,
    large,
    sentences: claim.to - claim.from,
    spread: Math.log2(claimed / slots.length),
    story: Math.log2(shelf.sentenceAt.length),
    isTalk: core < 0.5 && !isUnbroken(claim),
    isChaff:
      isOtherWord(claim, slots) ||
      isCommonplace(claim, slots) ||
      (slots.every(({ isSmall }) => isSmall) && (slots.length < 4 || !isUnbroken(claim))),
    whole: claimed === slots.length ? whole : 0,
  };
}

/**
 * How well the claim stands by itself, about -10…10. The factors here and in `scoreOf` are those of two logistic
 * regressions over some 7,000 generated queries against five texts, a third of them not in the text.
 */
export function plausibilityOf(evidence: Evidence): number {
  return (
    -6.09 +
    2.63 * evidence.share +
    4.76 * evidence.share ** 2 +
    0.38 * (Math.min(40, evidence.longest) / 20) -
    0.2 * (Math.min(60, evidence.missing) / 20) -
    0.2 * (Math.max(0, evidence.missing - 60) / 20) +
    3.67 * evidence.alike +
    1.15 * Math.min(4, evidence.large) -
    1.23 * Math.min(3, evidence.sentences - 1) -
    1.36 * ((evidence.story - 8) / 8) * (Math.min(60, evidence.found) / 20) -
    0.53 * Math.max(0, Math.min(4, evidence.spread)) -
    (evidence.isChaff ? 6 : 0) -
    (evidence.isTalk ? 2 : 0)
  );
}

/** How sure it is that the claim is meant; from 0.5 an answer does more good than harm. */
export function scoreOf(evidence: Evidence, plausibility: number, lead: number): number {
  // A line retold shares two or three telling words with the line itself, and with no other.
  const retold = ramp(evidence.large, 1.5, 1.9) * ramp(evidence.share, 0.38, 0.44);
  const score =
    (evidence.isChaff ? 0.45 : 1) /
    (1 + Math.exp(-plausibility - (2.47 + 1.69 * evidence.share + 3 * retold) * lead));
  // A sentence typed whole is meant, however common its words.
  return evidence.whole >= wholeEnough ? Math.max(score, evidence.whole) : score;
}

/** 0 up to `from`, 1 beyond `to`, and straight between them. */
function ramp(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}
