import { LRUCache } from "lru-cache";
import type { Passage } from "../story/story.ts";

/** A passage of a story, or of a part of one, by chance; in the same channel not the same twice in a row. */
export type Pick = (from: { readonly passages: readonly Passage[] }, channelId: string) => Passage;

/** How many channels' last picks are remembered. */
const mostChannels = 2_000;

export function makePick(chance: () => number): Pick {
  const lastIn = new LRUCache<string, string>({ max: mostChannels });
  return ({ passages }, channelId) => {
    const last = lastIn.get(channelId);
    const fresh = passages.filter((passage) => passage.id !== last);
    const pool = fresh.length > 0 ? fresh : passages;
    const picked = pool[Math.floor(chance() * pool.length)];
    if (picked === undefined) throw new Error("there is no passage to pick from");
    lastIn.set(channelId, picked.id);
    return picked;
  };
}
