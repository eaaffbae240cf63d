import type { Spot } from "../domain/spot.ts";
import { type About, type Passage, passageAt, type Story } from "../story/story.ts";

/** The spoiler limits of one story; undefined where nobody set one. */
export type Limits = {
  readonly server?: Spot | undefined;
  /** In its channel it takes the place of the server's, be it lower or higher: a channel for spoilers is one. */
  readonly channel?: Spot | undefined;
  /** Holds on top of either. */
  readonly own?: Spot | undefined;
};

export function spotAt({ id, number, chapter }: Passage): Spot {
  return chapter === undefined ? { id, number } : { id, number, chapter };
}

/** The number of the last passage that may be shown; the story's last one where there is no limit. */
export function lastShown(story: Story, { server, channel, own }: Limits): number {
  const spots = [channel ?? server, own].filter((spot) => spot !== undefined);
  return Math.min(story.passages.length, ...spots.map((spot) => numberNow(story, spot)));
}

/**
 * Where a remembered passage stands now. When an edit took its id away, its old number says where, but never beyond its
 * chapter: passages that were taken out before it would otherwise lift a limit.
 */
export function numberNow(story: Story, { id, number, chapter }: Spot): number {
  // Most stand where they stood: no need to look through the story.
  if (passageAt(story, number)?.id === id) return number;
  const found = story.passages.find((passage) => passage.id === id);
  if (found !== undefined) return found.number;
  const end = story.chapters.find((one) => one.number === chapter)?.last ?? story.passages.length;
  return Math.max(1, Math.min(number, end, story.passages.length));
}

/** Between the parts of an id that names two passages: no id has one. */
const mark = "~";

/** A place as it is kept: in its id also how far the reader came, where that is further on. */
export function placeAt(passage: Passage, reached: Spot): Spot {
  if (reached.number <= passage.number) return spotAt(passage);
  const parts = [passage.id, reached.id, reached.number, reached.chapter ?? ""];
  return { ...spotAt(passage), id: parts.join(mark) };
}

/** What a kept place says: where the reader is, and how far they came. */
export function spotsIn(place: Spot): { readonly here: Spot; readonly reached: Spot } {
  const [id = "", reachedId, number, chapter] = place.id.split(mark);
  const here = { ...place, id };
  if (reachedId === undefined) return { here, reached: here };
  const spot = { id: reachedId, number: Number(number) };
  return { here, reached: chapter ? { ...spot, chapter: Number(chapter) } : spot };
}

/**
 * The story as if it ended at that passage, with nothing in it from beyond: no text, chapter title, note or credit. Views
 * that are given it can't give anything away; passages keep their numbers, and credits and totals are the whole story's. Search the whole story, though, and cut
 * what it finds: an index of each ending would cost more than it saves.
 */
export function storyUpTo(story: Story, last: number): Story {
  if (last >= story.passages.length) return story;
  return {
    ...story,
    about: aboutUpTo(story, last),
    passages: story.passages.slice(0, last),
    chapters: story.chapters
      .filter((chapter) => chapter.first <= last)
      .map((chapter) => ({ ...chapter, last: Math.min(chapter.last, last) })),
    credits: story.credits.filter((credit) => credit.first <= last),
    whole: story.whole ?? {
      passages: story.passages.length,
      chapters: story.chapters.filter(({ number }) => number > 0).length,
    },
  };
}

function aboutUpTo({ about, chapters, passages }: Story, last: number): About {
  const shown = passages.slice(0, last);
  return {
    ...about,
    endnote: undefined,
    // A name may be a surprise too.
    people: about.people.filter((name) => shown.some((passage) => passage.text.includes(name))),
    ...(about.footnotes === undefined
      ? {}
      : { footnotes: about.footnotes.filter((note) => note.passage <= last) }),
    chapterNotes: about.chapterNotes.flatMap((note) => {
      const chapter = chapters.find((one) => one.number === note.chapter);
      if (chapter === undefined || chapter.first > last) return [];
      if (chapter.last <= last) return [note];
      // Its summary tells the chapter whole.
      return note.before === undefined ? [] : [{ chapter: note.chapter, before: note.before }];
    }),
  };
}
