import { expect, test } from "vitest";
import { lacksDetail, readPermission, writePermission } from "../../src/story/rights.ts";

test.each([
  ["own work", "own work"],
  ["Public Domain", "public domain"],
  ["public domain: died 1901", "public domain: died 1901"],
  ["author's permission: by letter", "author's permission: by letter"],
  ["author’s permission – asked in May", "author's permission: asked in May"],
  ["Open license CC BY 4.0", "open licence: CC BY 4.0"],
])("%s is read as a right", (written, whole) => {
  const read = readPermission(written);
  expect(read && writePermission(read)).toBe(whole);
  expect(read && lacksDetail(read)).toBe(false);
});

test.each(["author’s permission", "open licence:"])(
  "“%s” says too little to be worth anything",
  (written) => {
    const read = readPermission(written);
    expect(read && lacksDetail(read)).toBe(true);
  },
);

test.each(["", "because", "fair use", "own workshop"])("“%s” is no right that is known", (written) => {
  expect(readPermission(written)).toBeUndefined();
});
