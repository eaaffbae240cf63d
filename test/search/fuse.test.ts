import { expect, test } from "vitest";
import { createFuseIndex } from "../../src/search/fuse.ts";
import { buildIndex } from "../../src/search/inverted-index.ts";
import type { QueryTerm } from "../../src/search/query.ts";
import type { Candidate } from "../../src/search/weigh.ts";

const paragraphs = ["The bell rang twice. Nobody spoke.", "***", "A lamp went out. The ferry came."];

function indexOf(texts: readonly string[]) {
  const steps = buildIndex(texts, "en");
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const candidate = (paragraph: number, from: number, to: number) => ({ paragraph, from, to }) as Candidate;
const termsOf = (text: string) => text.split(" ").map((word) => ({ word, isWord: false }) as QueryTerm);

test("of the records of an index only the candidates' are compared, by sentence or whole", () => {
  const index = indexOf(paragraphs);
  const closeness = createFuseIndex(index);
  const [first = 0] = index.paragraphAt.slice(2);
  const [bell, lamp] = closeness(
    [candidate(0, 0, 1), candidate(2, first, first + 1)],
    termsOf("lam went out"),
  );
  expect(bell).toBe(0);
  expect(lamp).toBeGreaterThan(0.6);
  expect(closeness([candidate(2, first, first + 2)], termsOf("out the ferry"))).toEqual([
    expect.closeTo(1, 1),
  ]);
});
