import { known } from "../user-error.ts";
import { type Chapter, findChapter, type Passage, type Story } from "./story.ts";

/** The chapter of that number or title; undefined when none is named. */
export function chapterNamed(story: Story, named: string): Chapter;
export function chapterNamed(story: Story, named: string | undefined): Chapter | undefined;
export function chapterNamed(story: Story, named: string | undefined): Chapter | undefined {
  if (named === undefined) return undefined;
  const { title = "", fandoms } = story.about;
  const [first, last] = [story.chapters[0], story.chapters.at(-1)];
  return known(findChapter(story, named), "no-chapter", {
    title,
    fandom: fandoms[0] ?? "",
    named,
    first: Math.max(1, first?.number ?? 1),
    last: last?.number ?? 0,
  });
}

/** By number, or by chapter and paragraph, among what is shown here. */
export function passageNamed(here: PassagesHere, story: Story, named: string): Passage {
  const { passages, chapters } = story;
  const last = chapters.at(-1);
  const ends =
    last === undefined
      ? { chaptered: "no" as const, first: "", last: "" }
      : {
          chaptered: "other" as const,
          first: `${chapters[0]?.number}.1`,
          last: `${last.number}.${last.last - last.first + 1}`,
        };
  return known(here.passageAt(story, named), "no-passage", { named, count: passages.length, ...ends });
}

/** From one to another, such as `12-14`, whichever of them was written first. */
export function passagesNamed(
  here: PassagesHere,
  story: Story,
  written: string,
  to: string | undefined,
): { readonly first: Passage; readonly last: Passage } {
  const [one = "", other = ""] = written.split(/\s*[-–—]\s*/);
  const ends = [one, to ?? (other || one)].map((reference) => passageNamed(here, story, reference));
  const [first, last] = ends.toSorted((a, b) => a.number - b.number) as [Passage, Passage];
  return { first, last };
}

type PassagesHere = { readonly passageAt: (story: Story, reference: string) => Passage | undefined };
