import { expect, test } from "vitest";
import { checkWords } from "../../src/import/account.ts";
import type { Draft } from "../../src/import/draft.ts";
import { parseStory } from "../../src/story/parse.ts";
import { makeDocx, paragraph } from "./make/docx.ts";
import { makeEpub } from "./make/epub.ts";
import { bringFile } from "./make/outline.ts";
import { makeZip } from "./make/zip.ts";

const odt = (root: string) =>
  `<?xml version="1.0"?><office:${root} xmlns:office="o" xmlns:text="t"><office:body><office:text><text:h text:outline-level="1">Chapter 1</text:h><text:p>The tide was out<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By a mile.</text:p></text:note-body></text:note>.</text:p></office:text></office:body></office:${root}>`;
const ao3 =
  '<html><body><div id="preface"><p class="message">Posted originally on the <a>Archive of Our Own</a> at <a href="https://archiveofourown.org/works/7">works/7</a>.</p><dl><dt>Rating:</dt><dd><a>Mature</a></dd></dl><h1>Low Water</h1><div class="byline">by <a>tern</a></div></div><div id="chapters"><h2>Chapter 1</h2><p>Chapter Notes</p><blockquote><p>Hello.</p></blockquote><div class="userstuff"><p>The tide was out.</p></div></div><div id="afterword"><p>Please drop by and comment.</p></div></body></html>';
const html =
  '<html><head><title>Low Water</title></head><body><nav><ul><li><a href="#a">Ebb</a></li></ul></nav><h2 id="a">Ebb</h2><p>The tide<span class="pagenum">12</span> was out.<sup><a href="#n">1</a></sup></p><p style="display:none">Stolen words.</p><p>xxxxx</p><p>In.</p><aside epub:type="footnote" id="n">By a mile.</aside></body></html>';

test.each<[string, string | Uint8Array]>([
  ["low.html", html],
  ["ao3.html", ao3],
  ["low.epub", makeEpub({ pages: [{ name: "a.xhtml", body: "<h2>Ebb</h2><p>The tide was out.</p>" }] })],
  ["low.docx", makeDocx({ document: paragraph("Low Water", { style: "Title" }) + paragraph("It was out.") })],
  ["low.odt", makeZip([{ name: "content.xml", bytes: odt("document-content") }])],
  ["low.fodt", odt("document")],
  [
    "low.rtf",
    "{\\rtf1\\ansi{\\info{\\author Legal Name}}The tide {\\i was} out.{\\v Secret.}\\par In.\\par}",
  ],
  [
    "low.fb2",
    '<?xml version="1.0"?><FictionBook><body><section><title><p>Ebb</p></title><p>Out.</p></section></body></FictionBook>',
  ],
  [
    "low.md",
    "---\ntitle: Low Water\n---\n\n# Ebb\n\nThe *tide* was out.[^1] %%check%%\n\n[^1]: By a mile.\n",
  ],
  ["low.txt", "Low Water\nby tern\n\nRating: Mature\n\nChapter 1\n\nThe tide was out.\n\nxxxxx\n\nIn.\n"],
])("every word of %s is in the story or named as left out", async (name, bytes) => {
  const { printed } = await bringFile(name, bytes);
  expect(printed).not.toMatch(/can(?:’t|'t)? be\s+found/);
});

const story = (text: string) => {
  const parsed = parseStory("low", `---\nattribution: By tern.\n---\n\n${text}\n`);
  if (parsed.kind === "faults") throw new Error("a fault");
  return parsed.story;
};
const draft = (words: string): Draft => ({
  format: "text",
  about: {},
  parts: [],
  unsure: [],
  leftOut: [{ what: "page number", text: "page twelve" }],
  words,
});

test("a word of the file that is nowhere is said, and so is one that the file has not", () => {
  const said = (words: string, text: string) => checkWords(draft(words), story(text), {}).join(" ");
  expect(said("The tide was out. page twelve", "The tide was out.")).toBe("");
  expect(said("The tide was far out. page twelve", "The tide was out.")).toContain("1 word of the file");
  expect(said("The tide was out. The tide was out.", "The tide was out.")).toContain("“the tide was out”");
  expect(said("The tide was out.", "The tide was far out.")).toContain("1 word of the story");
  expect(said("T he tide was out.", "The tide was out.")).toBe("");
});
