import { LRUCache } from "lru-cache";
import { isOfServer } from "../story/library.ts";
import type { Story } from "../story/story.ts";
import { openHost } from "./host.ts";
import { openLocal } from "./local.ts";
import { createSearch, lengthOf, type Match, type Search } from "./search.ts";
import type { TurnTaker } from "./turns.ts";

/** A match, and the story it is in. */
export type StoryMatch = { readonly story: Story; readonly match: Match };

/** Where to look: in these stories, of which the first is preferred among equals; with `within`, in these passages only. */
export type SearchScope = {
  readonly stories: readonly Story[];
  readonly within?: { readonly first: number; readonly last: number } | undefined;
  /** Who asks: of many who do so at once each has their turn. */
  readonly askerId?: string | undefined;
  /** What else is asked of a match, such as who says it. */
  readonly isMeant?: ((story: Story, match: Match) => boolean) | undefined;
  /** The last passage of a story that may be found. */
  readonly lastOf?: ((story: Story) => number) | undefined;
};

/** The searches of a library. Each is made when first asked for, and anew when its story has changed. */
export type Searches = {
  readonly of: (story: Story) => Search;
  /** Begins to index the long ones of these in the background, in their order, and forgets all others but servers' own. */
  readonly warm: (stories: readonly Story[]) => void;
  /** Nobody is to ask of this story for a while. */
  readonly forget: (story: Story) => void;
  /** The best of all these stories' answers, the most likely first. */
  readonly find: (scope: SearchScope, words: string) => Promise<readonly StoryMatch[]>;
  readonly near: (scope: SearchScope, words: string) => Promise<readonly StoryMatch[]>;
  /** What somebody types on takes the place of what they typed before: that is given up, and comes back empty. */
  readonly suggest: (scope: SearchScope, typed: string, askerId: string) => Promise<readonly StoryMatch[]>;
  readonly close: () => Promise<void>;
};

/** So many characters, of however many stories, are indexed and searched in this thread; the rest in one of their own. */
const mostHere = 300_000;
const longToRead = 1_500_000;
const mostMatches = 25;
const mostNear = 3;
const deadlineMs = 1_500;
/** A search of this many stories at once, so that one that nobody waits for any more can be given up. */
const atOnce = 8;
const mostTyping = 500;

export function openSearches(): Searches {
  const searches = new Map<string, { story: Story; length: number; made: Search }>();
  const host = openHost(deadlineMs);
  const local = openLocal();
  const typing = new LRUCache<string, string>({ max: mostTyping });
  let here = 0;

  const forget = (slug: string) => {
    const known = searches.get(slug);
    if (known === undefined) return;
    searches.delete(slug);
    here -= known.length;
    // Who still asks the old one has its answer first.
    void known.made.close();
  };

  const of = (story: Story): Search => {
    const known = searches.get(story.slug);
    if (known?.story === story) return known.made;
    forget(story.slug);
    const source = story.written ?? story.passages.map((passage) => passage.text);
    // Those of servers come and go: this thread is for what is always there.
    const isHere = !isOfServer(story.slug) && here + lengthOf(source) <= mostHere;
    const length = isHere ? lengthOf(source) : 0;
    here += length;
    const made = createSearch(source, { language: story.about.language, host: isHere ? local : host });
    searches.set(story.slug, { story, length, made });
    return made;
  };

  const ask = async (
    { stories, within, isMeant, lastOf, askerId = "" }: SearchScope,
    how: (search: Search, asker: TurnTaker, isMeant: (match: Match) => boolean) => Promise<readonly Match[]>,
    most: number,
    isWanted: () => boolean = () => true,
  ): Promise<readonly StoryMatch[]> => {
    const found: StoryMatch[] = [];
    const { first, last } = within ?? { first: 1, last: Number.POSITIVE_INFINITY };
    const isAsked = (story: Story) => (match: Match) =>
      match.passage >= first && match.passage <= last && isMeant?.(story, match) !== false;
    for (let from = 0; from < stories.length && isWanted(); from += atOnce) {
      const some = stories.slice(from, from + atOnce);
      const matches = await Promise.all(
        some.map(async (story) => how(of(story), { id: askerId }, isAsked(story))),
      );
      for (const [at, story] of some.entries())
        for (const match of matches[at] ?? []) found.push({ story, match });
    }
    const best = found
      .filter(({ story, match }) => isAsked(story)(match))
      .filter(({ story, match }) => lastOf === undefined || match.passage <= lastOf(story))
      .sort((a, b) => b.match.score - a.match.score)
      .slice(0, most);
    // A list may be from as many stories as it is long: reading them all at once would keep others waiting.
    for (const { story } of best) await story.prepare?.();
    return best;
  };

  return {
    of,
    forget: (story) => {
      if (searches.get(story.slug)?.story === story) forget(story.slug);
    },
    warm: (stories) => {
      const slugs = new Set(stories.map(({ slug }) => slug));
      for (const slug of [...searches.keys()]) if (!slugs.has(slug) && !isOfServer(slug)) forget(slug);
      // Short ones are indexed when somebody asks, but for the first: it takes little, and nobody may ever.
      for (const [place, story] of stories.entries()) {
        const length = lengthOf(story.written ?? []);
        if (length > mostHere || place === 0) of(story);
        // Whoever first quotes it would keep everyone waiting.
        if (length > longToRead) void story.prepare?.();
      }
    },
    find: (scope, words) =>
      ask(scope, (search, asker, isMeant) => search.find(words, asker, isMeant), mostMatches),
    near: (scope, words) =>
      ask(scope, (search, asker, isMeant) => search.near(words, asker, isMeant), mostNear),
    suggest: async (scope, typed, askerId) => {
      const asker = { id: askerId, isTyping: true };
      if (scope.stories.length === 1)
        return ask(scope, (search) => search.suggest(typed, undefined, asker), mostMatches);
      typing.set(askerId, typed);
      // What `suggest` says of one story is weighed against that story alone; these scores can be compared.
      const likely = async (search: Search) => [
        ...(await search.find(typed, asker)),
        ...(await search.near(typed, asker)),
      ];
      return ask(scope, likely, mostMatches, () => typing.get(askerId) === typed);
    },
    close: async () => {
      await Promise.all([...searches.values()].map(({ made }) => made.close()));
      await Promise.all([host.close(), local.close()]);
      searches.clear();
    },
  };
}
