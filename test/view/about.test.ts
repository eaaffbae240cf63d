import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsFor } from "../../src/messages/messages.ts";
import type { Message } from "../../src/reply.ts";
import { aboutView } from "../../src/view/about.ts";
import { endnoteView, noteView, summaryView } from "../../src/view/notes.ts";
import { anyStory } from "../commands/arbitrary.ts";
import { storyOf } from "../commands/asking.ts";
import { faultsOf, plain, spaced, textsOf, usesOf } from "../commands/reading.ts";
import { expectedOf } from "./shown.ts";

const en = wordsFor("en");

const full = storyOf(
  [
    "---",
    "title: The House",
    "author: Someone",
    "attribution: Someone wrote it.",
    "source: https://example.org/1",
    "rights: All rights reserved",
    "note: |-",
    "  First *line*.",
    "",
    "  -# Last line.",
    "credits:",
    "  - passages: 1-2",
    "    text: Said by others.",
    "  - passages: 2",
    "    text: Sung by some.",
    "fandoms: [Torchwood, Doctor Who]",
    'permission: "author\'s permission: a letter of May"',
    "series: Houses, part 2",
    "inspired-by: The Hill by Another",
    "people: [Jack, Ianto]",
    "rating: Teen",
    "warnings: [grief]",
    "---",
    "Before.",
    "",
    "# One",
    "",
    "Then.",
  ].join("\n"),
);
const bare = storyOf("---\nattribution: Someone wrote it.\n---\nOnce.");

/** All pages of something that turns them. */
function pagesOf(view: (page: number) => Message): readonly Message[] {
  const pages: Message[] = [];
  for (let page = 0; ; page += 1) {
    const message = view(page);
    pages.push(message);
    if (!usesOf(message).some((use) => use.label.includes("Next"))) return pages;
  }
}

describe("what is said about a story", () => {
  test("is all that its front matter says, the note verbatim, and the credits with their passages", () => {
    expect(textsOf(aboutView(full, 0, en))).toEqual([
      [
        "## The House",
        "by Someone",
        "",
        "Someone wrote it.",
        "",
        "**Source** [original text](<https://example.org/1>)",
        "**Rights** All rights reserved",
        "**Permission** author's permission: a letter of May",
        "**Fandom** Torchwood, Doctor Who",
        "**Series** Houses, part 2",
        "**Inspired by** The Hill by Another",
        "**Rating** Teen",
        "**Warnings** grief",
        "**Characters** Jack, Ianto",
        "**Length** 1 chapter, 2 passages",
      ].join("\n"),
      "### Author's note\n> First \\*line\\*.\n> \n> \\-# Last line.",
      "**Passages 1–2** Said by others.\n**Passage 2** Sung by some.",
    ]);
  });

  test("leaves out what does not apply, and says what is not given", () => {
    expect(textsOf(aboutView(bare, 0, en))).toEqual([
      [
        "## Untitled story",
        "author not named in the source",
        "",
        "Someone wrote it.",
        "",
        "**Source** not given",
        "**Rights** not given",
        "**Permission** none recorded",
        "**Length** 1 passage",
      ].join("\n"),
      "The author left no note in the source.",
    ]);
    expect(usesOf(aboutView(bare, 0, en))).toEqual([]);
  });

  test("has a way to a note that has no room in it", () => {
    const story = { ...full, about: { ...full.about, note: "A line of the note. ".repeat(300).trim() } };
    const message = aboutView(story, 0, en);
    expect(textsOf(message)[1]).toBe(
      "### Author's note\nIt doesn't fit here. Use the button to read all of it.",
    );
    expect(usesOf(message)).toEqual([{ id: "attribution:1:note:a-story:0", label: "Read the note" }]);
  });

  test("turns pages where a story has more credits than a message holds", () => {
    const credits = Array.from({ length: 60 }, (_, at) => ({
      first: 1,
      last: 2,
      text: `${at}: ${"x".repeat(250)}`,
    }));
    const pages = pagesOf((page) => aboutView({ ...full, credits }, page, en));
    expect(pages.length).toBeGreaterThan(3);
    const said = pages.map((page) => textsOf(page)[0]).join("\n");
    expect([...said.matchAll(/^\*\*Passages 1–2\*\* (\d+):/gm)].map((one) => Number(one[1]))).toEqual(
      Array.from({ length: 60 }, (_, at) => at),
    );
    for (const page of pages) {
      expect(faultsOf(page)).toEqual([]);
      expect(textsOf(page).at(-1)).toContain("-# Someone wrote it.");
    }
  });
});

describe("a note", () => {
  test("is shown alone with whose it is", () => {
    expect(textsOf(noteView(full, 0, en))).toEqual([
      "### Author's note",
      "First \\*line\\*.\n\n\\-# Last line.",
      "-# **The House** · by Someone · [source](<https://example.org/1>)\n-# Someone wrote it.",
    ]);
  });

  test("that is not there is said to be none", () => {
    expect(textsOf(noteView(bare, 0, en))[0]).toBe("The author left no note in the source.");
  });

  test.each([Number.NaN, -1, 7])("of one page is that page, whatever page is asked for: %j", (page) => {
    expect(noteView(full, page, en)).toEqual(noteView(full, 0, en));
  });
});

test("a summary and a note at the end are behind buttons of their own", () => {
  const story = { ...full, about: { ...full.about, summary: "It *ends*.", endnote: "It has ended." } };
  expect(usesOf(aboutView(story, 0, en)).map((use) => use.label)).toEqual(["Summary", "End note"]);
  expect(textsOf(aboutView(story, 0, en)).join()).not.toContain("ended");
  expect(textsOf(summaryView(story, 0, en)).slice(0, 2)).toEqual(["### Summary", "It \\*ends\\*."]);
  expect(textsOf(endnoteView(story, 0, en))[1]).toBe("It has ended.");
});

test("about any story all pages are within limits, and the note on them or behind its button is verbatim", () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const about = pagesOf((page) => aboutView(story, page, en));
      const notes = pagesOf((page) => noteView(story, page, en));
      expect([...about, ...notes].flatMap(faultsOf)).toEqual([]);
      const said = spaced(plain(about.map((page) => textsOf(page).join("\n")).join("\n")));
      expect(said).toContain(spaced(story.about.attribution));
      const { note } = story.about;
      if (note === undefined) return;
      const inked = (text: string) => expectedOf(text).replace(/\s+/g, "");
      expect(inked(notes.map((page) => plain(textsOf(page)[1] ?? "")).join(""))).toBe(inked(note));
      const here = textsOf(about[0] ?? { components: [] })[1] ?? "";
      if (!usesOf(about[0] ?? { components: [] }).some((use) => use.label === "Read the note")) {
        expect(inked(plain(here.replace(/^### .*\n/, "").replace(/^> /gm, "")))).toBe(inked(note));
      }
    }),
    { numRuns: 60 },
  );
});
