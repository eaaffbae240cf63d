import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeContent, textsOf } from "./make/content.ts";

async function bring(text: string | Uint8Array, name = "story.txt", args: readonly string[] = []) {
  const content = makeContent();
  const outcome = await content.run([content.put(name, text), "--slug", "story", ...args]);
  expect(outcome.warned).toBe("");
  return { story: content.story("story"), printed: outcome.printed };
}

test("the shipped story's plain text gives the shipped story.md, byte for byte", async () => {
  const shipped = readFileSync(
    join(import.meta.dirname, "../../content/untitled-torchwood/story.md"),
    "utf8",
  );
  const note = /^ {2}(Author's Note: .*)$/m.exec(shipped)?.[1] ?? "";
  const text = `${note}\n\n${shipped.slice(shipped.indexOf("---\n\n") + 5).trimEnd()}`;
  const credit = "13-28: Some of the dialogue belongs to the writers of Day 5 of Children of Earth.";
  const content = makeContent();
  const file = content.put("source.txt", text);
  await content.run([file, "--credit", credit]);
  expect(content.slugs()).toEqual(["untitled-torchwood"]);
  expect(content.file("untitled-torchwood")).toBe(shipped);
  const again = await content.run([file]);
  expect(again.printed).toContain("Nothing changed: all 29 passages are as they were.");
  expect(content.file("untitled-torchwood")).toBe(shipped);
});

test("without --credit, a note that speaks of borrowed dialogue is pointed out", async () => {
  const { printed } = await bring("A/N: Some dialogue is not mine, but belongs to others.\n\nOne.\n\nTwo.");
  expect(printed.replace(/\s+/g, " ")).toContain("If you know where that stands, add --credit");
});

test("hard-wrapped lines are one paragraph, a poem's lines stay", async () => {
  const text = `The stairs went up one hundred and eleven times before they
stopped, and Mara had counted each of them on the way up and then
again on the way down, because the keeper before her had been
known to lie.

Bring the boat in,
bring it in,
the tide is thin.

“You are late,” said Ivo, who did not turn round from the lamp--
not for her, and not for the letter that she held out to him, well-
worn as it was by then.`;
  const { story } = await bring(text);
  expect(textsOf(story)).toEqual([
    "The stairs went up one hundred and eleven times before they stopped, and Mara had counted each of them on the way up and then again on the way down, because the keeper before her had been known to lie.",
    "Bring the boat in,\nbring it in,\nthe tide is thin.",
    "“You are late,” said Ivo, who did not turn round from the lamp--not for her, and not for the letter that she held out to him, well-worn as it was by then.",
  ]);
});

test("without blank lines every line is a paragraph", async () => {
  const { story } = await bring("One is a line.\nTwo is a line.\n***\nThree is one.");
  expect(textsOf(story)).toEqual(["One is a line.", "Two is a line.", "Three is one."]);
  expect(story.passages[2]?.after).toBe("scene");
});

test("a header, a summary, chapters and a note at the end are recognised", async () => {
  const text = `Title: The Lamp Room
Author: saltmarsh
Fandom: Harbour Lights
Rating: PG-13
Pairing: none
Summary: A keeper and a storm,
and one lamp.
Disclaimer: Not mine.

CHAPTER ONE
First Light

One.

Chapter 2 - The Storm

Two.

o.O.o

Three.

Author's Note: Please review!`;
  const { story } = await bring(text);
  expect(story.about).toMatchObject({
    title: "The Lamp Room",
    author: "saltmarsh",
    fandoms: ["Harbour Lights"],
    rating: "PG-13",
    summary: "A keeper and a storm, and one lamp.",
    note: "Pairing: none\nDisclaimer: Not mine.",
    endnote: "Author's Note: Please review!",
  });
  expect(story.chapters.map((chapter) => chapter.title)).toEqual([
    "CHAPTER ONE: First Light",
    "Chapter 2 - The Storm",
  ]);
  expect(textsOf(story)).toEqual(["One.", "Two.", "Three."]);
});

test("a title with a byline, and chapters that are only counted", async () => {
  const { story } = await bring("The Lamp Room\nby saltmarsh\n\n1.\n\nOne.\n\n2.\n\nTwo.\n\n42\n\nThree.");
  expect(story.about).toMatchObject({ title: "The Lamp Room", author: "saltmarsh" });
  expect(story.chapters.map((chapter) => chapter.title)).toEqual(["1.", "2."]);
  expect(textsOf(story)).toEqual(["One.", "Two.", "42", "Three."]);
});

test("a line drawn under a heading is no break, and the title may follow it", async () => {
  const text = "Chapter 1\n---------\nThe Rain\n\nIt fell.\n\nChapter 2\n=========\n\nIt stopped.\n";
  const content = makeContent();
  await content.run([content.put("rain.txt", text), "--slug", "rain"]);
  const { chapters, passages } = content.story("rain");
  expect(chapters.map(({ title }) => title)).toEqual(["Chapter 1: The Rain", "Chapter 2"]);
  expect(passages.map(({ text, after }) => [text, after])).toEqual([
    ["It fell.", "chapter"],
    ["It stopped.", "chapter"],
  ]);
});

test("asterisks, hashes and backslashes of a plain text stay as written", async () => {
  const written = [
    "*not* emphasis_",
    "# no heading",
    "\\# with a backslash",
    "\\*star",
    "---- a dash",
    "## x",
  ];
  const { story } = await bring(written.join("\n\n"));
  expect(textsOf(story)).toEqual(written);
});

test.for([
  ["UTF-8 with a mark", Buffer.from("\uFEFFGrüße, “Mara”.")],
  ["UTF-16, little end first", Buffer.from("\uFEFFGrüße, “Mara”.", "utf16le")],
  ["UTF-16, big end first", Buffer.from("\uFEFFGrüße, “Mara”.", "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from("Grüße, “Mara”.", "utf16le")],
  ["Windows-1252", Buffer.from("Gr\u00fc\u00dfe, \u0093Mara\u0094.", "latin1")],
] as const)("%s is read", async ([, bytes]) => {
  const { story } = await bring(bytes);
  expect(textsOf(story)).toEqual(["Grüße, “Mara”."]);
});

test("Markdown: emphasis, hard breaks, lists, footnotes, front matter", async () => {
  const text = `---
title: The Lamp Room
author: saltmarsh
tags: [a]
---
# The Lamp Room

## One

It was *very* **late**, 2 \\* 3,
and the line goes on.[^1]

Bring the boat in,  
bring it in.

- oil
- wick

* * *

![A lamp](lamp.png) and [a link](https://example.org) <em>here</em>

[^1]: A note.
    More of it.

Two
---

End.`;
  const { story, printed } = await bring(text, "lamp.md");
  expect(story.about).toMatchObject({ title: "The Lamp Room", author: "saltmarsh" });
  expect(story.chapters.map((chapter) => chapter.title)).toEqual(["One", "Two"]);
  expect(textsOf(story)).toEqual([
    "It was very late, 2 * 3, and the line goes on.",
    "Bring the boat in,\nbring it in.",
    "- oil\n- wick",
    "and a link here",
    "End.",
  ]);
  expect(story.passages[0]?.marks).toEqual([
    { start: 7, end: 11, kind: "italic" },
    { start: 12, end: 16, kind: "bold" },
  ]);
  expect(printed).toContain("1 footnote");
});

test("a story.md of Quoth's own comes back byte for byte", async () => {
  const shipped = readFileSync(
    join(import.meta.dirname, "../../content/untitled-torchwood/story.md"),
    "utf8",
  );
  const content = makeContent();
  await content.run([content.put("story.md", shipped), "--slug", "moved"]);
  expect(content.file("moved")).toBe(shipped);
});

test.for([
  [
    "de",
    "Kapitel 1\n\nDie Lampe war nicht aus, und der Wärter sagte: »Ich weiß es nicht.«\n\nKapitel 2\n\nDas ist das Ende.",
    ["Kapitel 1", "Kapitel 2"],
    2,
  ],
  [
    "ja",
    "第一章　灯\n\n　灯台の光は消えていた。「行くよ。」と彼は言った。\n\n第二章\n\n　波が高い。",
    ["第一章　灯", "第二章"],
    2,
  ],
  [
    "ar",
    "الفصل الأول: المصباح\n\nكان المصباح مطفأً، وقال الحارس: «لا أعرف».\n\nالفصل الثاني\n\nانتهت القصة.",
    ["الفصل الأول: المصباح", "الفصل الثاني"],
    2,
  ],
] as const)("a text in %s: its chapters, its language", async ([language, text, titles, passages]) => {
  const { story } = await bring(text);
  expect(story.about.language).toBe(language);
  expect(story.chapters.map((chapter) => chapter.title.replaceAll(/\s/g, " "))).toEqual(
    titles.map((title) => title.replaceAll(/\s/g, " ")),
  );
  expect(story.passages).toHaveLength(passages);
});
