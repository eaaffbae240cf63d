import { describe, expect, test } from "vitest";
import type { Features } from "../../src/search/features.ts";
import { answerFrom, rankOf, scoreOf } from "../../src/search/ranker.ts";

const middling: Features = {
  weight: 0.8,
  share: 0.6,
  missing: 20,
  alike: 0.5,
  large: 2,
  longest: 0.5,
  aligned: 0.7,
  alignedShare: 0.5,
  matched: 2,
  foundShare: 0.6,
  rarest: 10,
  names: 0,
  spread: 1,
  story: 10,
  isUninformative: false,
  whole: 0,
};

describe("what speaks for a candidate ranks it before another", () => {
  test.each([
    { weight: 1 },
    { share: 0.8 },
    { missing: 5 },
    { alike: 0.9 },
    { longest: 1 },
    { foundShare: 0.9 },
    { rarest: 14 },
    { spread: 0 },
    { whole: 0.5 },
  ])("%o", (better) => {
    expect(rankOf({ ...middling, ...better })).toBeGreaterThan(rankOf(middling));
  });
});

describe("what speaks for its being meant at all makes it surer", () => {
  test.each([
    { share: 0.8 },
    { missing: 5, share: 0.7 },
    { alike: 0.9 },
    { large: 3 },
    { longest: 1 },
    { aligned: 1.2 },
    { alignedShare: 0.9 },
    { matched: 3 },
    { rarest: 14 },
    { spread: 0 },
  ])("%o", (better) => {
    expect(scoreOf({ ...middling, ...better }, 1)).toBeGreaterThan(scoreOf(middling, 1));
  });

  test.each([
    ["a name found, which every other line has too", { names: 1 }],
    ["a longer story, where chance finds more", { story: 14 }],
    ["more missing than a long question may lack", { missing: 100 }],
  ])("and less sure: %s", (_name, worse) => {
    expect(scoreOf({ ...middling, ...worse }, 1)).toBeLessThan(scoreOf(middling, 1));
  });

  test("a lead over the next makes it surer, up to where more says no more", () => {
    expect(scoreOf(middling, 2)).toBeGreaterThan(scoreOf(middling, 0));
    expect(scoreOf(middling, 9)).toBe(scoreOf(middling, 3));
  });

  test("what says nothing is no answer, unless it is a sentence typed whole", () => {
    const sure = { ...middling, share: 1, large: 4, longest: 2, alike: 1, rarest: 14, spread: 0, missing: 0 };
    expect(scoreOf(sure, 3)).toBeGreaterThan(answerFrom);
    expect(scoreOf({ ...sure, isUninformative: true }, 3)).toBeLessThan(answerFrom);
    expect(scoreOf({ ...sure, isUninformative: true, whole: 0.9 }, 3)).toBe(0.9);
  });
});
