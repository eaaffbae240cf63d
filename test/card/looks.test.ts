import { expect, test } from "vitest";
import { looks } from "../../src/card/looks.ts";
import { contrast } from "../../src/story/contrast.ts";

test("every look has a name of its own", () => {
  expect(new Set(looks.map(({ name }) => name)).size).toBe(looks.length);
});

test.for(looks)("small type is read easily on every part of its ground: $name", (look) => {
  const grounds = look.background.match(/#[0-9a-f]{6}/g) ?? [];
  expect(grounds.length).toBeGreaterThan(0);
  for (const ground of grounds) {
    // WCAG 2.2 AA: 4.5 for text, 3 for text as large as a quotation is.
    expect(contrast(look.credit, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(look.heading, ground)).toBeGreaterThanOrEqual(4.5);
    for (const large of [look.ink, look.quiet, look.marked.color]) {
      expect(contrast(large, ground)).toBeGreaterThanOrEqual(3);
    }
  }
});
