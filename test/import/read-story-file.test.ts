import { expect, test } from "vitest";
import { readStoryFile } from "../../src/import/read-story-file.ts";
import { describeImport } from "../../src/import/report.ts";
import { parseStory } from "../../src/story/parse.ts";

const page = (texts: readonly string[]) =>
  Buffer.from(
    `<html><head><title>The Weir</title><meta name="author" content="saltmarsh"></head><body>${texts.map((text) => `<p>${text}</p>`).join("")}</body></html>`,
  );
const texts = ["The weir was loud that night.", "Odile counted the posts.", "Nobody came over it."];

test("bytes become the text of a story.md and a report, without a file", async () => {
  const { text, report, slug } = await readStoryFile({ name: "weir.html", bytes: page(texts) });
  expect(slug).toBe("the-weir");
  const parsed = parseStory(slug, text);
  expect(parsed.kind === "story" && parsed.story.passages.map((one) => one.text)).toEqual(texts);
  expect(describeImport(report, false)).toContain("3 passages");
});

test("what a sender says wins over the file, within a story.md's lengths", async () => {
  const upload = { name: "weir.html", bytes: page(texts) };
  const { report } = await readStoryFile({ ...upload, overrides: { title: "Weir", author: "S. M." } });
  expect(report.story.about).toMatchObject({ title: "Weir", author: "S. M." });
  await expect(readStoryFile({ ...upload, overrides: { title: "a\nb" } })).rejects.toThrow(
    /^title must be one line/,
  );
  await expect(readStoryFile({ name: "x.pdf", bytes: Buffer.from("%PDF-1.7 x") })).rejects.toMatchObject({
    code: "foreign",
  });
});

test("a newer upload keeps ids, and words written by hand are asked about", async () => {
  const first = await readStoryFile({ name: "weir.html", bytes: page(texts) });
  const mine = first.text.replace("Odile counted", "Odile recounted");
  const newer = {
    name: "weir2.html",
    bytes: page(["It had rained.", ...texts]),
    slug: first.slug,
    before: { text: mine, imported: first.imported },
  };
  await expect(readStoryFile(newer)).rejects.toMatchObject({ code: "edited" });
  const kept = await readStoryFile({ ...newer, choice: "mine" });
  expect(kept.report.story.passages.map((one) => one.text)[2]).toBe("Odile recounted the posts.");
  const theirs = await readStoryFile({ ...newer, choice: "theirs" });
  expect(theirs.report.story.passages.map((one) => one.text)[2]).toBe("Odile counted the posts.");
  expect(theirs.report.story.passages[3]?.id).toBe(first.report.story.passages[2]?.id);
});
