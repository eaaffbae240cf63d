import { createHash } from "node:crypto";
import type { Progress, ToldChapter } from "../domain/subscription.ts";
import type { Chapter, Story } from "../story/story.ts";
import type { ChosenPost, Waiting } from "./choose.ts";

type Fresh = {
  /** Those that were not there before, in the story's order. */
  readonly fresh: readonly Chapter[];
  /** Those that were, as they are now, and those that the story has lost meanwhile: what comes back is no news. */
  readonly told: readonly ToldChapter[];
};

/**
 * What of a story has come since. A chapter is known by its first and its last passage wherever they stand, so that an
 * edit, a heading put in, two chapters made one are no news; by its title where it was written anew.
 */
export function chaptersSince(story: Story, told: readonly ToldChapter[]): Fresh {
  const { chapters } = story;
  const numbers = new Map(story.passages.map(({ id, number }) => [id, number]));
  const indexOf = (id: string) => {
    const number = numbers.get(id);
    if (number === undefined) return -1;
    return chapters.findIndex(({ first, last }) => first <= number && number <= last);
  };
  const known = new Set<number>();
  const lost: ToldChapter[] = [];
  for (const each of told) {
    const ends = [indexOf(each[0]), indexOf(each[1])].filter((at) => at !== -1);
    if (ends.length === 0) lost.push(each);
    else for (let at = Math.min(...ends); at <= Math.max(...ends); at += 1) known.add(at);
  }
  const away = [...lost];
  const fresh = chapters.filter((chapter, at) => {
    if (known.has(at) || chapter.number === 0) return false;
    const rewritten = away.findIndex(([, , title]) => title === markOfTitle(chapter.title));
    if (rewritten !== -1) away.splice(rewritten, 1);
    return rewritten === -1;
  });
  const still = chapters.filter((chapter) => !fresh.includes(chapter));
  return { fresh, told: [...still.map((chapter) => entryOf(story, chapter)), ...away] };
}

/** All chapters before a passage, or all there are; of a story without chapters the whole. */
export function chaptersTold(story: Story, before = story.passages.length + 1): readonly ToldChapter[] {
  const whole = { number: 1, title: "", first: 1, last: Math.min(story.passages.length, before - 1) };
  const chapters = story.chapters.length > 0 ? story.chapters : [whole];
  return chapters.filter(({ first }) => first < before).map((chapter) => entryOf(story, chapter));
}

function entryOf({ passages }: Story, { first, last, title }: Chapter): ToldChapter {
  return [passages[first - 1]?.id ?? "", passages[last - 1]?.id ?? "", markOfTitle(title)];
}

/** Nothing of the text is stored. */
function markOfTitle(title: string): string {
  return createHash("sha256").update(title.trim().toLowerCase()).digest("base64url").slice(0, 8);
}

/** What a post about the new chapters tells, as far as the channel shows the story. */
export function chooseChapters(story: Story, { told = [] }: Progress, last: number): ChosenPost | Waiting {
  const { fresh } = chaptersSince(story, told);
  const chapters = fresh.filter(({ first }) => first <= last);
  return chapters.length === 0
    ? { kind: "wait", isBeyond: fresh.length > 0 }
    : { kind: "chapters", chapters, ids: chapters.flatMap((one) => entryOf(story, one).slice(0, 2)) };
}

/** The progress once they were told. What lies between the first and the last of one post counts as told with it. */
export function afterChapters(progress: Progress, ids: readonly string[]): Progress {
  const pairs = ids.flatMap((id, at) => (at % 2 === 0 ? [[id, ids[at + 1] ?? id, ""] as const] : []));
  return { ...progress, told: [...(progress.told ?? []), ...pairs] };
}
