import type { Daily } from "./daily/manage.ts";
import { createSearch, type Search } from "./search/search.ts";
import { type Library, withdrawn } from "./story/library.ts";
import { findByReference, type Passage, passageById, type Story } from "./story/story.ts";

/** The parts a command may use. */
export type Bot = {
  /** As it stands now: stories come, change and go while the bot runs. */
  readonly library: Library;
  /** The story of that slug, or the standard one when none is named. A Refusal for one that its author withdrew. */
  readonly story: (slug: string | undefined) => Story | undefined;
  readonly passage: (slug: string | undefined, id: string | undefined) => StoryPassage | undefined;
  /** By number, or by chapter and paragraph: `12`, `3.4`. */
  readonly passageAt: (story: Story, reference: string) => Passage | undefined;
  /** One by chance; in the same channel not the same twice in a row. */
  readonly pick: (story: Story, channelId: string) => Passage;
  readonly search: (story: Story) => Promise<Search>;
  /** A server's daily posts; undefined where the bot keeps nothing. */
  readonly daily: Daily | undefined;
  /** Discord's ids of the registered commands, by name; empty until they are known, and outside Discord. */
  readonly commandIds: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
};

export type StoryPassage = { readonly story: Story; readonly passage: Passage };

export function makeBot(parts: {
  /** May be a getter: it is asked each time. */
  readonly library: Library;
  /** A number from 0 up to, not including, 1. */
  readonly chance: () => number;
  readonly commandIds: ReadonlyMap<string, string>;
  readonly daily?: Daily;
}): Bot {
  const searches = makeSearches();
  const story = (slug: string | undefined) => {
    if (slug === undefined) return parts.library.standard;
    if (parts.library.withdrawn.some((one) => one.slug === slug)) throw withdrawn();
    return parts.library.stories.find((one) => one.slug === slug);
  };
  return {
    get library() {
      return parts.library;
    },
    commandIds: parts.commandIds,
    daily: parts.daily,
    story,
    passage: (slug, id) => {
      const found = slug === undefined ? undefined : story(slug);
      const passage = found === undefined || id === undefined ? undefined : passageById(found, id);
      return found === undefined || passage === undefined ? undefined : { story: found, passage };
    },
    search: searches.of,
    passageAt: findByReference,
    pick: makePick(parts.chance),
    close: searches.close,
  };
}

/** One search a story, made when first asked for, and anew when the story has changed. */
function makeSearches(): { of: (story: Story) => Promise<Search>; close: () => Promise<void> } {
  const searches = new Map<string, { story: Story; made: Promise<Search> }>();
  const close = async ({ made }: { made: Promise<Search> }) => (await made).close();
  return {
    of: (story) => {
      const known = searches.get(story.slug);
      if (known?.story === story) return known.made;
      const texts = story.passages.map((passage) => passage.text);
      const made = createSearch(texts, { language: story.about.language });
      searches.set(story.slug, { story, made });
      // Who still asks the old one has its answer first: closing waits for what is under way.
      if (known !== undefined) void close(known);
      return made;
    },
    close: async () => {
      await Promise.all([...searches.values()].map(close));
      searches.clear();
    },
  };
}

/** How many channels' last picks are remembered. */
const mostChannels = 2_000;

function makePick(chance: () => number): Bot["pick"] {
  const lastIn = new Map<string, string>();
  return (story, channelId) => {
    const last = lastIn.get(channelId);
    const fresh = story.passages.filter((passage) => passage.id !== last);
    const pool = fresh.length > 0 ? fresh : story.passages;
    const picked = pool[Math.floor(chance() * pool.length)];
    if (picked === undefined) throw new Error(`${story.slug} has no passages`);
    lastIn.delete(channelId);
    lastIn.set(channelId, picked.id);
    const oldest = lastIn.keys().next();
    if (lastIn.size > mostChannels && !oldest.done) lastIn.delete(oldest.value);
    return picked;
  };
}
