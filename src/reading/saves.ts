import type { Save } from "../domain/save.ts";
import { wordsOf } from "../search/fold.ts";
import type { SaveStore } from "../store/saves.ts";
import type { Range } from "../story/sentences.ts";
import { type Passage, passageById, type Story } from "../story/story.ts";
import { type ExportWords, savesJson, savesMarkdown } from "./export.ts";
import {
  type Absence,
  type FindNamed,
  numberOf,
  savedStoriesOf,
  type VisibleStories,
  withTitles,
} from "./found-saves.ts";

/** A saved passage with its story, as far as they may be shown. */
export type SavedPassage = {
  readonly slug: string;
  readonly story: Story | undefined;
  readonly id: string;
  readonly number: number;
  /** Undefined for the reason of `absence`. */
  readonly passage: Passage | undefined;
  readonly absence: Absence | undefined;
  readonly range: Range | undefined;
  readonly note: string | undefined;
  readonly savedAt: number;
};
export type SavedPage = {
  readonly saved: readonly SavedPassage[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};
export type TopPassage = { readonly story: Story; readonly passage: Passage; readonly readers: number };

export type Saves = {
  readonly mostPerReader: number;
  readonly save: (ask: {
    readonly userId: string;
    readonly guildId: string | undefined;
    readonly story: Story;
    readonly passage: Passage;
    readonly range: Range | undefined;
  }) => Promise<"saved" | "again" | "too-many">;
  readonly find: (
    userId: string,
    slug: string,
    id: string,
    visible: VisibleStories,
  ) => Promise<SavedPassage | undefined>;
  /** Those of them that are still saved, in their order. */
  readonly these: (
    userId: string,
    wanted: readonly { readonly slug: string; readonly id: string }[],
    visible: VisibleStories,
  ) => Promise<readonly SavedPassage[]>;
  /** The newest first. */
  readonly page: (userId: string, page: number, visible: VisibleStories) => Promise<SavedPage>;
  /** Those that have all these words in their text or their note, the newest first. */
  readonly search: (
    userId: string,
    words: string,
    visible: VisibleStories,
  ) => Promise<readonly SavedPassage[]>;
  readonly note: (userId: string, slug: string, id: string, note: string) => Promise<boolean>;
  readonly remove: (userId: string, slug: string, id: string) => Promise<boolean>;
  readonly files: (userId: string, visible: VisibleStories, words: ExportWords) => Promise<SavedFiles>;
  /** What the most people saved in a server, of these stories only. */
  readonly top: (guildId: string, stories: readonly Story[]) => Promise<readonly TopPassage[]>;
};
export type SavedFiles = { readonly total: number; readonly markdown: Uint8Array; readonly json: Uint8Array };

const mostPerReader = 500;
const pageSize = 5;
const mostTop = 10;
/** More than are shown: some may be of stories, or beyond a line, that are not shown here. */
const askedTop = 200;

export function makeSaves(store: SaveStore, now: () => number, find?: FindNamed): Saves {
  const listOf = async (saves: readonly Save[], visible: VisibleStories) =>
    listed(saves, await withTitles(saves, visible, find));
  const all = async (userId: string) => (await store.saves(userId, { skip: 0, most: mostPerReader })).saves;
  return {
    mostPerReader,
    save: ({ userId, guildId, story, passage, range }) => {
      const { id, number, chapter } = passage;
      const save: Save = {
        userId,
        story: story.slug,
        spot: { id, number, ...(chapter === undefined ? {} : { chapter }) },
        ...(range === undefined ? {} : { range }),
        ...(guildId === undefined ? {} : { guildId }),
        savedAt: now(),
      };
      return store.addSave(save, mostPerReader);
    },
    find: async (userId, slug, id, visible) => {
      const save = await store.findSave(userId, slug, id);
      return save === undefined ? undefined : (await listOf([save], visible))[0];
    },
    these: async (userId, wanted, visible) => {
      const found = await listOf(await all(userId), visible);
      return wanted.flatMap(({ slug, id }) => found.find((one) => one.slug === slug && one.id === id) ?? []);
    },
    page: async (userId, wanted, visible) => {
      const pageAt = (page: number) => store.saves(userId, { skip: page * pageSize, most: pageSize });
      let page = Number.isInteger(wanted) ? Math.max(0, wanted) : 0;
      let found = await pageAt(page);
      const pages = Math.max(1, Math.ceil(found.total / pageSize));
      // What stood there was removed meanwhile.
      if (page >= pages) {
        page = pages - 1;
        found = await pageAt(page);
      }
      return { saved: await listOf(found.saves, visible), total: found.total, page, pages };
    },
    search: async (userId, words, visible) => {
      const wanted = wordsOf(words).map(({ word }) => word);
      return (await listOf(await all(userId), visible)).filter(({ passage, note }) => {
        const held = wordsOf(`${passage?.text ?? ""}\n${note ?? ""}`).map(({ word }) => word);
        return wanted.every((word) => held.some((one) => one.startsWith(word)));
      });
    },
    note: (userId, slug, id, note) => store.noteSave(userId, slug, id, note),
    remove: (userId, slug, id) => store.removeSave(userId, slug, id),
    files: async (userId, visible, words) => {
      const saves = await all(userId);
      const titled = await withTitles(saves, visible, find);
      const bytes = (text: string) => new TextEncoder().encode(text);
      return {
        total: saves.length,
        markdown: bytes(savesMarkdown(saves, titled, words)),
        json: bytes(savesJson(saves, titled, now())),
      };
    },
    top: async (guildId, stories) => {
      const most = await store.mostSaved(guildId, askedTop);
      const shown = most.flatMap(({ story: slug, spot, readers }) => {
        const story = stories.find((one) => one.slug === slug);
        const passage = story === undefined ? undefined : passageById(story, spot.id);
        return story === undefined || passage === undefined ? [] : [{ story, passage, readers }];
      });
      return shown.slice(0, mostTop);
    },
  };
}

function listed(saves: readonly Save[], visible: VisibleStories): readonly SavedPassage[] {
  return savedStoriesOf(saves, visible)
    .flatMap(({ slug, story, passages }) =>
      passages.map((found) => ({
        slug,
        story,
        id: found.save.spot.id,
        number: numberOf(found),
        passage: found.kind === "shown" ? found.passage : undefined,
        absence: found.kind === "shown" ? undefined : found.kind,
        range: found.save.range,
        note: found.save.note,
        savedAt: found.save.savedAt,
      })),
    )
    .toSorted((a, b) => b.savedAt - a.savedAt);
}
