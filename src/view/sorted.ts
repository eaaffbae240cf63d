import { wordsFor } from "../messages/messages.ts";
import type { Story } from "../story/story.ts";
import type { Found } from "./results.ts";

/** As sure as they are, or as they stand in the story. */
export type Sort = "closest" | "story";

export function sortNamed(named: string | undefined): Sort {
  return named === "story" ? "story" : "closest";
}

export function sortChoices() {
  const { sorts } = wordsFor("en").search;
  return (["closest", "story"] as const).map((value) => ({ name: sorts[value], value }));
}

export function sorted(found: readonly Found[], sort: Sort): readonly Found[] {
  if (sort === "closest") return found;
  const stories = storiesOf(found);
  return found.toSorted(
    (a, b) => stories.indexOf(a.story) - stories.indexOf(b.story) || a.passage.number - b.passage.number,
  );
}

/** The chapter of the first of several in one story; 0 where there is none to name. */
export function firstChapter(found: readonly Found[]): number {
  if (found.length < 2 || storiesOf(found).length > 1) return 0;
  const numbers = found.map(({ passage }) => passage.number);
  const first = numbers.reduce((least, one) => Math.min(least, one));
  return found.find(({ passage }) => passage.number === first)?.passage.chapter ?? 0;
}

export function storiesOf(found: readonly Found[]): readonly Story[] {
  return [...new Set(found.map((one) => one.story))];
}
