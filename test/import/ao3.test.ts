import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeContent, textsOf, visibleWords } from "./make/content.ts";
import { makeEpub } from "./make/epub.ts";

const page = readFileSync(join(import.meta.dirname, "fixtures", "lamp-room.html"), "utf8");

/** The same work as Calibre makes an EPUB of it: pages split anywhere, ids repeated, classes numbered. */
function asCalibre(): Buffer {
  const body = /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? "";
  const [preface = "", chapters = "", afterword = ""] = body.split(
    /(?=<div id="chapters"|<div id="afterword">)/,
  );
  const [one = "", two = "", three = ""] = chapters
    .replace(/<div id="chapters" class="userstuff">|<\/div>\s*$/g, "")
    .split(/(?=<div class="meta group">)/)
    .filter((part) => part.includes("Chapter"));
  const frame = (inside: string) =>
    `<div class="userstuff1" id="chapters">${inside.replaceAll('<div class="userstuff">', '<div class="userstuff2">').replaceAll('class="meta group"', 'class="calibre1"')}</div>`;
  // Chapter one continues on the next page, which holds the start of chapter two as well.
  const half = one.indexOf('<p align="center">');
  return makeEpub({
    metadata:
      '<dc:title>The Lamp Room</dc:title><dc:creator opf:role="aut">saltmarsh (quietkeeper)</dc:creator><dc:publisher>Archive of Our Own</dc:publisher><dc:language>en</dc:language>',
    pages: [
      { name: "split_000.xhtml", body: preface },
      { name: "split_001.xhtml", body: frame(`${one.slice(0, half)}</div>`) },
      { name: "split_002.xhtml", body: frame(`<div class="userstuff2">${one.slice(half)}${two}`) },
      { name: "split_003.xhtml", body: frame(three) },
      { name: "split_004.xhtml", body: afterword },
    ],
    ncx: '<navPoint><navLabel><text>Preface</text></navLabel><content src="split_000.xhtml"/></navPoint>',
  });
}

test("an AO3 page brings everything it says about the work", async () => {
  const content = makeContent();
  const outcome = await content.run([content.put("The_Lamp_Room.html", page), "--permission", "own work"]);
  expect(outcome.warned).toBe("");
  const { about, chapters } = content.story("the-lamp-room");
  expect(about).toMatchObject({
    title: "The Lamp Room",
    author: "saltmarsh (quietkeeper), tern",
    source: "https://archiveofourown.org/works/900001",
    fandoms: ["Harbour Lights (TV)", "Sea, Salt & Stone - Various"],
    rating: "Teen And Up Audiences",
    warnings: ["Major Character Death", "Creator Chose Not To Use Archive Warnings"],
    summary: "A keeper, a storm, and one very stubborn lamp.\n\nNow complete.",
    note: "I do not own Harbour Lights. Thanks to my beta!\n\nThe song in chapter two belongs to its writer.",
    endnote: "Ivo is dead, of course. Sorry.",
    series: ["Part 2 of Keepers", "Part 1 of Storms, and After"],
    inspiredBy: ["The Long Pier by gull"],
    people: ["Mara Venn", "Ivo Tull"],
    language: "en",
    permission: { kind: "own work", detail: undefined },
    chapterNotes: [
      { chapter: 1, summary: "Mara climbs.", before: "Happy new year!", after: "The stairs are real." },
    ],
    attribution: "Harbour Lights fan fiction; the author does not own Harbour Lights.",
  });
  expect(chapters.map((chapter) => chapter.title)).toEqual([
    "Chapter 1: First Light",
    "Chapter 2: What the Storm Wrote",
    "Chapter 3",
  ]);
});

test("poem, letter, list, breaks and emphasis stand as the page shows them", async () => {
  const content = makeContent();
  await content.run([content.put("lamp.html", page)]);
  const story = content.story("the-lamp-room");
  expect(textsOf(story)).toEqual([
    "The stairs went up one hundred and eleven times before they stopped, and Mara had counted each.",
    "“You’re late,” said Ivo. He did not turn round. 5 * 3 * 2, he had chalked on the wall, and under_score.",
    "Notes",
    "That was all the slate said.",
    "A brass lamp, lit.",
    "She had learned it as a child:",
    "Bring the boat in, bring it in,\nthe tide is thin, the tide is thin,\nand who will mind the light?",
    "On the table lay a letter.",
    "Dear Mara,",
    "The lamp wants:",
    "- oil,\n- a wick,\n- patience.",
    "Yours,\nIvo",
    "# She read it twice.",
    "Oo.",
    "In the morning the sea was flat",
    "and the lamp was still burning.",
    "“Well,” said Mara—and that was that.",
  ]);
  const after = story.passages.map((passage) => passage.after);
  expect([...after.keys()].filter((at) => after[at] === "scene")).toEqual([2, 4, 12]);
  const marked = story.passages.flatMap(({ text, marks }) =>
    marks.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`),
  );
  expect(marked).toEqual([
    "italic: one hundred and eleven",
    "bold: counted",
    "italic: Bring the boat in, bring it in,\nthe tide is thin, the tide is thin,\nand who will mind the light?",
    "bold: wick",
    "italic: that",
  ]);
});

test("every visible word of the chapters stands in the story once, in order", async () => {
  const content = makeContent();
  await content.run([content.put("lamp.html", page)]);
  const bodies = [...page.matchAll(/<!--chapter content-->([\s\S]*?)<!--\/chapter content-->/g)].map(
    (found) => found[1],
  );
  expect(visibleWords(textsOf(content.story("the-lamp-room")).join("\n"))).toEqual(
    visibleWords(bodies.join("\n")),
  );
});

test("the EPUB that Calibre makes of a work is the same story as the page", async () => {
  const [one, two] = [makeContent(), makeContent()];
  await one.run([one.put("lamp.html", page)]);
  await two.run([two.put("lamp.epub", asCalibre())]);
  expect(two.file("the-lamp-room")).toBe(one.file("the-lamp-room"));
});

test("a work of one chapter has no chapters", async () => {
  const content = makeContent();
  const single = page.replace(
    /<div id="chapters"[\s\S]*(?=<div id="afterword">)/,
    '<div id="chapters" class="userstuff"><div class="userstuff"><h3>A Heading</h3><p>Only this.</p></div></div>\n',
  );
  await content.run([content.put("lamp.html", single)]);
  const story = content.story("the-lamp-room");
  expect(story.chapters).toEqual([]);
  expect(textsOf(story)).toEqual(["A Heading", "Only this."]);
});
