import type { Search } from "./search/search.ts";
import { createSearch } from "./search/search.ts";
import type { Library } from "./story/library.ts";
import type { Story } from "./story/story.ts";

/** The parts a command may use. */
export type Bot = {
  readonly library: Library;
  readonly search: (story: Story) => Promise<Search>;
  /** A number from 0 up to, not including, 1. */
  readonly chance: () => number;
  readonly recent: Recent;
  /** Discord's ids of the registered commands, by name; empty until they are known, and outside Discord. */
  readonly commandIds: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
};

/** Which passage a channel was shown last by chance, so that chance doesn't show it twice in a row. */
export type Recent = {
  readonly last: (channelId: string) => string | undefined;
  readonly remember: (channelId: string, passage: string) => void;
};

export function makeBot(parts: {
  readonly library: Library;
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
  return {
    ...parts,
    search,
    recent: makeRecent(2_000),
    close: async () => {
      for (const made of searches.values()) await (await made).close();
      searches.clear();
    },
  };
}

function makeRecent(most: number): Recent {
  const shown = new Map<string, string>();
  return {
    last: (channelId) => shown.get(channelId),
    remember: (channelId, passage) => {
      shown.delete(channelId);
      shown.set(channelId, passage);
      const oldest = shown.keys().next();
      if (shown.size > most && !oldest.done) shown.delete(oldest.value);
    },
  };
}
