import { expect, test } from "vitest";
import { createEngine } from "../../src/search/engine.ts";

const suggested = (lines: readonly string[], typed: string, limit = 25) =>
  createEngine(lines, "en")
    .suggest(typed, limit)
    .map(({ passage }) => passage);

test("where the words stand at the head of a sentence comes first, then the story's order", () => {
  const lines = Array.from({ length: 12 }, (_, at) =>
    at === 6 ? "Lanterns burn." : `Her lantern ${at} burned.`,
  );
  expect(suggested(lines, "lant")).toEqual([7, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]);
  expect(suggested(lines, "lant", 3)).toEqual([7, 1, 2]);
});

test("a paragraph is suggested once, though the words stand in it twice", () => {
  expect(suggested(["He said the lamp was lit. The lamp was lit.", "Find the lamp."], "the lamp")).toEqual([
    1, 2,
  ]);
});

test("a word that is ended is no beginning of another, and an apostrophe ends none", () => {
  const lines = ["Lamps burn.", "Lamp oil burns.", "Solomon's house stood.", "Solomon stood."];
  expect(suggested(lines, "lamp")).toEqual([1, 2]);
  expect(suggested(lines, "lamp ")).toEqual([2]);
  expect(suggested(lines, "Solomon'")).toEqual([3, 4]);
});

test("the words of one paragraph don't go on into the next", () => {
  expect(suggested(["She put out the lamp", "Nobody came."], "the lamp nobody")).toEqual([]);
});

test("after a slip what has all the words is suggested where it is nearly as near as the nearest, and else is not", () => {
  const near = "The harbour smells of tar and rope and of nothing else.";
  const alike = "Every harbour smells of tar, and of rope.";
  const scattered = "A harbour smells of tar or of old rope.";
  expect(suggested([scattered, near, alike], "harbuor smells of tar and rope")).toEqual([2, 3]);
  expect(suggested([scattered], "harbuor smells of tar and rope")).toEqual([1]);
});
