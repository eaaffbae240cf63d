import { expect, test } from "vitest";
import { printMessage } from "../../src/cli/print.ts";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Message } from "../../src/reply.ts";
import { quoteView } from "../../src/view/quote.ts";
import { storyOf } from "../commands/asking.ts";

const en = wordsFor("en");

const text = (...contents: readonly string[]): Message => ({
  components: [
    { type: 17, components: contents.map((content) => ({ type: 10, content })) },
    { type: 1, components: [{ type: 2, style: 2, custom_id: "x", label: "Not in a terminal" }] },
  ],
});

test("a message is its texts, with an empty line for a rule, and without its buttons", () => {
  const message: Message = {
    components: [
      { type: 10, content: "One\ntwo" },
      { type: 17, components: [{ type: 10, content: "three" }, { type: 14 }, { type: 10, content: "four" }] },
    ],
  };
  expect(printMessage(message, true)).toBe("One\ntwo\nthree\n\nfour");
});

test("bold is bold and small print dim, also after bold within it", () => {
  expect(printMessage(text("a **b** c\n-# d **e** f"), true)).toBe(
    "a \u001b[1mb\u001b[22m c\n\u001b[2md \u001b[1me\u001b[22;2m f\u001b[22m",
  );
});

test("both are plain where the terminal has no styles", () => {
  expect(printMessage(text("a **b** c\n-# d **e** f"), false)).toBe("a b c\nd e f");
});

test("escapes are taken away, and a link shows where it leads", () => {
  expect(printMessage(text("\\*not bold\\* \\\\ 1\\. \\[x](\\<y>)"), true)).toBe("*not bold* \\ 1. [x](<y>)");
  expect(printMessage(text("by x · [source](<https://example.org/1>)"), true)).toBe(
    "by x · source (https://example.org/1)",
  );
});

test.each([
  ["colours", "\u001b[31mred\u001b[0m", "red"],
  ["a window's title", "\u001b]0;owned\u0007x", "x"],
  ["a cleared screen", "\u001b[2J\u001b[Hx", "x"],
  ["eight-bit sequences", "\u009b31mx", "x"],
  ["a sequence broken by an escape", "\u001b\\[31mx", "[31mx"],
  ["backspaces, bells and deletes", "a\bb\u0007c\u007fd", "abcd"],
  ["a carriage return", "shown\rhidden", "shownhidden"],
  ["a forged bold", "a\u0000b", "ab"],
])("a story's %s don't steer the terminal", (_what, written, shown) => {
  const story = storyOf(`---\nattribution: x\n---\n${written}`);
  const [passage] = story.passages;
  const printed =
    passage === undefined ? "" : printMessage(quoteView(story, passage, { isPrivate: false }, en), false);
  expect(printMessage(text(written), false)).toBe(shown);
  expect(printed.replace(/[\n\t]/g, "")).not.toMatch(/\p{Cc}/u);
});

test("what a passage says reads in a terminal as it was written", () => {
  const written = "**Not bold**, -# not small, [not a link](<x>)\n-# nor this, \\* nor that\n> _you_ 1. <@1>";
  const story = storyOf(`---\nattribution: x\n---\n${written}`);
  const [passage] = story.passages;
  const printed =
    passage === undefined ? "" : printMessage(quoteView(story, passage, { isPrivate: false }, en), false);
  expect(printed.split("\n").slice(0, 3).join("\n")).toBe(written);
});
