import { expect, test } from "vitest";
import { parsePressId } from "../../src/interaction/buttons.ts";
import { pressId } from "../../src/reply.ts";

test("an id gives back the command and what it was made with", () => {
  expect(pressId("quote", "page", "a-story", "AbC_-12345.2", 3)).toBe("quote:1:page:a-story:AbC_-12345.2:3");
  expect(parsePressId("quote:1:page:a-story:AbC_-12345.2:3")).toEqual({
    kind: "press",
    command: "quote",
    verb: "page",
    args: ["a-story", "AbC_-12345.2", "3"],
  });
  expect(parsePressId("help:1")).toEqual({ kind: "press", command: "help", verb: "", args: [] });
});

test.each(["", "quote", "quote:0:page", "quote:2:page", "quote:page:1", "some other bot's id", ":"])(
  "%j was made by an earlier version",
  (id) => {
    expect(parsePressId(id)).toEqual({ kind: "outdated" });
  },
);

test("the longest id there can be is within Discord's limit", () => {
  const slug = "a".repeat(24);
  const passage = `${"A".repeat(10)}.200000`;
  for (const id of [
    pressId("passage", "share", slug, passage, passage),
    pressId("quote", "share", slug, passage, 99_999, 100_000),
    pressId("context", "step", slug, passage, 5, -1),
  ]) {
    expect(id.length).toBeLessThanOrEqual(100);
  }
});
