import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import { sentencesOf } from "../../src/story/sentences.ts";
import { quoteView } from "../../src/view/quote.ts";
import { anyStory } from "../commands/arbitrary.ts";
import { storyOf } from "../commands/asking.ts";
import { bold, faultsOf, plain, textsOf, usesOf } from "../commands/reading.ts";
import { expectedOf, shownByClient } from "./shown.ts";

const en = wordsFor("en");

const story = storyOf(
  [
    "---",
    "title: The House",
    "author: Someone",
    "attribution: Someone wrote it.",
    "credits:",
    "  - passages: 2-3",
    "    text: Said by others.",
    "---",
    "One *star*. Two.",
    "",
    "> quoted",
    "-# small",
    "",
    `${"A long sentence that goes on and on. ".repeat(200)}The pink tie. ${"More of it, and more. ".repeat(200)}`,
  ].join("\n"),
);
const [first, second, third] = story.passages;
if (first === undefined || second === undefined || third === undefined) throw new Error("three passages");

describe("a quote", () => {
  test("shows the passage as it was written, its place and its credit", () => {
    const message = quoteView(story, first, { isPrivate: false }, en);
    const texts = textsOf(message);
    expect(texts.map(plain)[0]).toBe("One *star*. Two.");
    expect(texts[1]).toBe("-# Passage 1 of 3 · **The House** · by Someone\n-# Someone wrote it.");
    expect(faultsOf(message)).toEqual([]);
  });

  test("shows the sentence that was found in bold", () => {
    const [body] = textsOf(quoteView(story, first, { mark: { start: 0, end: 11 }, isPrivate: false }, en));
    expect(bold(body ?? "")).toBe("One *star*.");
    expect(plain(body ?? "")).toBe("One *star*. Two.");
  });

  test("carries the credits of its own passage and of no other", () => {
    const credit = (passage: typeof first) =>
      plain(textsOf(quoteView(story, passage, { isPrivate: false }, en)).at(-1) ?? "");
    expect(credit(first)).not.toContain("Said by others.");
    expect(credit(second)).toContain("Said by others. (passages 2–3)");
    expect(credit(third)).toContain("Said by others. (passages 2–3)");
  });

  test("has its buttons: those at the ends of the story can't be pressed, and a private one can be posted", () => {
    const labels = (passage: typeof first, isPrivate: boolean) =>
      usesOf(quoteView(story, passage, { isPrivate }, en)).map((use) => use.label);
    const keep = ["Save", "Read on", "Card"];
    expect(labels(first, false)).toEqual(["Later ▶", "Context", "Note", "Remove", ...keep]);
    expect(labels(second, false)).toEqual(["◀ Earlier", "Later ▶", "Context", "Note", "Remove", ...keep]);
    const whole = "Read the whole passage";
    expect(labels(third, true)).toEqual(["◀ Earlier", "Context", "Note", "Post here", whole, ...keep]);
  });

  test("of a passage longer than a message is cut around the sentence that was found, with a way to the whole", () => {
    const at = third.text.indexOf("The pink tie.");
    const message = quoteView(story, third, { mark: { start: at, end: at + 13 }, isPrivate: false }, en);
    const shown = plain(textsOf(message)[0] ?? "");
    expect(bold(textsOf(message)[0] ?? "")).toBe("The pink tie.");
    expect(shown).toMatch(/^… A long sentence/);
    expect(shown).toMatch(/More of it, and more\. …$/);
    expect(third.text).toContain(shown.slice(2, -2));
    expect(usesOf(message).map((use) => use.label)).toContain("Read the whole passage");
    expect(faultsOf(message)).toEqual([]);
  });
});

test("any passage of any story, whatever is marked in it, is shown exactly or as an exact piece of it", () => {
  fc.assert(
    fc.property(anyStory, fc.nat(), fc.nat(), (any, which, where) => {
      const passage = any.passages[which % any.passages.length];
      if (passage === undefined) return;
      const sentences = sentencesOf(passage.text, "en");
      const mark = sentences[where % (sentences.length + 1)];
      const message = quoteView(any, passage, { mark, isPrivate: false }, en);
      const [body = ""] = textsOf(message);
      const isCut = usesOf(message).some((use) => use.label === "Read the whole passage");
      for (const shown of [
        plain(body),
        shownByClient(body)
          .map((run) => run.text)
          .join(""),
      ]) {
        const whole = expectedOf(passage.text);
        if (!isCut) expect(shown).toBe(whole);
        else expect(whole).toContain(shown.replace(/^… ?/, "").replace(/ ?…$/, ""));
      }
      if (!isCut && mark !== undefined) {
        const inked = (text: string) => expectedOf(text).replace(/\s+/g, "");
        expect(inked(bold(body))).toContain(inked(passage.text.slice(mark.start, mark.end)));
      }
    }),
    { numRuns: 100 },
  );
});
