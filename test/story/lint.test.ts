import { expect, test } from "vitest";
import { lintStory } from "../../src/story/lint.ts";
import { parseStory } from "../../src/story/parse.ts";

function lintOf(source: string): readonly string[] {
  const parsed = parseStory("a-story", source);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  return lintStory(source, parsed.story).map(({ line, problem }) => `${line}: ${problem}`);
}

const withText = (text: string, fields = "") => `---\nattribution: x\n${fields}---\n\n${text}\n`;

test.each([
  ["Plain.\n\nA *soft*\nword.", /^7: .*markup: emphasis/],
  ["All _that_ rain.", /^5: .*markup: emphasis/],
  ["See [the lamps](https://example.org).", /^5: .*Markdown link/],
  ["### Part\n\nText.", /^5: .*###/],
  ["#Chapter One\n\nText.", /^5: .*a space after it/],
  ["A <i>soft</i> word.", /^5: .*HTML tag/],
  ["Jack &amp; Ianto", /^5: .*HTML entity/],
  ["It&#8217;s late.", /^5: .*HTML entity/],
  ["Not a sign: \\*.", /^5: .*backslash/],
  ["# One\n\n# Two\n\nText.", /^5: this chapter has no text/],
  ["# One\n\nText.\n\n# Two\n", /^9: this chapter has no text/],
  ["# *One*\n\nText.", /^5: a chapter's title/],
])("%j is named with its line, and what to write", (text, told) => {
  const lines = lintOf(withText(text));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(told);
});

test.each([
  ["language: english\n", "3: no language has the tag english; write language: en"],
  ["language: deutsch\n", "3: no language has the tag deutsch; write language: de"],
  [
    "chapter-notes:\n  - chapter: 3\n    before: Hello.\n",
    "4: chapter-notes: there is no chapter 3 with text, so nobody sees its notes; the last chapter is 1",
  ],
  [
    "title: Lamps #2\n",
    "3: what follows # on this line is left out as a remark; put the text into quotes if it belongs to it",
  ],
])("the field %j is named", (fields, told) => {
  expect(lintOf(withText("# One\n\nText.", fields))).toEqual([told]);
});

test("of one kind the first line is named, and how many more there are", () => {
  expect(lintOf(withText("<b>One</b>\n\n<b>Two</b>\n\n<b>Three</b>"))).toEqual([
    expect.stringMatching(/^5: .*\(and 2 more lines\)$/),
  ]);
});

test.each([
  "5 * 3 * 2, snake_case_name, A & B, <3, a < b > c, [sic], AT&T; x.",
  "# One\n\nText.\n\n***\n\n\\# no chapter\n\n1. a list",
])("%j is as readers should see it", (text) => {
  expect(lintOf(withText(text))).toEqual([]);
});

test("emphasis is shown where the fields say so", () => {
  expect(lintOf(withText("A *soft* word, and \\*a sign\\*.", "markup: emphasis\n"))).toEqual([]);
});

test.each([
  ["errors of writing by the hundred thousand", `summary: "${"\\q".repeat(200_000)}"\n`, "A line."],
  ["a heading of signs", "", `# ${"#".repeat(500_000)}a\n\nA line.`],
  ["a link that never ends", "", `[a](${"b".repeat(500_000)}`],
  ["notes of chapters that aren't there", notesOf(9_000), "A line."],
  ["a paragraph of emphasis", "markup: emphasis\n", "*a* ".repeat(2_000_000)],
  ["lines by the million", "", "a\n".repeat(1_500_000)],
  [
    "fields by the ten thousand",
    Array.from({ length: 80_000 }, (_, at) => `k${at}: v\n`).join(""),
    "A line.",
  ],
])("a file made to be slow is read or refused in seconds: %s", (_kind, fields, text) => {
  const file = `---\nattribution: Somebody.\n${fields}---\n\n${text}\n`;
  const begun = performance.now();
  const parsed = parseStory("slow", file);
  if (parsed.kind === "story") lintStory(file, parsed.story);
  // Seconds on a busy machine; each took minutes.
  expect(performance.now() - begun).toBeLessThan(15_000);
});

function notesOf(count: number): string {
  const notes = Array.from({ length: count }, (_, at) => `  - {chapter: ${at + 2}, before: b}\n`);
  return `chapter-notes:\n${notes.join("")}`;
}
