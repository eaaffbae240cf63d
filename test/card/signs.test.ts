import { expect, test } from "vitest";
import { hangingStart, isRightToLeft, visible } from "../../src/card/signs.ts";

test("quotation marks hang in the margin, brackets and letters don't", () => {
  expect(['"Yes', "“‘No", "»Ja", "「はい", "(well", "Ianto"].map(hangingStart)).toEqual([
    ...['"', "“‘", "»", "「", "", ""],
  ]);
});

test("a text runs as its language does, or else as its first letter", () => {
  expect(isRightToLeft("Ianto قال", "ar")).toBe(true);
  expect(isRightToLeft("Ianto", "ar")).toBe(false);
  expect(isRightToLeft('"שלום"')).toBe(true);
  expect(isRightToLeft("He said שלום")).toBe(false);
});

test("what leaves no ink isn't drawn; what joins letters is kept", () => {
  expect(visible("a\u0007b\u3164c\u200dd\ufe0f")).toBe("abc\u200dd\ufe0f");
});
