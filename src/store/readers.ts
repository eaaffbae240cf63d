import type { Spot } from "./spot.ts";

/** When a reader was there last, in milliseconds since 1970. */
export type ReadingPlace = Spot & { readonly at: number };

/** What is kept of a person besides their saves. */
export type Reader = {
  readonly userId: string;
  /** The language they chose over Discord's, as a BCP 47 tag. */
  readonly language?: string;
  /** Whether nothing beyond their own place in a story is to be shown to them. */
  readonly isCareful: boolean;
  /** Where they left off, by the story's slug. */
  readonly places: ReadonlyMap<string, ReadingPlace>;
  /** Slugs of the stories whose warnings they have read and accepted. */
  readonly confirmed: readonly string[];
};

export type ReaderChoices = Partial<Pick<Reader, "language" | "isCareful">>;

/** Where a channel's reading group is. The spot is what the next move must have seen. */
export type SharedPlace = ReadingPlace & {
  readonly guildId: string;
  readonly channelId: string;
  readonly story: string;
};

export type Moved = {
  /** False when somebody else moved first, or nobody reads together here. */
  readonly isMoved: boolean;
  /** Where the group is now. */
  readonly place: SharedPlace | undefined;
};

export type ReaderStore = {
  /** As of one moment. Someone never seen before is a reader without places. */
  readonly reader: (userId: string) => Promise<Reader>;
  /** Each choice by itself, as in a server's settings; undefined takes it back. */
  readonly chooseAsReader: <Name extends keyof ReaderChoices>(
    userId: string,
    name: Name,
    value: ReaderChoices[Name] | undefined,
  ) => Promise<void>;
  /** The later `at` stands: a press that is slow to arrive doesn't turn the page back. */
  readonly keepPlace: (userId: string, story: string, place: ReadingPlace) => Promise<void>;
  /** Said twice, on two machines too, it is said once. */
  readonly confirm: (userId: string, story: string) => Promise<void>;

  readonly sharedPlace: (channelId: string, story: string) => Promise<SharedPlace | undefined>;
  /** Where a group begins, or goes on after a jump: whoever comes last decides. */
  readonly setSharedPlace: (place: SharedPlace) => Promise<void>;
  /** Moves on only from the passage that was seen: of several presses at once, on any machines, one moves. */
  readonly moveSharedPlace: (fromId: string, to: SharedPlace) => Promise<Moved>;
  /** The group has ended. */
  readonly endSharedPlace: (channelId: string, story: string) => Promise<void>;
};
