import type { Passage, Story } from "../story/story.ts";
import type { ReadingGroup } from "./group.ts";
import type { Places } from "./places.ts";

/** A passage, and which page of it where it is longer than a message; `last` is the last one on its page. */
type ReadingPoint = { readonly passage: Passage; readonly piece: number; readonly last?: Passage };

/** A way through a story: a reader's own, or the one that a channel shares. */
export type Journey = {
  readonly at: (story: Story) => Promise<ReadingPoint | undefined>;
  readonly begin: (story: Story, to: ReadingPoint) => Promise<void>;
  /** Of several presses on one shared page one turns it; gives where they all are then, undefined when it has ended. */
  readonly turn: (story: Story, from: ReadingPoint, to: ReadingPoint) => Promise<ReadingPoint | undefined>;
  /** Elsewhere; undefined when a shared one has ended. */
  readonly jump: (story: Story, to: ReadingPoint) => Promise<ReadingPoint | undefined>;
  /** A shared one is over; one's own goes on where it was left. */
  readonly end: (story: Story) => Promise<void>;
};

export function ownJourney(places: Places, userId: string, now: number): Journey {
  const begin = (story: Story, { passage, last }: ReadingPoint) =>
    places.keep(userId, story, passage, now, last);
  const move = async (story: Story, to: ReadingPoint) => {
    await begin(story, to);
    return to;
  };
  return {
    at: async (story) => {
      const passage = await places.leftOff(userId, story);
      return passage === undefined ? undefined : { passage, piece: 0 };
    },
    begin,
    turn: (story, _, to) => move(story, to),
    jump: move,
    end: async () => undefined,
  };
}

export function sharedJourney(
  group: ReadingGroup,
  channel: { readonly guildId: string; readonly channelId: string },
): Journey {
  return {
    at: (story) => group.at(channel, story),
    begin: (story, to) => group.begin(channel, story, to),
    turn: (story, from, to) => group.move(channel, story, from, to),
    jump: async (story, to) => {
      if ((await group.at(channel, story)) === undefined) return undefined;
      await group.begin(channel, story, to);
      return to;
    },
    end: (story) => group.end(channel, story),
  };
}
