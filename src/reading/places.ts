import type { ReaderStore } from "../store/readers.ts";
import type { Passage, Story } from "../story/story.ts";
import { numberNow, spotAt } from "../visibility/limit.ts";

/** Where each person is in each story. */
export type Places = {
  readonly leftOff: (userId: string, story: Story) => Promise<Passage | undefined>;
  /** The one of these stories that they read last; undefined for who hasn't begun any. */
  readonly latest: (userId: string, stories: readonly Story[]) => Promise<Story | undefined>;
  /**
   * The place is the page that the reader sees, also after they turned back: reading an old scene again and coming
   * tomorrow, they go on there. `at` is when they turned: of two presses the later one stands, however slow the first.
   */
  readonly keep: (userId: string, story: Story, passage: Passage, at: number) => Promise<void>;
};

export function makePlaces(store: Pick<ReaderStore, "reader" | "keepPlace">): Places {
  return {
    leftOff: async (userId, story) => {
      const place = (await store.reader(userId)).places.get(story.slug);
      return place === undefined ? undefined : story.passages[numberNow(story, place) - 1];
    },
    latest: async (userId, stories) => {
      const { places } = await store.reader(userId);
      const at = (story: Story) => places.get(story.slug)?.at ?? Number.NEGATIVE_INFINITY;
      return stories.filter((story) => places.has(story.slug)).toSorted((a, b) => at(b) - at(a))[0];
    },
    keep: (userId, story, passage, at) => store.keepPlace(userId, story.slug, { ...spotAt(passage), at }),
  };
}
