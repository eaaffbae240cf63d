import { expect, test } from "vitest";
import { looks } from "../../src/card/looks.ts";

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test("every look has a name of its own and a title", () => {
  expect(new Set(looks.map(({ name }) => name)).size).toBe(looks.length);
  for (const { title } of looks) expect(title).not.toBe("");
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
