import type { ReaderStore } from "../store/readers.ts";
import type { Passage, Story } from "../story/story.ts";
import { numberNow, placeAt, spotAt, spotsIn } from "../visibility/limit.ts";

/** Where each person is in each story. */
export type Places = {
  readonly leftOff: (userId: string, story: Story) => Promise<Passage | undefined>;
  /** The one of these stories that they read last; undefined for a reader who hasn't begun any. */
  readonly latest: (userId: string, stories: readonly Story[]) => Promise<Story | undefined>;
  /**
   * The place is the page that the reader sees, also after they turned back: reading an old scene again and coming
   * tomorrow, they go on there. `at` is when they turned: of two presses the later one stands, however slow the first.
   * `last` is the last passage on that page: what a reader came to stays theirs when they go back.
   */
  readonly keep: (
    userId: string,
    story: Story,
    passage: Passage,
    at: number,
    last?: Passage,
  ) => Promise<void>;
  /** A passage came to them elsewhere: they have come so far, and their place stays. */
  readonly reach: (userId: string, story: Story, passage: Passage, at: number) => Promise<void>;
};

export function makePlaces(store: Pick<ReaderStore, "reader" | "savePlace">): Places {
  const leftOff: Places["leftOff"] = async (userId, story) => {
    const place = (await store.reader(userId)).places.get(story.slug);
    return place === undefined ? undefined : story.passages[numberNow(story, spotsIn(place).here) - 1];
  };
  const keep: Places["keep"] = async (userId, story, passage, at, last = passage) => {
    const before = (await store.reader(userId)).places.get(story.slug);
    const reached = before && story.passages[numberNow(story, spotsIn(before).reached) - 1];
    const furthest = reached !== undefined && reached.number > last.number ? reached : last;
    await store.savePlace(userId, story.slug, { ...placeAt(passage, spotAt(furthest)), at });
  };
  return {
    leftOff,
    latest: async (userId, stories) => {
      const { places } = await store.reader(userId);
      const at = (story: Story) => places.get(story.slug)?.at ?? Number.NEGATIVE_INFINITY;
      return stories.filter((story) => places.has(story.slug)).toSorted((a, b) => at(b) - at(a))[0];
    },
    keep,
    reach: async (userId, story, passage, at) => {
      const first = story.passages[0] ?? passage;
      await keep(userId, story, (await leftOff(userId, story)) ?? first, at, passage);
    },
  };
}
