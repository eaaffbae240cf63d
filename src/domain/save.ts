import type { Spot } from "./spot.ts";

/** A passage that a reader saved. The text stays in the story; only the note is their own words. */
export type Save = {
  readonly userId: string;
  readonly story: string;
  readonly spot: Spot;
  /** The sentences that were meant: UTF-16 offsets into the passage, `end` exclusive. */
  readonly range?: { readonly start: number; readonly end: number };
  readonly note?: string;
  /** The server it was saved in. */
  readonly guildId?: string;
  readonly savedAt: number;
};

export type MostSaved = { readonly story: string; readonly spot: Spot; readonly readers: number };
