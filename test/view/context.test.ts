import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Story } from "../../src/story/story.ts";
import { contextView } from "../../src/view/context.ts";
import { anyStory } from "../commands/arbitrary.ts";
import { storyOf } from "../commands/asking.ts";
import { faultsOf, plain, shownNumbers, textsOf, usesOf } from "../commands/reading.ts";
import { expectedOf } from "./shown.ts";

const en = wordsFor("en");

const story = storyOf(
  "---\nattribution: Someone wrote it.\ncredits:\n  - passages: 1\n    text: Said by others.\n---\nOne.\n\nTwo,\nin two lines.\n\n***\n\nThree.\n\n# End\n\nFour.",
);

function view(of: Story, number: number, around: number, isPrivate = false) {
  const passage = of.passages[number - 1];
  if (passage === undefined) throw new Error(`no passage ${number}`);
  return contextView(of, passage, around, { isPrivate }, en);
}

describe("a passage in its context", () => {
  test("stands in a block quote between its neighbours, its number marked", () => {
    expect(textsOf(view(story, 2, 1))).toEqual([
      "-# 1\nOne.\n-# ▸ **2**\n> Two,\n> in two lines.\n\n\\* \\* \\*\n-# 3\nThree.",
      "-# Passage 2 of 4 · 0.2, before chapter 1 · **Untitled story** · author not named in the source\n-# Someone wrote it.\n-# Said by others. (passage 1)",
    ]);
  });

  test("carries the credits of just the passages that are shown", () => {
    expect(textsOf(view(story, 3, 1)).at(-1)).not.toContain("Said by others.");
    expect(textsOf(view(story, 3, 2)).at(-1)).toContain("Said by others.");
  });

  test("has as many neighbours as there are and were asked for", () => {
    expect(shownNumbers(view(story, 1, 1))).toEqual([1, 2]);
    expect(shownNumbers(view(story, 4, 1))).toEqual([3, 4]);
    expect(shownNumbers(view(story, 2, 5))).toEqual([1, 2, 3, 4]);
  });

  test("can be moved along the story, posted where it is private and removed where it is not", () => {
    const labels = (number: number, isPrivate: boolean) =>
      usesOf(view(story, number, 1, isPrivate)).map((use) => use.label);
    expect(labels(2, false)).toEqual(["◀ Earlier", "Later ▶", "Save", "Remove"]);
    expect(labels(1, true)).toEqual(["Later ▶", "Save", "Post here"]);
    expect(labels(4, false)).toEqual(["◀ Earlier", "Save", "Remove"]);
  });

  test("too long for a message is cut at a sentence, with a way to the whole", () => {
    const of = storyOf(`---\nattribution: x\n---\nBefore.\n\n${"A sentence. ".repeat(1_000)}\n\nAfter.`);
    const message = view(of, 2, 1);
    expect(plain(textsOf(message)[0] ?? "")).toContain("A sentence. …");
    expect(usesOf(message)[0]?.label).toBe("Read the whole passage");
    expect(faultsOf(message)).toEqual([]);
  });

  test("with long neighbours shows of each the side that is next to it", () => {
    const many = (name: string) => Array.from({ length: 500 }, (_, at) => `${name} ${at}.`).join(" ");
    const message = view(
      storyOf(`---\nattribution: x\n---\n${many("Before")}\n\nHere.\n\n${many("After")}`),
      2,
      1,
    );
    const shown = plain(textsOf(message)[0] ?? "");
    expect(shown).toMatch(/… Before \d+\./);
    expect(shown).toContain("Before 499.");
    expect(shown).toContain("After 0.");
    expect(shown).toMatch(/After \d+\. …/);
    expect(shown).not.toContain("Before 0.");
    expect(shown).not.toContain("After 499.");
  });

  test("of a thousand lines shows many of them, not one ellipsis", () => {
    const lines = Array.from({ length: 1_000 }, (_, at) => `Line ${at}`).join("\n");
    const [body = ""] = textsOf(view(storyOf(`---\nattribution: x\n---\n${lines}`), 1, 1));
    expect(plain(body)).toContain("Line 200");
  });
});

/** The words of a block quote, and what comes after the empty line that ends it. */
function quotedIn(part: string): string {
  const [, quote = "", after = ""] = /^((?:> .*(?:\n|$))+)\n?([\s\S]*)$/.exec(part) ?? [];
  return quote.replace(/^> /gm, "") + after;
}

test("any passage of any story in its context is shown exactly or as an exact piece of it, and is always marked", () => {
  fc.assert(
    fc.property(anyStory, fc.nat(7), fc.integer({ min: 1, max: 5 }), (of, which, around) => {
      const number = (which % of.passages.length) + 1;
      const message = view(of, number, around);
      expect(faultsOf(message)).toEqual([]);
      const numbers = shownNumbers(message);
      expect(numbers).toContain(number);
      expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
      // Headings of passages stand alone on a line; a story's own line of that kind is escaped.
      const [body = ""] = textsOf(message);
      const parts = body.split(/^-# (?:▸ \*\*)?\d+(?:\*\*)?$\n/m).slice(1);
      for (const [at, part] of parts.entries()) {
        const one = numbers[at] ?? 0;
        const own = one === number ? quotedIn(part) : part;
        // Ours, and said before the next passage: a scene break or a chapter's heading.
        const last = at === parts.length - 1;
        const shown = plain(last ? own : own.replace(/\n(?:(?:\\\* \\\* \\\*|### .*)\n)?$/, ""));
        const whole = expectedOf(of.passages[one - 1]?.text ?? "");
        if (shown !== whole) expect(whole).toContain(shown.replace(/^… ?/, "").replace(/ ?…$/, ""));
      }
    }),
    { numRuns: 80 },
  );
});
