import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { checkedLibrary } from "../../src/story/library.ts";
import { parseStory } from "../../src/story/parse.ts";
import { creditsFor, findChapter, passageById } from "../../src/story/story.ts";

const content = join(resolve(import.meta.dirname, "..", ".."), "content");
const { standard: story } = checkedLibrary(content, { named: "untitled-torchwood" });

test("the shipped story gives back its source byte for byte", () => {
  const source = [story.about.note, ...story.passages.map((passage) => passage.text)].join("\n\n");
  expect(createHash("sha256").update(source).digest("hex")).toBe(
    "61b517ba7f5b47ebd18c1ed12e4e75143e82c4c53d9a3a863088f8901cb9daae",
  );
});

test("the shipped story has 29 passages, and a title and an author where its source has them: nowhere", () => {
  expect(story.passages.map((passage) => passage.number)).toEqual(
    Array.from({ length: 29 }, (_, at) => at + 1),
  );
  expect(story.chapters).toEqual([]);
  expect([story.about.title, story.about.author, story.about.source]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(story.about.attribution).toBe(
    "Torchwood fan fiction; the author does not own Torchwood or any of its characters.",
  );
});

test("of the shipped story, passages 13 to 28 and no others carry a credit of their own", () => {
  const credited = story.passages
    .map((passage) => passage.number)
    .filter((number) => creditsFor(story, [number]).length > 0);
  expect(credited).toEqual(Array.from({ length: 16 }, (_, at) => at + 13));
  expect(creditsFor(story, [1, 12, 29])).toEqual([]);
  expect(creditsFor(story, [12, 13])).toEqual([
    {
      first: 13,
      last: 28,
      text: "Some of the dialogue belongs to the writers of Day 5 of Children of Earth.",
    },
  ]);
});

test("every passage is found by its id", () => {
  expect(story.passages.map((passage) => passageById(story, passage.id))).toEqual(story.passages);
  expect(passageById(story, "nowhere")).toBeUndefined();
});

test("chapters are named by number, by title, or by a range of numbers that ends with the last at latest", () => {
  const chapters = ["One", "Two", "3-4", "Four"].map(
    (title, at) => `# ${title}\n\nText ${at}.\n\nMore ${at}.`,
  );
  const parsed = parseStory("some", `---\nattribution: x\n---\n\n${chapters.join("\n\n")}`);
  if (parsed.kind === "faults") throw new Error("no story");
  const named = (text: string) => {
    const found = findChapter(parsed.story, text);
    return found && [found.first, found.last];
  };
  expect(named("2")).toEqual([3, 4]);
  expect(named("2-3")).toEqual([3, 6]);
  expect(named("2 – 9")).toEqual([3, 8]);
  expect(named("3-4")).toEqual([5, 6]);
  expect(named("four")).toEqual([7, 8]);
  expect(named("7-9")).toBeUndefined();
  expect(named("3-2")).toBeUndefined();
  expect(named("3-")).toEqual([5, 8]);
  expect(named("–2")).toEqual([1, 4]);
  for (const two of ["chapter 2", "Kapitel 2", "Kap. 2", "chapitre 2", "capítulo 2", "第2章"])
    expect([two, named(two)]).toEqual([two, [3, 4]]);
  expect(named("chapters 2 to 3")).toEqual([3, 6]);
  expect(named("the 2 of us")).toBeUndefined();
  expect(named("chapter 9")).toBeUndefined();
});
