import { expect, test } from "vitest";
import { openCache } from "../../src/card/cache.ts";

const open = () => openCache<string>(10, (value) => value.length);

test("what was unused for longest goes first", () => {
  const cache = open();
  cache.keep("a", "12345");
  cache.keep("b", "12345");
  cache.find("a");
  cache.keep("c", "1");
  expect([cache.find("a"), cache.find("b"), cache.find("c")]).toEqual(["12345", undefined, "1"]);
});

test("what is larger than all the room isn't kept, and pushes nothing out", () => {
  const cache = open();
  cache.keep("a", "12345");
  cache.keep("b", "12345678901");
  expect([cache.find("a"), cache.find("b")]).toEqual(["12345", undefined]);
});

test("keeping a thing again counts it once", () => {
  const cache = open();
  for (let times = 0; times < 5; times++) cache.keep("a", "12345");
  cache.keep("b", "12345");
  expect([cache.find("a"), cache.find("b")]).toEqual(["12345", "12345"]);
});
