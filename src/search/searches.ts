import type { Story } from "../story/story.ts";
import { openHost } from "./host.ts";
import { createSearch, lengthOf, type Match, type Search } from "./search.ts";

/** A match, and the story it is in. */
export type Hit = { readonly story: Story; readonly match: Match };

/** Where to look: in these stories, of which the first is preferred among equals; with `within`, in these passages only. */
export type Scope = {
  readonly stories: readonly Story[];
  readonly within?: { readonly first: number; readonly last: number } | undefined;
  /** The last passage of a story that may be found. */
  readonly lastOf?: ((story: Story) => number) | undefined;
};

/** The searches of a library. Each is made when first asked for, and anew when its story has changed. */
export type Searches = {
  readonly of: (story: Story) => Promise<Search>;
  /** Begins to index the long ones of these in the background, in their order, and forgets all others. */
  readonly warm: (stories: readonly Story[]) => void;
  /** The best of all these stories' answers, the most likely first. */
  readonly find: (scope: Scope, words: string) => Promise<readonly Hit[]>;
  readonly near: (scope: Scope, words: string) => Promise<readonly Hit[]>;
  /** What somebody types on takes the place of what they typed before: that is given up, and comes back empty. */
  readonly suggest: (scope: Scope, typed: string, askerId: string) => Promise<readonly Hit[]>;
  readonly close: () => Promise<void>;
};

/** So many characters, of however many stories, are indexed and searched in this thread; the rest in one of their own. */
const mostHere = 300_000;
const longToRead = 1_500_000;
const mostHits = 25;
const mostNear = 3;
const deadlineMs = 1_500;
/** A search of this many stories at once, so that one that nobody waits for any more can be given up. */
const atOnce = 8;
const mostTyping = 500;

export function openSearches(): Searches {
  const searches = new Map<string, { story: Story; length: number; made: Promise<Search> }>();
  const host = openHost(deadlineMs);
  const typing = new Map<string, string>();
  let here = 0;

  const forget = (slug: string) => {
    const known = searches.get(slug);
    if (known === undefined) return;
    searches.delete(slug);
    here -= known.length;
    // Who still asks the old one has its answer first.
    void known.made.then((search) => search.close());
  };

  const of = (story: Story): Promise<Search> => {
    const known = searches.get(story.slug);
    if (known?.story === story) return known.made;
    forget(story.slug);
    const source = story.written ?? story.passages.map((passage) => passage.text);
    const isHere = here + lengthOf(source) <= mostHere;
    const length = isHere ? lengthOf(source) : 0;
    here += length;
    const threadFrom = isHere ? Number.POSITIVE_INFINITY : 0;
    const made = createSearch(source, { language: story.about.language, host, threadFrom });
    searches.set(story.slug, { story, length, made });
    return made;
  };

  const ask = async (
    { stories, within, lastOf }: Scope,
    how: (search: Search) => Promise<readonly Match[]>,
    most: number,
    isWanted: () => boolean = () => true,
  ): Promise<readonly Hit[]> => {
    const hits: Hit[] = [];
    for (let from = 0; from < stories.length && isWanted(); from += atOnce) {
      const some = stories.slice(from, from + atOnce);
      const matches = await Promise.all(some.map(async (story) => how(await of(story))));
      for (const [at, story] of some.entries())
        for (const match of matches[at] ?? []) hits.push({ story, match });
    }
    const { first, last } = within ?? { first: 1, last: Number.POSITIVE_INFINITY };
    const best = hits
      .filter(({ match }) => match.passage >= first && match.passage <= last)
      .filter(({ story, match }) => lastOf === undefined || match.passage <= lastOf(story))
      .sort((a, b) => b.match.score - a.match.score)
      .slice(0, most);
    // A list may be from as many stories as it is long: reading them all at once would keep others waiting.
    for (const { story } of best) await story.prepare?.();
    return best;
  };

  return {
    of,
    warm: (stories) => {
      const slugs = new Set(stories.map(({ slug }) => slug));
      for (const slug of [...searches.keys()]) if (!slugs.has(slug)) forget(slug);
      // The others are indexed when somebody asks: it takes little, and nobody may ever.
      for (const story of stories) {
        const length = lengthOf(story.written ?? []);
        if (length > mostHere) void of(story);
        // Whoever first quotes it would keep everyone waiting.
        if (length > longToRead) void story.prepare?.();
      }
    },
    find: (scope, words) => ask(scope, (search) => search.find(words), mostHits),
    near: (scope, words) => ask(scope, (search) => search.near(words), mostNear),
    suggest: async (scope, typed, askerId) => {
      if (scope.stories.length === 1) return ask(scope, (search) => search.suggest(typed), mostHits);
      typing.delete(askerId);
      typing.set(askerId, typed);
      const oldest = typing.keys().next();
      if (typing.size > mostTyping && !oldest.done) typing.delete(oldest.value);
      // What `suggest` says of one story is weighed against that story alone; these scores can be compared.
      const likely = async (search: Search) => [...(await search.find(typed)), ...(await search.near(typed))];
      return ask(scope, likely, mostHits, () => typing.get(askerId) === typed);
    },
    close: async () => {
      await Promise.all([...searches.values()].map(async ({ made }) => (await made).close()));
      await host.close();
      searches.clear();
    },
  };
}
