import type { SharedPlace } from "../domain/reader.ts";
import type { ReaderStore } from "../store/readers.ts";
import type { Passage, Story } from "../story/story.ts";
import { numberNow, spotAt } from "../visibility/limit.ts";

/** A passage, and which page of it where it is longer than a message. */
type GroupPage = { readonly passage: Passage; readonly piece: number };
type GroupChannel = { readonly guildId: string; readonly channelId: string };

/** The place that the readers of a channel share. */
export type ReadingGroup = {
  readonly at: (channel: GroupChannel, story: Story) => Promise<GroupPage | undefined>;
  /** Begins, or goes on elsewhere: the last call decides. */
  readonly begin: (channel: GroupChannel, story: Story, to: GroupPage) => Promise<void>;
  /** Of several presses on one page one turns it; gives where the group is then, undefined when it has ended. */
  readonly move: (
    channel: GroupChannel,
    story: Story,
    from: GroupPage,
    to: GroupPage,
  ) => Promise<GroupPage | undefined>;
  readonly end: (channel: GroupChannel, story: Story) => Promise<void>;
};

/** Between a passage's id and the number of its page: no id has one. */
const mark = "~";

export function makeGroup(
  store: Pick<ReaderStore, "sharedPlace" | "setSharedPlace" | "moveSharedPlace" | "endSharedPlace">,
  now: () => number,
): ReadingGroup {
  const placeAt = ({ guildId, channelId }: GroupChannel, story: Story, point: GroupPage): SharedPlace => ({
    ...spotAt(point.passage),
    id: idOf(point),
    guildId,
    channelId,
    story: story.slug,
    at: now(),
  });
  return {
    at: async ({ channelId }, story) => pointOf(story, await store.sharedPlace(channelId, story.slug)),
    begin: (channel, story, to) => store.setSharedPlace(placeAt(channel, story, to)),
    move: async (channel, story, from, to) => {
      const moved = await store.moveSharedPlace(idOf(from), placeAt(channel, story, to));
      return moved.isMoved ? to : pointOf(story, moved.place);
    },
    end: ({ channelId }, story) => store.endSharedPlace(channelId, story.slug),
  };
}

// Two pages of one passage are two places: a press on the first must not turn the second.
function idOf({ passage, piece }: GroupPage): string {
  return piece === 0 ? passage.id : `${passage.id}${mark}${piece}`;
}

function pointOf(story: Story, place: SharedPlace | undefined): GroupPage | undefined {
  if (place === undefined) return undefined;
  const [id = "", piece = "0"] = place.id.split(mark);
  const passage = story.passages[numberNow(story, { ...place, id }) - 1];
  return passage === undefined ? undefined : { passage, piece: Number(piece) };
}
