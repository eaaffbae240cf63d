import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeContent, textsOf } from "./make/content.ts";
import { makeDocx, paragraph } from "./make/docx.ts";

const html = (texts: readonly string[]) =>
  `<html><head><title>Low Water</title></head><body>${texts.map((text) => `<p>${text}</p>`).join("")}</body></html>`;
const first = ["The tide was out.", "Mara dug teh sand.", "Ivo slept.", "Nobody came."];
const newer = [...first, "It came in."];
const slug = "low-water";

async function editedContent() {
  const content = makeContent();
  await content.run([content.put("low.html", html(first))]);
  const own = content.file(slug).replace("teh sand", "the sand").replace("Ivo slept.\n\n", "");
  content.write(
    slug,
    own
      .replace("Nobody came.", "Nobody came.\n\nA gull did.")
      .replace(/^language:/m, "footnotes:\n  - passage: 3\n    mark: a\n    text: As always.\nlanguage:"),
  );
  return { content, own: content.file(slug), again: content.put("low.html", html(newer)) };
}

test("without a choice and without a terminal, a story edited by hand stays as it is, and both ways are named", async () => {
  const { content, own, again } = await editedContent();
  const { code, warned } = await content.run([again]);
  expect(code).toBe(1);
  expect(warned).toMatch(/--keep-mine or --take-theirs/);
  expect(warned).toContain("yours: Mara dug the sand.\n    file:  Mara dug teh sand.");
  expect(content.file(slug)).toBe(own);
});

test("--keep-mine keeps what is mended, added and taken out by hand, at every import, and the old file as a copy", async () => {
  const { content, own, again } = await editedContent();
  for (const file of [again, again]) {
    expect((await content.run([file, "--keep-mine"])).warned).toBe("");
    expect(textsOf(content.story(slug))).toEqual([
      "The tide was out.",
      "Mara dug the sand.",
      "Nobody came.",
      "A gull did.",
      "It came in.",
    ]);
    expect(content.story(slug).about.footnotes).toEqual([{ passage: 3, mark: "a", text: "As always." }]);
  }
  expect(readFileSync(join(content.contentDir, slug, "story.md.bak"), "utf8")).toBe(own);
  expect((await content.run([again])).warned).toContain("--take-theirs");
});

test("--take-theirs takes the file's text; a footnote that only the story has stays", async () => {
  const { content, own, again } = await editedContent();
  await content.run([again, "--take-theirs"]);
  expect(textsOf(content.story(slug))).toEqual(newer);
  expect(content.story(slug).about.footnotes).toEqual([{ passage: 4, mark: "a", text: "As always." }]);
  expect(readFileSync(join(content.contentDir, slug, "story.md.bak"), "utf8")).toBe(own);
  expect((await content.run([again])).code).toBe(0);
});

test("at a terminal the choice is asked for", async () => {
  const { content, again } = await editedContent();
  await content.run([again], ["?", "mine", ""]);
  expect(textsOf(content.story(slug))).toContain("Mara dug the sand.");
  await content.run([again], ["theirs", ""]);
  expect(textsOf(content.story(slug))).toEqual(newer);
});

test.each(["summary", "rating"])("a %s written by hand is not overwritten without a choice", async (name) => {
  const content = makeContent();
  const file = (said: string) =>
    `Low Water\nby tern\n\nSummary: ${said}\nRating: ${said}\n\nChapter 1\n\nThe tide was out.\n\nMara dug.\n`;
  await content.run([content.put("low.txt", file("Old"))]);
  const own = content.file(slug).replace(`${name}: Old`, `${name}: Mine`);
  content.write(slug, own);
  const again = content.put("low.txt", file("New"));
  expect((await content.run([again])).warned).toContain(`${name}\n    yours: Mine\n    file:  New`);
  await content.run([again, "--keep-mine"]);
  expect(content.file(slug)).toContain(`${name}: Mine`);
  await content.run([again, "--take-theirs"]);
  expect(content.file(slug)).toContain(`${name}: New`);
});

test("a version that nobody edited replaces the text without a question, and the old file stays", async () => {
  const content = makeContent();
  await content.run([content.put("low.html", html(first))]);
  expect((await content.run([content.put("low.html", html(newer))])).code).toBe(0);
  expect((await content.run([content.put("low.html", html(first))])).code).toBe(0);
  for (const name of ["story.md.bak", "story.md.bak.2"])
    expect(existsSync(join(content.contentDir, slug, name))).toBe(true);
});

test("a document with another title and the same text is asked about", async () => {
  const docx = (title: string) =>
    makeDocx({
      document: paragraph(title, { style: "Title" }) + first.map((one) => paragraph(one)).join(""),
    });
  const content = makeContent();
  await content.run([content.put("low.docx", docx("Low Water"))]);
  const other = content.put("low.docx", docx("Spade Work"));
  expect((await content.run([other])).warned).toMatch(/--slug low-water .* --slug spade-work/);
  expect((await content.run([other], ["y", ""])).code).toBe(0);
  expect(content.slugs()).toEqual(["low-water"]);
  expect((await content.run([other], ["n", ""])).code).toBe(0);
  expect(content.slugs()).toEqual(["low-water", "spade-work"]);
});

const lampRoom = readFileSync(join(import.meta.dirname, "fixtures", "lamp-room.html"), "utf8");

test("a newer AO3 page comes without a question while nobody has written in the story", async () => {
  const content = makeContent();
  await content.run([content.put("lamp.html", lampRoom), "--slug", "lamp"]);
  const newer = lampRoom.replace("said Mara", "said Mara again");
  const { code, warned, printed } = await content.run([content.put("lamp.html", newer), "--slug", "lamp"]);
  expect([code, warned]).toEqual([0, ""]);
  expect(printed).toContain("1 changed, 0 new, 0 gone");
});

test("of a story without a record, a choice of mine is kept; without one the report says what was taken", async () => {
  const { content, own, again } = await editedContent();
  rmSync(join(content.contentDir, slug, "imported.json"));
  await content.run([again, "--keep-mine"]);
  expect(textsOf(content.story(slug))).toContain("Mara dug the sand.");
  content.write(slug, own);
  rmSync(join(content.contentDir, slug, "imported.json"));
  const { code, printed } = await content.run([again]);
  expect(code).toBe(0);
  expect(printed.replace(/\s+/g, " ")).toContain(
    "Nothing tells whether 1 passage that the file has otherwise was changed by hand",
  );
  expect(textsOf(content.story(slug))).toContain("Mara dug teh sand.");
});
