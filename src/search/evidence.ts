import type { Slot } from "./query.ts";
import type { Shelf } from "./shelf.ts";
import type { Claim } from "./weigh.ts";

const slipped = 0.75;
/** So many words in a row are no chance, be each of them as common as it may. */
const toldByOrder = 3;
/** As near as another form of the same word. */
const sameWord = 0.84;
/** As near as a word of six letters or more with one of them wrong. */
const slippedWord = 0.795;
const shortWord = 5;
const longestBits = 40;
/** So closely a word must follow the one before it to stand in a row with it. */
const inRow = 0.6;

/** What speaks for a claim, and against it. Words are weighed in bits: how rare they are in English and in the story. */
export type Evidence = {
  /** Weight, as a share of the heaviest claim's. */
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
  /** Words found that tell: not small, not talk, not grammar; and of all that tell, by rarity in the story, the share found. */
  readonly told: number;
  readonly toldShare: number;
  /** Bits of the rarest of them, and how many are names. */
  readonly rarest: number;
  readonly names: number;
  /** Words claimed for each word of the query, in doublings, up to four; 0 where every word tells. */
  readonly spread: number;
  /** Sentences of the story, in doublings: the more there are, the more chance finds. */
  readonly story: number;
  /** The query is nothing but small words and no run of four or more, or one word that the story has not. */
  readonly isChaff: boolean;
  /** How nearly the query is the claim, word for word, and nothing else. */
  readonly whole: number;
};

/**
 * What there is to say before Fuse.js is asked. `heaviest` is the weight of the heaviest claim; `beside` are the claims
 * for the paragraphs before and after: what they tell is not missing here.
 */
export function evidenceFor(
  claim: Claim,
  slots: readonly Slot[],
  heaviest: number,
  beside: readonly Claim[],
  shelf: Shelf,
): Evidence {
  let found = 0;
  let all = 0;
  let large = 0;
  let whole = 1;
  let longest = 0;
  let unbroken = 0;
  let told = 0;
  let rarityTold = 0;
  let rarityAll = 0;
  let rarest = 0;
  let names = 0;
  for (const [slot, asked] of slots.entries()) {
    const { bits, rarity, isFiller, isSmall, isName, isWord, isGrammar } = asked;
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
    unbroken = (follows >= inRow ? unbroken : 0) + bits * sure;
    longest = Math.max(longest, unbroken);
    found += counted * sure;
    if (!isAside && !isSmall) large += sure;
    whole = Math.min(whole, slot === 0 ? near : follows);
    if (!tells(asked)) continue;
    rarityAll += rarity;
    if (near < slipped) continue;
    told += 1;
    rarityTold += rarity * near;
    rarest = Math.max(rarest, bits);
    if (isName) names += 1;
  }
  const claimed = (shelf.sentenceAt[claim.to] as number) - (shelf.sentenceAt[claim.from] as number);
  return {
    weight: claim.weight / heaviest,
    share: all > 0 ? found / all : 0,
    missing: all - found,
    alike: isVerbatim(claim) ? 1 : 0,
    large,
    longest: Math.min(longestBits, longest) / 20,
    told,
    toldShare: rarityAll > 0 ? rarityTold / rarityAll : 0,
    rarest,
    names,
    // Keywords alone say nothing of how long their line is.
    spread: slots.every(tells) ? 0 : Math.max(0, Math.min(4, Math.log2(claimed / slots.length))),
    story: Math.log2(shelf.sentenceAt.length),
    isChaff:
      isOtherWord(claim, slots) ||
      isCommonplace(claim, slots) ||
      (slots.every(({ isSmall }) => isSmall) && (slots.length < 4 || !isUnbroken(claim))),
    whole: claimed === slots.length ? whole : 0,
  };
}

/** The query stands in the text as typed: there is nothing left to judge. */
function isVerbatim({ nearness, follows }: Claim): boolean {
  return nearness.every((near) => near === 1) && follows.every((follow, slot) => slot === 0 || follow === 1);
}

function isLinkedIn({ nearness, follows }: Claim, slot: number): boolean {
  const next = follows[slot + 1] ?? 0;
  return (nearness[slot] as number) >= sameWord && Math.max(follows[slot] as number, next) >= inRow;
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
  const told = slots.filter(tells);
  let telling = 0;
  let run = 0;
  for (const [place, slot] of slots.entries()) {
    const near = claim.nearness[place] as number;
    run = (claim.follows[place] as number) >= inRow ? run + 1 : 1;
    if (run >= toldByOrder) return false;
    if (near < slipped || !tells(slot)) continue;
    // A word of like meaning, and nothing else, is another word.
    const isOther = told.length === 1 && slot.isWord && near < sameWord;
    telling += slot.isCommon || isOther ? 1 : 2;
  }
  return telling < 2;
}

function tells({ isSmall, isGrammar, isFiller }: Slot): boolean {
  return !(isSmall || isGrammar || isFiller);
}

function isUnbroken({ follows }: Claim): boolean {
  return follows.every((follow, slot) => slot === 0 || follow >= inRow);
}
