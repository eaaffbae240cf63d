import type { Held } from "../domain/reader.ts";
import type { PrivacyStore } from "../store/privacy.ts";
import { readerJson } from "./export.ts";
import type { Shelf } from "./kept.ts";

export type Privacy = {
  readonly held: (userId: string) => Promise<Held>;
  /** All of it, as JSON. */
  readonly file: (userId: string, shelf: Shelf) => Promise<Uint8Array>;
  readonly forget: (userId: string) => Promise<void>;
};

export function makePrivacy(
  store: Pick<PrivacyStore, "exportReader" | "forgetReader">,
  now: () => number,
): Privacy {
  return {
    held: async (userId) => {
      const { reader, saves } = await store.exportReader(userId);
      return {
        saves: saves.length,
        notes: saves.filter(({ note }) => note !== undefined).length,
        places: reader.places.size,
        choices: Number(reader.isCareful) + reader.confirmed.length,
      };
    },
    file: async (userId, shelf) =>
      new TextEncoder().encode(readerJson(await store.exportReader(userId), shelf, now())),
    forget: (userId) => store.forgetReader(userId),
  };
}
