import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import { parseMarkdown } from "../../src/sandbox/markdown.ts";
import type { PageMark } from "../../src/sandbox/protocol.ts";
import { sentencesOf } from "../../src/story/sentences.ts";
import { quoteView } from "../../src/view/quote.ts";
import { anyStory } from "../commands/arbitrary.ts";
import { storyOf } from "../commands/asking.ts";
import { bold, faultsOf, plain, spaced, textsOf, usesOf } from "../commands/reading.ts";
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

  test("has one row of at most four buttons, and more when asked for: none that leads nowhere", () => {
    const labels = (passage: typeof first, how: { isPrivate: boolean; form?: "line"; hasMore?: boolean }) =>
      usesOf(quoteView(story, passage, how, en)).map((use) => use.label);
    expect(labels(first, { isPrivate: false })).toEqual(["Context", "Save", "More"]);
    expect(labels(third, { isPrivate: true, form: "line" })).toEqual([
      ...["Post here", "Whole passage", "Context", "More"],
    ]);
    const hasMore = true;
    const usual = ["Context", "Save", "Less"];
    expect(labels(first, { isPrivate: false, hasMore })).toEqual([
      ...usual,
      ...["Later ▶", "Read on", "Card", "Remove"],
    ]);
    expect(labels(second, { isPrivate: false, hasMore })).toEqual([
      ...usual,
      ...["◀ Earlier", "Later ▶", "Read on", "Card", "Remove"],
    ]);
    expect(labels(third, { isPrivate: true, hasMore })).toEqual([
      ...["Post here", "Read the whole passage", "Context", "Less", "◀ Earlier", "Read on", "Card", "Save"],
    ]);
  });

  test("of the author's note has a button where there is one", () => {
    const noted = storyOf("---\nattribution: x\nnote: Thank you.\n---\nOne.");
    const [one] = noted.passages;
    const shown = one && quoteView(noted, one, { isPrivate: false, hasMore: true }, en);
    expect(shown && usesOf(shown).map((use) => use.label)).toContain("Note");
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

const before = "It rained on the hill, and nobody came. ".repeat(6);
const after = "Nobody came to the hill after that, and it rained. ".repeat(9);
const wet = (line: string) => storyOf(`---\nattribution: x\n---\n${before}${line} ${after}`);

function lineIn(of: ReturnType<typeof storyOf>, line: string, isSpoiler = false): string {
  const [passage] = of.passages;
  const start = passage?.text.indexOf(line) ?? -1;
  if (passage === undefined || start < 0) throw new Error(`no line ${line}`);
  const shown = { mark: { start, end: start + line.length }, isPrivate: false, isSpoiler, form: "line" };
  return textsOf(quoteView(of, passage, shown as typeof shown & { form: "line" }, en))[0] ?? "";
}

describe("the line of a quote", () => {
  test("stands first as a heading, and a little of what follows it below", () => {
    expect(lineIn(wet("See that pink tie."), "See that pink tie.").split("\n")).toEqual([
      "### … **See that pink tie.**",
      `${after.slice(0, 51 * 3).trim()} …`,
    ]);
  });

  test("comes under spoiler marks with what follows it, the heading too", () => {
    const [head, rest] = lineIn(wet("See that pink tie."), "See that pink tie.", true).split("\n");
    expect(head).toBe("### ||… **See that pink tie.**||");
    expect(rest).toMatch(/^\|\|Nobody.*\|\|$/);
  });

  test("that is longer than the room for it is shown whole and alone", () => {
    const long = `Then ${"she counted them all again, ".repeat(20)}and lost count.`;
    const shown = lineIn(wet(long), long);
    expect(plain(shown.replace(/^### /, ""))).toBe(`… ${long} …`);
  });

  test("longer than a message has no shorter form", () => {
    const huge = `${"and then she counted them all again, ".repeat(150)}and lost count.`;
    expect(lineIn(wet(huge), huge)).not.toMatch(/^###/);
  });

  test("of two lines, or with a heading's own sign at an end, stands in a block quote", () => {
    expect(lineIn(wet("See that\npink tie."), "See that\npink tie.")).toMatch(
      /^> … \*\*See that\*\*\n> \*\*pink tie\.\*\*\nNobody/,
    );
    expect(lineIn(storyOf(`---\nattribution: x\n---\nWe play in C#\n${after}`), "We play in C#")).toMatch(
      /^> /,
    );
  });

  test("at the end of its passage stands alone", () => {
    const of = storyOf(`---\nattribution: x\n---\n${before.repeat(2)}See that pink tie.`);
    expect(lineIn(of, "See that pink tie.")).toBe("### … **See that pink tie.**");
  });

  test("of a script whose letters are wide counts each for two", () => {
    const of = storyOf(`---\nattribution: x\nlanguage: ja\n---\n${"雨が丘に降っていた。".repeat(60)}`);
    const [head = "", rest = ""] = lineIn(of, "雨が丘に降っていた。").split("\n");
    expect(head).toBe("### **雨が丘に降っていた。**");
    expect(rest.length).toBeGreaterThan(70);
    expect(head.length + rest.length).toBeLessThan(125);
  });

  test("of a passage that is hardly longer than a line's room is the passage", () => {
    const of = storyOf(`---\nattribution: x\n---\n${"It rained. ".repeat(28).trim()}`);
    expect(lineIn(of, "It rained. It rained.")).toMatch(/^\*\*It rained\. It rained\.\*\* It rained\./);
  });
});

/** What a reader sees before anything is uncovered. */
function uncovered(marks: readonly PageMark[]): string {
  return marks
    .map((mark) =>
      mark.kind === "text"
        ? mark.text
        : "inside" in mark && mark.kind !== "spoiler"
          ? uncovered(mark.inside)
          : "",
    )
    .join("");
}

test("any sentences of any passage stand first and whole, in an exact piece of it, within the room, and under marks nothing shows", () => {
  fc.assert(
    fc.property(
      anyStory,
      fc.nat(),
      fc.nat(),
      fc.nat(2),
      fc.boolean(),
      (any, which, where, count, isSpoiler) => {
        const passage = any.passages[which % any.passages.length];
        if (passage === undefined) return;
        const sentences = sentencesOf(passage.text, "en");
        const one = sentences[where % sentences.length];
        const last = sentences[Math.min(sentences.length - 1, (where % sentences.length) + count)];
        if (one === undefined || last === undefined) return;
        const mark = { start: one.start, end: last.end };
        const message = quoteView(any, passage, { mark, isPrivate: false, isSpoiler, form: "line" }, en);
        expect(faultsOf(message)).toEqual([]);
        expect(usesOf(message).length).toBeLessThanOrEqual(4);
        const [body = ""] = textsOf(message);
        if (isSpoiler) expect(uncovered(parseMarkdown(body)).trim()).toBe("");
        if (isSpoiler || !usesOf(message).some((use) => use.label === "Whole passage")) return;
        const [first] = parseMarkdown(body);
        const line = passage.text.slice(mark.start, mark.end);
        const inked = (text: string) => expectedOf(text).replace(/\s+/g, "");
        // The whole of a line that has no shorter form stands as it always did.
        if (first?.kind !== "heading" && first?.kind !== "quote") return;
        const unsigned = body.replace(/^### /, "").replace(/^> /gm, "");
        for (const shown of [
          plain(unsigned),
          shownByClient(unsigned)
            .map((run) => run.text)
            .join(""),
        ]) {
          const piece = inked(shown).replace(/^…/, "").replace(/…$/, "");
          expect(inked(passage.text)).toContain(piece);
          expect(piece.startsWith(inked(line))).toBe(true);
          expect([...spaced(shown)].length).toBeLessThanOrEqual(Math.max(300, [...spaced(line)].length) + 6);
        }
        expect(inked(bold(unsigned))).toContain(inked(line));
      },
    ),
    { numRuns: 150 },
  );
});
