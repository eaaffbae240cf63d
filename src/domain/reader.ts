import type { Spot } from "./spot.ts";

/** When a reader was there last, in milliseconds since 1970. */
export type ReadingPlace = Spot & { readonly at: number };

/** What is stored of a person besides their saves. */
export type Reader = {
  readonly userId: string;
  /** Whether nothing beyond their own place in a story is to be shown to them. */
  readonly isCareful: boolean;
  /** Where they left off, by the story's slug. */
  readonly places: ReadonlyMap<string, ReadingPlace>;
  /** Slugs of the stories whose warnings they have read and accepted. */
  readonly confirmed: readonly string[];
};

export type ReaderChoices = Partial<Pick<Reader, "isCareful">>;

/** Where a channel's reading group is. The spot is what the next move must have seen. */
export type SharedPlace = ReadingPlace & {
  readonly guildId: string;
  readonly channelId: string;
  readonly story: string;
};

/** How much is stored of a person. */
export type HeldOfReader = {
  readonly saves: number;
  readonly notes: number;
  readonly places: number;
  /** Brought for a server. */
  readonly stories?: number;
  /** Stories of which a passage comes to them every day. */
  readonly daily?: number;
  /** Being careful, and accepted warnings. */
  readonly choices: number;
};
