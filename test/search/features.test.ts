import { expect, test } from "vitest";
import { createEngine } from "../../src/search/engine.ts";

const lines = [
  "Ianto carried the lantern down to the harbour, and Gwen followed him at a distance.",
  "Ianto waited. Gwen waited.",
  "Ianto and Gwen spoke of the weather, of the ferry and of nothing else that evening.",
  "Nobody knew what Ianto would have said to Gwen, had she asked.",
  "Gwen counted the gulls that Ianto had painted.",
  "It was so.",
];
const engine = createEngine(lines, "en");
const best = (query: string) => {
  const [first] = engine.explain(query);
  if (first === undefined) throw new Error(`nothing is like ${query}`);
  return first.features;
};

test("names are counted where they are found", () => {
  expect(best("Ianto carried the lantern").names).toBe(1);
  expect(best("Ianto and Gwen spoke of the weather").names).toBe(2);
  expect(best("carried the lantern down").names).toBe(0);
});

test("a run ends where the words of the line don't follow on", () => {
  const whole = best("carried the lantern down to the harbour");
  const turned = best("harbour the down lantern carried");
  expect(whole.longest).toBeGreaterThan(turned.longest * 1.5);
});

test("what is not there is missing, and a filler or a name less than another word", () => {
  const { missing } = best("counted the gulls");
  expect(missing).toBeLessThan(0.5);
  const lacking = (word: string) => best(`counted the gulls ${word}`).missing - missing;
  expect(lacking("trombone")).toBeGreaterThan(5);
  expect(lacking("quote")).toBeLessThan(lacking("trombone") * 0.6);
});

test("a sentence typed whole is known as one, a part of it is not, and nor is more than it", () => {
  expect(best("Ianto waited").whole).toBe(1);
  expect(best("It was so").whole).toBe(1);
  expect(best("Ianto wiated").whole).toBeGreaterThan(0.7);
  expect(best("Ianto waited for hours").whole).toBe(0);
  expect(best("the gulls that Ianto").whole).toBeLessThan(1);
});

test("common words are informative in their order only", () => {
  expect(best("had she asked").isUninformative).toBe(false);
  expect(best("she of had and to").isUninformative).toBe(true);
});
