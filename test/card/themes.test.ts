import { expect, test } from "vitest";
import { themes } from "../../src/card/themes.ts";
import { contrast } from "../../src/story/contrast.ts";

test("every theme has a name of its own", () => {
  expect(new Set(themes.map(({ name }) => name)).size).toBe(themes.length);
});

test.for(themes)("small type is read easily on every part of its ground: $name", (theme) => {
  const grounds = theme.background.match(/#[0-9a-f]{6}/g) ?? [];
  expect(grounds.length).toBeGreaterThan(0);
  for (const ground of grounds) {
    // WCAG 2.2 AA: 4.5 for text, 3 for text as large as a quotation is.
    expect(contrast(theme.credit, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.heading, ground)).toBeGreaterThanOrEqual(4.5);
    for (const large of [theme.ink, theme.quiet, theme.marked.color]) {
      expect(contrast(large, ground)).toBeGreaterThanOrEqual(3);
    }
  }
});
