import type { Reader, ReaderChoices, ReadingPlace, SharedPlace } from "../domain/reader.ts";

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
  readonly savePlace: (userId: string, story: string, place: ReadingPlace) => Promise<void>;
  /** Said twice, on two machines too, it is said once. */
  readonly confirm: (userId: string, story: string) => Promise<void>;

  readonly sharedPlace: (channelId: string, story: string) => Promise<SharedPlace | undefined>;
  /** Where a group begins, or goes on after a jump: the last call decides. */
  readonly setSharedPlace: (place: SharedPlace) => Promise<void>;
  /** Moves on only from the passage that was seen: of several presses at once, on any machines, one moves. */
  readonly moveSharedPlace: (fromId: string, to: SharedPlace) => Promise<Moved>;
  /** The group has ended. */
  readonly endSharedPlace: (channelId: string, story: string) => Promise<void>;
};
