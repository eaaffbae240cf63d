import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FrontFields } from "../../src/story/front.ts";
import { parseStory } from "../../src/story/parse.ts";
import { fieldsOf, partsOf, type WrittenPart, writeStory } from "../../src/story/write.ts";

function parse(file: string) {
  const parsed = parseStory("slug", file);
  if (parsed.kind === "faults") throw new Error(JSON.stringify(parsed.faults));
  return parsed.story;
}

test("the shipped story is written as it stands", () => {
  const shipped = readFileSync(
    join(import.meta.dirname, "../../content/untitled-torchwood/story.md"),
    "utf8",
  );
  expect(writeStory(fieldsOf(shipped), partsOf(parse(shipped)))).toBe(shipped);
});

test("every field comes back as it was written", () => {
  const fields: FrontFields = {
    title: "Yes: a *title* #1",
    author: ["saltmarsh (quietkeeper)", "tern"],
    attribution: "By both.",
    source: "https://archiveofourown.org/works/1",
    rights: "null",
    permission: "author's permission: letter, 3 May",
    takedown: true,
    note: "  First line, indented.\n\n---\n# not a heading \n",
    endnote: "no",
    credits: [{ passages: "1-2", text: "Some of it: theirs." }],
    fandoms: ["A, B", "C"],
    series: ["Part 1 of X"],
    "inspired-by": ["Y by z"],
    rating: "12",
    warnings: ["Loud: yes"],
    summary: "One.\n\nTwo.",
    people: ["Jack", "Ianto"],
    language: "pt-BR",
    markup: "emphasis",
    "chapter-notes": [{ chapter: 1, before: "Hello.\nBye.\n", after: "- list" }],
  };
  const file = writeStory(fields, [
    { kind: "chapter", title: "One #" },
    { kind: "passage", text: "a", marks: [] },
    { kind: "scene" },
    { kind: "passage", text: "b", marks: [{ start: 0, end: 1, kind: "italic" }] },
  ]);
  expect(fieldsOf(file)).toEqual(fields);
  const story = parse(file);
  expect(story.about).toMatchObject({
    note: fields.note,
    endnote: "no",
    rating: "12",
    withdrawn: true,
    permission: { kind: "author's permission", detail: "letter, 3 May" },
  });
  expect(story.chapters[0]?.title).toBe("One #");
  expect(writeStory(fieldsOf(file), partsOf(story))).toBe(file);
});

test("any lines of any paragraph come back, plain and with emphasis", () => {
  const line = fc
    .array(fc.constantFrom("#", "##", " ", "*", "-", "---", "***", "\\", "a", "_", "é"), {
      minLength: 1,
      maxLength: 6,
    })
    .map((signs) => signs.join(""))
    .filter((text) => text.trim() !== "");
  const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("plain" as const, "emphasis" as const),
      (texts, markup) => {
        // A line that is only a break loses the space around it: no one sees that.
        const clean = texts.map((one) =>
          one
            .split("\n")
            .map((each) => (/^\s*(?:\*\s*\*\s*\*|-{3,}|\*{3,})\s*$/.test(each) ? each.trim() : each))
            .join("\n"),
        );
        const parts: WrittenPart[] = clean.map((one) => ({ kind: "passage", text: one, marks: [] }));
        const story = parse(writeStory({ attribution: "By me.", markup }, parts));
        expect(story.passages.map((passage) => passage.text)).toEqual(clean);
      },
    ),
  );
});
