import { expect, test } from "vitest";
import { calibrate } from "../../src/search/calibrate.ts";
import { buildIndex } from "../../src/search/inverted-index.ts";

const paragraphs = Array.from(
  { length: 300 },
  (_, at) => `The keeper of lamp ${at} wrote of the sea that night.`,
);

function finish<Result>(steps: Generator<void, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const index = finish(buildIndex(paragraphs, "en"));
/** As if every line of the text had this score, and every line that is left out that. */
const calibrated = (own: number, foreign: number, lines = paragraphs) =>
  finish(calibrate(lines, index, (_query, without) => (without === undefined ? own : foreign)));

test("where lines that are not in the text score high, more is asked of an answer", () => {
  expect(calibrated(0.99, 0.8)(0.8)).toBeLessThan(0.5);
  expect(calibrated(0.99, 0.8)(0.99)).toBeGreaterThan(0.5);
});

test("where only its own lines score high, scores stand as they are or better", () => {
  expect(calibrated(0.9, 0.1)(0.6)).toBeGreaterThan(0.5);
  expect(calibrated(0.9, 0.1)(0.1)).toBeLessThan(0.3);
});

test("scores keep their order, and a short text keeps its scores", () => {
  const read = calibrated(0.99, 0.8);
  const scores = [0, 0.2, 0.5, 0.7, 0.95, 1].map(read);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(calibrated(0.99, 0.8, paragraphs.slice(0, 20))(0.8)).toBe(0.8);
});
