import type { HeldOfReader } from "../domain/reader.ts";
import type { PrivacyStore } from "../store/privacy.ts";
import { readerJson } from "./export.ts";
import { type FindNamed, type VisibleStories, withTitles } from "./found-saves.ts";

export type Privacy = {
  readonly held: (userId: string) => Promise<HeldOfReader>;
  /** All of it, as JSON. */
  readonly file: (userId: string, visible: VisibleStories) => Promise<Uint8Array>;
  readonly forget: (userId: string) => Promise<void>;
};

export function makePrivacy(
  store: Pick<PrivacyStore, "exportReader" | "forgetReader">,
  now: () => number,
  find?: FindNamed,
): Privacy {
  return {
    held: async (userId) => {
      const { reader, saves, stories = [], daily = [] } = await store.exportReader(userId);
      return {
        saves: saves.length,
        notes: saves.filter(({ note }) => note !== undefined).length,
        places: reader.places.size,
        ...(stories.length === 0 ? {} : { stories: stories.length }),
        ...(daily.length === 0 ? {} : { daily: daily.length }),
        choices: Number(reader.isCareful) + reader.confirmed.length,
      };
    },
    file: async (userId, visible) => {
      const held = await store.exportReader(userId);
      const titled = await withTitles(held.saves, visible, find);
      return new TextEncoder().encode(readerJson(held, titled, now()));
    },
    forget: (userId) => store.forgetReader(userId),
  };
}
