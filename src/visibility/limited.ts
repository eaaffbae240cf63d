import { LRUCache } from "lru-cache";
import type { SearchScope, StoryMatch } from "../search/searches.ts";
import type { Story } from "../story/story.ts";
import { storyUpTo } from "./limit.ts";

/** The last passage of a story that nobody set a spoiler limit in. */
export const noLimit = Number.MAX_SAFE_INTEGER;

/** Stories as if they ended at a spoiler limit, and the whole ones that they are of. */
export type LimitedStories = {
  readonly upTo: (story: Story, last: number) => Story;
  readonly wholeOf: (story: Story) => Story;
  /** Searches the whole stories and gives what lies within the limited ones. */
  readonly search: (
    scope: SearchScope,
    ask: (whole: SearchScope) => Promise<readonly StoryMatch[]>,
  ) => Promise<readonly StoryMatch[]>;
};

/** Each reader may stand elsewhere; so many endings of one story are kept at once. */
const mostEndings = 50;

export function makeLimitedStories(): LimitedStories {
  const wholes = new WeakMap<Story, Story>();
  const endings = new WeakMap<Story, LRUCache<number, Story>>();
  const wholeOf = (story: Story) => wholes.get(story) ?? story;
  return {
    upTo: (story, last) => {
      if (last === noLimit || last >= story.passages.length) return story;
      const known = endings.get(story) ?? new LRUCache<number, Story>({ max: mostEndings });
      endings.set(story, known);
      const limited = known.get(last) ?? storyUpTo(story, last);
      known.set(last, limited);
      wholes.set(limited, story);
      return limited;
    },
    wholeOf,
    search: async (scope, ask) => {
      const limited = new Map(scope.stories.map((story) => [wholeOf(story), story]));
      const lastOf = (whole: Story) => {
        const story = limited.get(whole);
        return story === whole ? noLimit : (story?.passages.length ?? 0);
      };
      const found = await ask({ ...scope, stories: [...limited.keys()], lastOf });
      return found.map(({ story, match }) => ({ story: limited.get(story) ?? story, match }));
    },
  };
}
