import { expect, test } from "vitest";
import { makeContent, textsOf } from "./make/content.ts";
import { makeDocx, paragraph } from "./make/docx.ts";

const document = [
  paragraph("The Lamp Room", { style: "Title" }),
  paragraph("by saltmarsh"),
  paragraph("Author’s Note: For my sister."),
  paragraph("Chapter 1", { style: "Heading1" }),
  '<w:p><w:r><w:t xml:space="preserve">The stairs went up </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>so</w:t></w:r><w:r><w:t xml:space="preserve"> far.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
  paragraph(""),
  paragraph("* * *"),
  paragraph("Bring the boat in,\nbring it in."),
  paragraph("Chapter 2", { style: "Heading1" }),
  paragraph("And it burned.", { run: "<w:b/>" }),
].join("");
const core = {
  name: "docProps/core.xml",
  bytes:
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Document1</dc:title><dc:creator>Legal Name</dc:creator></cp:coreProperties>',
};

test("a Word document keeps its chapters, emphasis, breaks and lines; its footnotes stay out", async () => {
  const content = makeContent();
  const outcome = await content.run([content.put("lamp.docx", makeDocx({ document }))]);
  expect(outcome.warned).toBe("");
  const story = content.story("the-lamp-room");
  expect(story.about).toMatchObject({
    title: "The Lamp Room",
    author: "saltmarsh",
    note: "Author’s Note: For my sister.",
  });
  expect(story.chapters.map((chapter) => chapter.title)).toEqual(["Chapter 1", "Chapter 2"]);
  expect(textsOf(story)).toEqual([
    "The stairs went up so far.",
    "Bring the boat in,\nbring it in.",
    "And it burned.",
  ]);
  expect(story.passages.map((passage) => passage.after)).toEqual(["chapter", "scene", "chapter"]);
  expect(story.passages.map((passage) => passage.marks)).toEqual([
    [{ start: 19, end: 21, kind: "italic" }],
    [],
    [{ start: 0, end: 14, kind: "bold" }],
  ]);
  expect(outcome.printed).toContain("1 footnote");
});

test("the name that Word keeps for the file's author is asked about, not shown", async () => {
  const content = makeContent();
  const outcome = await content.run([
    content.put("a.docx", makeDocx({ document: paragraph("Only this."), extra: [core] })),
    "--slug",
    "a",
  ]);
  expect(content.story("a").about.author).toBeUndefined();
  expect(content.file("a")).not.toContain("Legal Name");
  expect(outcome.printed).toContain("Word names “Legal Name”");
});
