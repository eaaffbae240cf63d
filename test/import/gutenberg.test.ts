import { expect, test } from "vitest";
import { bringFile } from "./make/outline.ts";

const prose = (line: string) =>
  `${line} and the water stood as still as a floor that nobody had walked upon.`;
const chapters = [
  "## CHAPTER I. The Lamp",
  prose("The stair was long"),
  prose("Odile counted the steps"),
  "## CHAPTER II. The Rope",
  prose("It rained upon the stair"),
];
const imprint = [
  "THE SALT STAIR\nOR\nA TALE OF THE SEA",
  "By INES QUILL",
  "AUTHOR OF “THE LONG PIER”",
  "THIRD IMPRESSION",
  "SAMPLE AND COMPANY, LONDON",
  "First printed in a quarterly, 1890.",
  "All rights reserved",
];

test("a book's printed first pages, notes in braces and the title over them are no passages", async () => {
  const text = [
    "The Project Gutenberg eBook, The Salt Stair, by Ines Quill",
    "Title: The Salt Stair\n\nAuthor: Ines Quill\n\nLanguage: English",
    "***START OF THE PROJECT GUTENBERG EBOOK THE SALT STAIR***",
    ...imprint,
    "CHAPTER I. The Lamp",
    prose("The stair was long"),
    `${prose("Odile counted the steps").slice(0, -1)} {1}.`,
    "CHAPTER II. The Rope",
    prose("It rained upon the stair"),
    "FOOTNOTES:",
    "{1} Four hundred and twelve, by the parish book.",
    "***END OF THE PROJECT GUTENBERG EBOOK THE SALT STAIR***",
    "The licence.",
  ].join("\n\n\n");
  const { outline, story, printed } = await bringFile("stair.txt", text);
  expect(outline).toEqual(chapters);
  expect(story.about).toMatchObject({ title: "The Salt Stair", author: "Ines Quill" });
  expect(story.about.footnotes?.[0]?.text).toBe("Four hundred and twelve, by the parish book.");
  expect(printed).not.toContain("can be found neither");
});

test("books of before 2003 begin after the small print, and their first line names them", async () => {
  const text = [
    "The Project Gutenberg Etext of The Salt Stair, by Ines Quill\n#8 in our series",
    "***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***\nWhy is this here? You know: lawyers.",
    "*END THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*",
    "CHAPTER I. The Lamp",
    prose("The stair was long"),
    prose("Odile counted the steps"),
    "CHAPTER II. The Rope",
    prose("It rained upon the stair"),
    "End of Project Gutenberg Etext of The Salt Stair, by Ines Quill",
  ].join("\n\n");
  const { outline, story } = await bringFile("stair.txt", text);
  expect(outline).toEqual(chapters);
  expect(story.about).toMatchObject({ title: "The Salt Stair", author: "Ines Quill" });
});

test("an older page: the header within one block, signs of notes with their anchors before them, the title over each chapter", async () => {
  const page = `<html><head><title>The Project Gutenberg eBook of The Salt Stair, by Ines Quill</title></head><body>
<pre>
The Project Gutenberg eBook, The Salt Stair

Title: The Salt Stair

Author: Ines Quill

***START OF THE PROJECT GUTENBERG EBOOK THE SALT STAIR***
</pre>
<h1>THE SALT<br/>STAIR</h1><p>By INES QUILL</p><p>THIRD IMPRESSION</p><p>Sample and Company, Publishers, London</p>
<h2>CHAPTER I. The Lamp</h2><p>${prose("The stair was long")}</p><p>Odile counted the steps<a name="citation1"></a><a href="#footnote1">[1]</a> and the water stood as still as a floor that nobody had walked upon.</p>
<h2>CHAPTER II. The Rope</h2><p>${prose("It rained upon the stair")}</p>
<h2>FOOTNOTES:</h2><p><a name="footnote1"></a><a href="#citation1">[1]</a> Four hundred and twelve.</p>
<p>***END OF THE PROJECT GUTENBERG EBOOK THE SALT STAIR***</p><pre>The licence.</pre></body></html>`;
  const { outline, story } = await bringFile("stair.htm", page);
  expect(outline).toEqual(chapters);
  expect(story.about).toMatchObject({ title: "The Salt Stair", author: "Ines Quill" });
  expect(story.about.footnotes).toEqual([{ passage: 2, mark: "1", text: "Four hundred and twelve." }]);
});
