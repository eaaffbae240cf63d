import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeDocx, paragraph } from "./make/docx.ts";
import { makeShelf, textsOf } from "./make/shelf.ts";

const html = (texts: readonly string[]) =>
  `<html><head><title>Low Water</title></head><body>${texts.map((text) => `<p>${text}</p>`).join("")}</body></html>`;
const first = ["The tide was out.", "Mara dug teh sand.", "Ivo slept.", "Nobody came."];
const newer = [...first, "It came in."];
const slug = "low-water";

async function editedShelf() {
  const shelf = makeShelf();
  await shelf.run([shelf.put("low.html", html(first))]);
  const own = shelf.file(slug).replace("teh sand", "the sand").replace("Ivo slept.\n\n", "");
  shelf.write(
    slug,
    own
      .replace("Nobody came.", "Nobody came.\n\nA gull did.")
      .replace(/^language:/m, "footnotes:\n  - passage: 3\n    mark: a\n    text: As always.\nlanguage:"),
  );
  return { shelf, own: shelf.file(slug), again: shelf.put("low.html", html(newer)) };
}

test("without a choice and without a terminal, a story edited by hand stays as it is, and both ways are named", async () => {
  const { shelf, own, again } = await editedShelf();
  const { code, warned } = await shelf.run([again]);
  expect(code).toBe(1);
  expect(warned).toMatch(/--keep-mine or --take-theirs/);
  expect(warned).toContain("yours: Mara dug the sand.\n    file:  Mara dug teh sand.");
  expect(shelf.file(slug)).toBe(own);
});

test("--keep-mine keeps what is mended, added and taken out by hand, at every import, and the old file as a copy", async () => {
  const { shelf, own, again } = await editedShelf();
  for (const file of [again, again]) {
    expect((await shelf.run([file, "--keep-mine"])).warned).toBe("");
    expect(textsOf(shelf.story(slug))).toEqual([
      "The tide was out.",
      "Mara dug the sand.",
      "Nobody came.",
      "A gull did.",
      "It came in.",
    ]);
    expect(shelf.story(slug).about.footnotes).toEqual([{ passage: 3, mark: "a", text: "As always." }]);
  }
  expect(readFileSync(join(shelf.contentDir, slug, "story.md.bak"), "utf8")).toBe(own);
  expect((await shelf.run([again])).warned).toContain("--take-theirs");
});

test("--take-theirs takes the file's text; a footnote that only the story has stays", async () => {
  const { shelf, own, again } = await editedShelf();
  await shelf.run([again, "--take-theirs"]);
  expect(textsOf(shelf.story(slug))).toEqual(newer);
  expect(shelf.story(slug).about.footnotes).toEqual([{ passage: 4, mark: "a", text: "As always." }]);
  expect(readFileSync(join(shelf.contentDir, slug, "story.md.bak"), "utf8")).toBe(own);
  expect((await shelf.run([again])).code).toBe(0);
});

test("at a terminal the choice is asked for", async () => {
  const { shelf, again } = await editedShelf();
  await shelf.run([again], ["?", "mine", ""]);
  expect(textsOf(shelf.story(slug))).toContain("Mara dug the sand.");
  await shelf.run([again], ["theirs", ""]);
  expect(textsOf(shelf.story(slug))).toEqual(newer);
});

test.each(["summary", "rating"])("a %s written by hand is not overwritten without a choice", async (name) => {
  const shelf = makeShelf();
  const file = (said: string) =>
    `Low Water\nby tern\n\nSummary: ${said}\nRating: ${said}\n\nChapter 1\n\nThe tide was out.\n\nMara dug.\n`;
  await shelf.run([shelf.put("low.txt", file("Old"))]);
  const own = shelf.file(slug).replace(`${name}: Old`, `${name}: Mine`);
  shelf.write(slug, own);
  const again = shelf.put("low.txt", file("New"));
  expect((await shelf.run([again])).warned).toContain(`${name}\n    yours: Mine\n    file:  New`);
  await shelf.run([again, "--keep-mine"]);
  expect(shelf.file(slug)).toContain(`${name}: Mine`);
  await shelf.run([again, "--take-theirs"]);
  expect(shelf.file(slug)).toContain(`${name}: New`);
});

test("a version that nobody edited replaces the text without a question, and the old file stays", async () => {
  const shelf = makeShelf();
  await shelf.run([shelf.put("low.html", html(first))]);
  expect((await shelf.run([shelf.put("low.html", html(newer))])).code).toBe(0);
  expect((await shelf.run([shelf.put("low.html", html(first))])).code).toBe(0);
  for (const name of ["story.md.bak", "story.md.bak.2"])
    expect(existsSync(join(shelf.contentDir, slug, name))).toBe(true);
});

test("a document with another title and the same text is asked about", async () => {
  const docx = (title: string) =>
    makeDocx({
      document: paragraph(title, { style: "Title" }) + first.map((one) => paragraph(one)).join(""),
    });
  const shelf = makeShelf();
  await shelf.run([shelf.put("low.docx", docx("Low Water"))]);
  const other = shelf.put("low.docx", docx("Spade Work"));
  expect((await shelf.run([other])).warned).toMatch(/--slug low-water .* --slug spade-work/);
  expect((await shelf.run([other], ["y", ""])).code).toBe(0);
  expect(shelf.slugs()).toEqual(["low-water"]);
  expect((await shelf.run([other], ["n", ""])).code).toBe(0);
  expect(shelf.slugs()).toEqual(["low-water", "spade-work"]);
});

const lampRoom = readFileSync(join(import.meta.dirname, "fixtures", "lamp-room.html"), "utf8");

test("a newer AO3 page comes without a question while nobody has written in the story", async () => {
  const shelf = makeShelf();
  await shelf.run([shelf.put("lamp.html", lampRoom), "--slug", "lamp"]);
  const newer = lampRoom.replace("said Mara", "said Mara again");
  const { code, warned, printed } = await shelf.run([shelf.put("lamp.html", newer), "--slug", "lamp"]);
  expect([code, warned]).toEqual([0, ""]);
  expect(printed).toContain("1 changed, 0 new, 0 gone");
});

test("of a story without a record, a choice of mine is kept; without one the report says what was taken", async () => {
  const { shelf, own, again } = await editedShelf();
  rmSync(join(shelf.contentDir, slug, "imported.json"));
  await shelf.run([again, "--keep-mine"]);
  expect(textsOf(shelf.story(slug))).toContain("Mara dug the sand.");
  shelf.write(slug, own);
  rmSync(join(shelf.contentDir, slug, "imported.json"));
  const { code, printed } = await shelf.run([again]);
  expect(code).toBe(0);
  expect(printed.replace(/\s+/g, " ")).toContain(
    "Nothing tells whether 1 passage that the file has otherwise was changed by hand",
  );
  expect(textsOf(shelf.story(slug))).toContain("Mara dug teh sand.");
});
