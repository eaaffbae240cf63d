import { LRUCache } from "lru-cache";
import type { ServerStory } from "../domain/server-story.ts";
import type { StoryStore } from "../store/stories.ts";
import type { Library } from "../story/library.ts";
import { parseStory } from "../story/parse.ts";
import type { Story } from "../story/story.ts";
import { unpackText } from "./text.ts";

/** The operator's stories, and beside them in a server those that it brought itself. */
export type Catalog = {
  /** Of a server, or of any other place: the operator's alone. Each server's texts are read when they are asked for. */
  readonly at: (guildId: string | undefined) => Promise<Library>;
  /** One story as that server has it. */
  readonly story: (guildId: string, slug: string) => Promise<Story | undefined>;
  /** Without their text, for their titles: wherever they were saved. */
  readonly named: (slugs: readonly string[]) => Promise<ReadonlyMap<string, Story>>;
  /** What is there now, without texts. */
  readonly listed: (guildId: string) => Promise<readonly ServerStory[]>;
  /** Something of the server was changed here: the next to ask asks the store. */
  readonly outdate: (guildId: string) => void;
  readonly isHeld: (story: Story) => boolean;
  /** Of the texts in memory. */
  readonly usage: () => { readonly hits: number; readonly misses: number; readonly bytes: number };
  /** Calls back with each story that leaves the memory, so that its index does, too. */
  readonly onDropped: (tell: (story: Story) => void) => void;
};

type HeldStory = { readonly revision: number; readonly story: Story };
type KnownStories = { readonly rows: readonly ServerStory[]; readonly until: number };

/** What another machine changed is seen after so long. */
const freshMs = 15_000;
const mostServers = 5_000;
const usualBytes = 256 * 2 ** 20;
/** What a character takes with the passages and the index that are made of it, and their garbage: 15 MB for 100,000 words. */
const bytesPerCharacter = 24;

export function makeCatalog(parts: {
  readonly operator: () => Library;
  readonly store: Pick<StoryStore, "storiesOf" | "storyText" | "storiesNamed">;
  readonly now: () => number;
  /** For texts and indexes; 256 MB when left out. */
  readonly mostBytes?: number | undefined;
  /** A text that can't be read, by the story's id. */
  readonly onUnreadable?: (id: string) => void;
}): Catalog {
  const { store, now, operator, mostBytes = usualBytes } = parts;
  let dropped = (_: Story) => {};
  const servers = new LRUCache<string, KnownStories>({ max: mostServers });
  const held = new LRUCache<string, HeldStory>({
    maxSize: mostBytes,
    // One that is larger than all there is room for is held alone, and is counted so that it goes.
    sizeCalculation: ({ story }) => Math.min(mostBytes, sizeOf(story)),
    dispose: ({ story }) => dropped(story),
  });
  let hits = 0;
  let misses = 0;
  const loading = new Map<string, Promise<Story | undefined>>();
  const changes = new Map<string, number>();

  const listed = async (guildId: string): Promise<readonly ServerStory[]> => {
    const known = servers.get(guildId);
    if (known !== undefined && now() < known.until) return known.rows;
    const before = changes.get(guildId);
    try {
      const rows = await store.storiesOf(guildId);
      // What was read while somebody changed it may be from before.
      const isFresh = changes.get(guildId) === before;
      servers.set(guildId, { rows, until: isFresh ? now() + freshMs : 0 });
      return rows;
    } catch (error) {
      if (known === undefined) throw error;
      return known.rows;
    }
  };

  const load = async ({ id, guildId, ...row }: ServerStory): Promise<Story | undefined> => {
    const found = await store.storyText(guildId, id);
    if (found === undefined) return undefined;
    const parsed = parseStory(id, await unpackText(found.text));
    if (parsed.kind === "faults") {
      parts.onUnreadable?.(id);
      return undefined;
    }
    const story = Object.defineProperty(parsed.story, "brought", {
      value: { by: row.broughtBy, at: row.broughtAt },
      enumerable: true,
    });
    await story.prepare?.();
    held.set(id, { revision: found.revision, story });
    return story;
  };

  const textOf = async (row: ServerStory): Promise<Story | undefined> => {
    const known = held.get(row.id);
    if (known !== undefined && known.revision >= row.revision) {
      hits += 1;
      return known.story;
    }
    misses += 1;
    const key = `${row.id} ${row.revision}`;
    const under = loading.get(key) ?? load(row).finally(() => loading.delete(key));
    loading.set(key, under);
    // A text that is known is better than none while the database is away.
    return known === undefined ? under : under.catch(() => known.story);
  };

  const at = async (guildId: string | undefined): Promise<Library> => {
    if (guildId === undefined) return operator();
    let rows: readonly ServerStory[];
    try {
      rows = await listed(guildId);
    } catch (error) {
      return withOwn(operator(), { stories: [], withdrawn: [], removed: [], unknown: error });
    }
    if (rows.length === 0) return operator();
    const live = rows.filter(({ state }) => state === "live");
    const stories = await Promise.all(live.map(textOf));
    return withOwn(operator(), {
      stories: stories.filter((story) => story !== undefined),
      withdrawn: rows.filter(({ state }) => state === "withdrawn").map(bare),
      removed: rows.filter(({ state }) => state === "removed").map(({ id }) => id),
    });
  };

  return {
    at,
    listed,
    story: async (guildId, slug) => {
      const own = operator().stories.find((one) => one.slug === slug);
      if (own !== undefined) return own;
      const row = (await listed(guildId)).find(({ id, state }) => id === slug && state === "live");
      return row === undefined ? undefined : textOf(row);
    },
    named: async (slugs) => new Map((await store.storiesNamed(slugs)).map((row) => [row.id, bare(row)])),
    outdate: (guildId) => {
      changes.set(guildId, (changes.get(guildId) ?? 0) + 1);
      const known = servers.peek(guildId);
      if (known !== undefined) servers.set(guildId, { ...known, until: 0 });
    },
    usage: () => ({ hits, misses, bytes: held.calculatedSize }),
    isHeld: (story) => held.peek(story.slug)?.story === story,
    onDropped: (tell) => {
      dropped = tell;
    },
  };
}

type Own = Pick<Library, "stories" | "withdrawn" | "removed" | "unknown">;

function withOwn(operator: Library, own: Own): Library {
  return {
    ...own,
    stories: [...operator.stories, ...own.stories],
    withdrawn: [...operator.withdrawn, ...own.withdrawn],
    get standard() {
      const [first] = own.stories;
      return operator.stories.length === 0 && first !== undefined ? first : operator.standard;
    },
  };
}

/** A story of which only what a list says is known. */
function bare({ id, title, author, attribution, state, broughtBy, broughtAt }: ServerStory): Story {
  return {
    slug: id,
    about: {
      title,
      author,
      attribution,
      source: undefined,
      rights: undefined,
      note: undefined,
      fandoms: [],
      rating: undefined,
      warnings: [],
      summary: undefined,
      language: "en",
      permission: undefined,
      withdrawn: state === "withdrawn",
      endnote: undefined,
      series: [],
      inspiredBy: [],
      people: [],
      chapterNotes: [],
    },
    credits: [],
    chapters: [],
    passages: [],
    brought: { by: broughtBy, at: broughtAt },
  };
}

function sizeOf({ written }: Story): number {
  return 4_096 + (written?.text.length ?? 0) * bytesPerCharacter;
}
