import { storyUpTo } from "../reading/ceiling.ts";
import type { Hit, Scope } from "../search/searches.ts";
import type { Story } from "../story/story.ts";
import { noLine } from "./gate.ts";

/** Stories as if they ended early, and the whole ones that they are of. */
export type Clips = {
  readonly clip: (story: Story, last: number) => Story;
  readonly wholeOf: (story: Story) => Story;
  /** Searches the whole stories and gives what lies within the clipped ones. */
  readonly search: (scope: Scope, ask: (whole: Scope) => Promise<readonly Hit[]>) => Promise<readonly Hit[]>;
};

/** Each reader may stand elsewhere; so many endings of one story are kept at once. */
const mostEndings = 50;

export function makeClips(): Clips {
  const wholes = new WeakMap<Story, Story>();
  const endings = new WeakMap<Story, Map<number, Story>>();
  const wholeOf = (story: Story) => wholes.get(story) ?? story;
  return {
    clip: (story, last) => {
      if (last === noLine || last >= story.passages.length) return story;
      const kept = endings.get(story) ?? new Map<number, Story>();
      endings.set(story, kept);
      const clipped = kept.get(last) ?? storyUpTo(story, last);
      kept.delete(last);
      kept.set(last, clipped);
      const oldest = kept.keys().next();
      if (kept.size > mostEndings && !oldest.done) kept.delete(oldest.value);
      wholes.set(clipped, story);
      return clipped;
    },
    wholeOf,
    search: async (scope, ask) => {
      const clipped = new Map(scope.stories.map((story) => [wholeOf(story), story]));
      const lastOf = (whole: Story) => {
        const story = clipped.get(whole);
        return story === whole ? noLine : (story?.passages.length ?? 0);
      };
      const hits = await ask({ ...scope, stories: [...clipped.keys()], lastOf });
      return hits.map(({ story, match }) => ({ story: clipped.get(story) ?? story, match }));
    },
  };
}
