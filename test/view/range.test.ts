import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Message } from "../../src/reply.ts";
import { passageById, type Story } from "../../src/story/story.ts";
import { rangeView, wholeView } from "../../src/view/range.ts";
import { anyStory } from "../commands/arbitrary.ts";
import { storyOf } from "../commands/asking.ts";
import { faultsOf, plain, shownNumbers, textsOf, usesOf } from "../commands/reading.ts";
import { expectedOf } from "./shown.ts";

const en = wordsFor("en");

const story = storyOf(
  "---\nattribution: Someone wrote it.\ncredits:\n  - passages: 3\n    text: Said by others.\n---\nOne.\n\n***\n\nTwo.\n\n# A *chapter*\n\nThree.",
);
const long = storyOf(
  `---\nattribution: x\n---\n${Array.from({ length: 40 }, (_, at) => `${at} ${"word ".repeat(60)}`).join("\n\n")}`,
);

function passageOf(of: Story, number: number) {
  const passage = of.passages[number - 1];
  if (passage === undefined) throw new Error(`no passage ${number}`);
  return passage;
}

const view = (of: Story, first: number, last: number) =>
  rangeView(of, passageOf(of, first), passageOf(of, last), { isPrivate: false }, en);

describe("a range", () => {
  test("shows its passages with what parts them, and the credits of just them", () => {
    expect(textsOf(view(story, 1, 3))).toEqual([
      "One.\n\n\\* \\* \\*\nTwo.\n\n### A \\*chapter\\*\nThree.",
      "-# Passages 1–3 of 3 · **Untitled story** · author not named in the source\n-# Someone wrote it.\n-# Said by others. (passage 3)",
    ]);
    expect(textsOf(view(story, 1, 2)).at(-1)).not.toContain("Said by others.");
  });

  test("starts at its first passage, not at the break before it", () => {
    expect(textsOf(view(story, 2, 3))[0]).toBe("Two.\n\n### A \\*chapter\\*\nThree.");
  });

  test("longer than a message says what comes next, and goes on there", () => {
    const message = view(long, 3, 40);
    expect(usesOf(message)[0]?.label).toMatch(/^Continue: passages \d+–40 ▶$/);
    expect(textsOf(message).at(-1)).toMatch(/^-# Passages 3–\d+ of 40 /);
    expect(faultsOf(message)).toEqual([]);
  });

  test("of one passage that is too long shows a piece, the way to the whole and the way on", () => {
    const of = storyOf(`---\nattribution: x\n---\n${"A sentence. ".repeat(1_000)}\n\nThe end.`);
    const message = view(of, 1, 2);
    expect(plain(textsOf(message)[0] ?? "")).toMatch(/^A sentence\. .* …$/);
    expect(usesOf(message).map((use) => use.label)).toEqual([
      "Read the whole passage",
      "Continue: passage 2 ▶",
      "Context",
      "Remove",
    ]);
  });
});

/** All messages from the first of a range to its last, by the button that goes on. */
function goingOn(of: Story, first: number, last: number): readonly Message[] {
  const messages: Message[] = [];
  for (let at: number | undefined = first; at !== undefined; ) {
    const message: Message = view(of, at, last);
    messages.push(message);
    const [, , , slug, id] =
      usesOf(message)
        .find((use) => use.id.includes(":go:"))
        ?.id.split(":") ?? [];
    at = slug === undefined ? undefined : passageById(of, id ?? "")?.number;
  }
  return messages;
}

test("going on through any range of any story shows each passage once, in order, exactly or with a way to the whole", () => {
  fc.assert(
    fc.property(anyStory, fc.nat(7), (of, from) => {
      const first = (from % of.passages.length) + 1;
      const messages = goingOn(of, first, of.passages.length);
      expect(messages.flatMap(shownNumbers)).toEqual(
        of.passages.slice(first - 1).map((passage) => passage.number),
      );
      for (const message of messages) {
        const numbers = shownNumbers(message);
        // Ours: a passage's own line that begins like a heading is escaped.
        const shown = plain((textsOf(message)[0] ?? "").replace(/^### .*\n/gm, ""));
        const isCut = usesOf(message).some((use) => use.id.includes(":whole:"));
        if (isCut) {
          expect(numbers).toHaveLength(1);
          const whole = expectedOf(passageOf(of, numbers[0] ?? 0).text);
          expect(whole).toContain(shown.replace(/ ?…$/, ""));
        } else {
          const passages = numbers.map((number) => passageOf(of, number));
          const told = passages.map(({ after, text }, at) =>
            at > 0 && after === "scene" ? `* * *\n${text}` : text,
          );
          expect(shown).toBe(expectedOf(told.join("\n\n")));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("the pages of any passage together are the passage, with nothing but space left out between them", () => {
  fc.assert(
    fc.property(anyStory, fc.nat(7), (of, which) => {
      const passage = passageOf(of, (which % of.passages.length) + 1);
      const pages: string[] = [];
      for (let page = 0; ; page += 1) {
        const message = wholeView(of, passage, page, {}, en);
        pages.push(plain(textsOf(message)[0] ?? ""));
        const last = usesOf(message).every((use) => !use.label.includes("Next"));
        if (last) break;
      }
      const inked = (text: string) => expectedOf(text).replace(/\s+/g, "");
      expect(inked(pages.join(""))).toBe(inked(passage.text));
    }),
    { numRuns: 30 },
  );
});

test.each([-1, 0, Number.NaN, 0.5])("page %j of a passage is its first", (page) => {
  const passage = passageOf(long, 1);
  expect(wholeView(long, passage, page, {}, en)).toEqual(wholeView(long, passage, 0, {}, en));
});

test("a page after the last is the last", () => {
  const of = storyOf(`---\nattribution: x\n---\n${"A sentence. ".repeat(1_000)}`);
  const passage = passageOf(of, 1);
  expect(wholeView(of, passage, 99, {}, en)).toEqual(wholeView(of, passage, 3, {}, en));
  expect(usesOf(wholeView(of, passage, 3, {}, en)).map((use) => use.label)).toEqual(["◀ Back"]);
});
