import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLikeness, soundOf } from "../../src/search/likeness.ts";

const likeness = createLikeness();
const word = fc.string({ unit: fc.constantFrom(..."abcdehioxy"), minLength: 1, maxLength: 14 });

describe("a slip that goes unnoticed keeps words alike", () => {
  it.each([
    ["smart", "dman", "damn", "dame"],
    ["a doubled letter", "traveled", "travelled", "traverse"],
    ["a vowel", "fragmint", "fragment", "figment"],
    ["a sound", "choze", "chose", "chore"],
  ])("%s: %s is nearer to %s than to %s", (_name, typed, meant, other) => {
    expect(likeness(typed, meant, 0)).toBeGreaterThan(likeness(typed, other, 0));
  });
});

it("likeness is 1 for the same word and less for any other", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const near = likeness(a, b, 0);
      expect(near === 1).toBe(a === b);
      expect(near).toBeGreaterThanOrEqual(0);
    }),
  );
});

it("likeness below the floor is 0, and at or above it what it is without one", () => {
  fc.assert(
    fc.property(word, word, fc.double({ min: 0.3, max: 0.9, noNaN: true }), (a, b, floor) => {
      const whole = likeness(a, b, 0.3);
      const near = likeness(a, b, floor);
      if (whole >= floor) expect(near).toBe(whole);
      else expect(near).toBeLessThan(floor);
    }),
  );
});

it.each([
  ["yanto", "ianto"],
  ["reece", "rhys"],
  ["kurt", "curt"],
  ["jac", "jack"],
  ["nite", "knight"],
  ["fone", "phone"],
])("%s sounds like %s", (heard, written) => {
  expect(soundOf(heard)).toBe(soundOf(written));
});
