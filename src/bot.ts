import type { Search } from "./search/search.ts";
import { createSearch } from "./search/search.ts";
import type { Library } from "./story/library.ts";
import { findByReference, type Passage, passageById, type Story } from "./story/story.ts";

/** The parts a command may use. */
export type Bot = {
  readonly library: Library;
  /** The story of that slug, or the standard one when none is named. */
  readonly story: (slug: string | undefined) => Story | undefined;
  readonly passage: (slug: string | undefined, id: string | undefined) => StoryPassage | undefined;
  /** By number, or by chapter and paragraph: `12`, `3.4`. */
  readonly passageAt: (story: Story, reference: string) => Passage | undefined;
  /** One by chance; in the same channel not the same twice in a row. */
  readonly pick: (story: Story, channelId: string) => Passage;
  readonly search: (story: Story) => Promise<Search>;
  /** Discord's ids of the registered commands, by name; empty until they are known, and outside Discord. */
  readonly commandIds: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
};

export type StoryPassage = { readonly story: Story; readonly passage: Passage };

export function makeBot(parts: {
  readonly library: Library;
  /** A number from 0 up to, not including, 1. */
  readonly chance: () => number;
  readonly commandIds: ReadonlyMap<string, string>;
}): Bot {
  const searches = new Map<string, Promise<Search>>();
  const search = (story: Story) => {
    const known = searches.get(story.slug);
    if (known !== undefined) return known;
    const texts = story.passages.map((passage) => passage.text);
    const made = Promise.resolve(createSearch(texts, { language: story.about.language }));
    searches.set(story.slug, made);
    return made;
  };
  const story = (slug: string | undefined) =>
    slug === undefined ? parts.library.standard : parts.library.stories.find((one) => one.slug === slug);
  return {
    library: parts.library,
    commandIds: parts.commandIds,
    story,
    passage: (slug, id) => {
      const found = slug === undefined ? undefined : story(slug);
      const passage = found === undefined || id === undefined ? undefined : passageById(found, id);
      return found === undefined || passage === undefined ? undefined : { story: found, passage };
    },
    search,
    passageAt: findByReference,
    pick: makePick(parts.chance),
    close: async () => {
      for (const made of searches.values()) await (await made).close();
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
