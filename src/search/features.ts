import { sureness } from "./alignment.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import { type QueryTerm, sameWord } from "./query.ts";
import { wholeEnough } from "./ranker.ts";
import type { Candidate } from "./weigh.ts";

const slipped = 0.75;
/** So many words in a row are no chance, be each of them as common as it may. */
const byOrder = 3;
/** As near as a word of six letters or more with one of them wrong. */
const slippedWord = 0.795;
const shortWord = 5;
const longestBits = 40;
const mostAligned = 60;
const longRow = 6;
/** So closely a word must follow the one before it to stand in a row with it. */
export const inRow = 0.6;

/** What speaks for a candidate, and against it. Words are weighed in bits: how rare they are in English and in the story. */
export type Features = {
  /** Weight, as a share of the heaviest candidate's. */
  readonly weight: number;
  /** Share of the query's bits that are found, and bits missing. */
  readonly share: number;
  readonly missing: number;
  /** Fuse.js: 1 is the query as it stands, 0 nothing alike. */
  readonly alike: number;
  /** Words found that are not small. */
  readonly large: number;
  /** The longest unbroken run, in twenties of bits, up to two. */
  readonly longest: number;
  /** Found in the same order, gaps counted against it: in twenties of bits, up to three, and of all the query's bits, the share. */
  readonly aligned: number;
  readonly alignedShare: number;
  /** Informative words found: neither small nor filler nor stop word; and of all such words, by rarity in the story, the share found. */
  readonly matched: number;
  readonly foundShare: number;
  /** Bits of the rarest of them, and how many are names. */
  readonly rarest: number;
  readonly names: number;
  /** Words of the candidate for each word of the query, in doublings, up to four; 0 where every word isInformative. */
  readonly spread: number;
  /** Sentences of the story, in doublings: the more there are, the more chance finds. */
  readonly story: number;
  /** The query is nothing but small words and no run of four or more, or one word that the story has not. */
  readonly isUninformative: boolean;
  /** How nearly the query is the candidate, word for word, and nothing else; enough where it is a long piece of it. */
  readonly whole: number;
};

/** What there is to say before Fuse.js is asked. `heaviest` is the weight of the heaviest candidate, `aligned` what its alignment comes to, where that is known: what stands in a row is some of it. */
export function featuresOf(
  candidate: Candidate,
  terms: readonly QueryTerm[],
  heaviest: number,
  aligned: number | undefined,
  index: InvertedIndex,
): Features {
  let found = 0;
  let all = 0;
  let large = 0;
  let whole = 1;
  let longest = 0;
  let unbroken = 0;
  let matched = 0;
  let rarityFound = 0;
  let rarityAll = 0;
  let rarest = 0;
  let names = 0;
  for (const [term, asked] of terms.entries()) {
    const { bits, rarity, isFiller, isSmall, isName, isStopWord } = asked;
    const near = candidate.nearness[term] as number;
    const follows = candidate.follows[term] as number;
    const isLinked = near > 0 && (follows > 0 || (candidate.follows[term + 1] ?? 0) > 0);
    // A filler around the line denies nothing, and who is meant is often only "she" in the line itself. Who retells
    // a line puts it together anew.
    const isAside = (isFiller && !isLinked) || (isName && near === 0);
    const counted = isAside ? bits * (isFiller ? 0.15 : 0.3) : isStopWord && near < 0.5 ? bits * 0.6 : bits;
    const sure = sureness(asked, near) * (isSmall && !isLinked ? 0.3 : 1);
    all += counted;
    unbroken = (follows >= inRow ? unbroken : 0) + bits * sure;
    longest = Math.max(longest, unbroken);
    found += counted * sure;
    if (!isAside && !isSmall) large += sure;
    whole = Math.min(whole, term === 0 ? near : follows);
    if (!isInformative(asked)) continue;
    rarityAll += rarity;
    if (near < slipped) continue;
    matched += 1;
    rarityFound += rarity * near;
    rarest = Math.max(rarest, bits);
    if (isName) names += 1;
  }
  const asked = terms.reduce((sum, { bits }) => sum + bits, 0);
  const length = (index.sentenceAt[candidate.to] as number) - (index.sentenceAt[candidate.from] as number);
  return {
    weight: candidate.weight / heaviest,
    share: all > 0 ? found / all : 0,
    missing: all - found,
    alike: isVerbatim(candidate) ? 1 : 0,
    large,
    longest: Math.min(longestBits, longest) / 20,
    aligned: Math.min(mostAligned, aligned ?? longest) / 20,
    alignedShare: (aligned ?? longest) / asked,
    matched,
    foundShare: rarityAll > 0 ? rarityFound / rarityAll : 0,
    rarest,
    names,
    // Keywords alone say nothing of how long their line is.
    spread: terms.every(isInformative) ? 0 : Math.max(0, Math.min(4, Math.log2(length / terms.length))),
    story: Math.log2(index.sentenceAt.length),
    isUninformative:
      isOtherWord(candidate, terms) ||
      isCommonplace(candidate, terms) ||
      (terms.every(({ isSmall }) => isSmall) && (terms.length < 4 || !isInOrder(candidate))),
    whole:
      length === terms.length ? whole : isVerbatim(candidate) && longest >= longestBits ? wholeEnough : 0,
  };
}

/** The query stands in the text as typed: there is nothing left to weigh. */
function isVerbatim({ nearness, follows }: Candidate): boolean {
  return nearness.every((near) => near === 1) && follows.every((follow, term) => term === 0 || follow === 1);
}

/** One word that the story has not. A short name that it has not is near to some common word. */
function isOtherWord({ nearness }: Candidate, terms: readonly QueryTerm[]): boolean {
  const [one] = terms;
  if (one === undefined || terms.length > 1) return false;
  return (
    (nearness[0] as number) <
    (one.isWord || (one.isCommon && one.word.length <= shortWord) ? sameWord : slippedWord)
  );
}

/** Nothing but what every line has, and not as it stands in this one. */
function isCommonplace(candidate: Candidate, terms: readonly QueryTerm[]): boolean {
  if (terms.length === 1 || isInOrder(candidate)) return false;
  if (terms.every(({ isSmall, isStopWord }) => isSmall || isStopWord)) return true;
  const matched = terms.filter(isInformative);
  let telling = 0;
  let run = 0;
  for (const [place, term] of terms.entries()) {
    const near = candidate.nearness[place] as number;
    run = (candidate.follows[place] as number) >= inRow ? run + 1 : 1;
    if (run >= byOrder) return false;
    if (near < slipped || !isInformative(term)) continue;
    // A word of like meaning, and nothing else, is another word.
    const isOther = matched.length === 1 && term.isWord && near < sameWord;
    telling += term.isCommon || isOther ? 1 : 2;
  }
  return telling < 2;
}

function isInformative({ isSmall, isStopWord, isFiller }: QueryTerm): boolean {
  return !(isSmall || isStopWord || isFiller);
}

/** All in a row, or so many of them that a row is no chance: one letter put in breaks a line of kana in two. */
function isInOrder({ follows }: Candidate): boolean {
  let [run, longest] = [1, 1];
  for (let place = 1; place < follows.length; place += 1) {
    run = (follows[place] as number) >= inRow ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest === follows.length || longest >= longRow;
}
