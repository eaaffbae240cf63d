import type { Place } from "../domain/place.ts";
import type { Story } from "../story/story.ts";
import type { Facts } from "./facts.ts";
import type { See } from "./visibility.ts";

/** What a post for everyone may show of a story. */
export type Postable = {
  /** The last passage. */
  readonly last: number;
  /** Whether the text comes under spoiler marks. */
  readonly isCovered: boolean;
  /** Undefined where nobody chose one and Discord names none. */
  readonly language: string | undefined;
  /** Why the story may not be posted there at all. */
  readonly hindrance: "not-offered" | "age-restricted" | undefined;
};

/** Where something is posted; of a thread only Discord knows the channel. */
export type PostPlace = Pick<Place, "channelId" | "parentId" | "isAgeRestricted"> & {
  readonly guildId: string;
  readonly isThread?: boolean | undefined;
};

export type PostableAt = (where: PostPlace, story: Story) => Promise<Postable>;

/** What a channel shows of a story to everyone, when nobody asks: a thread shows what its channel does. */
export function makePostableAt(see: See, facts: Facts): PostableAt {
  return async ({ isThread, ...where }, story) => {
    const parentId =
      where.parentId ?? (isThread === false ? undefined : (await facts.channel(where.channelId))?.parentId);
    const place: Place = { ...where, kind: "server", parentId };
    const here = await see({ place, readerId: undefined, audience: "everyone" });
    const hindrance = here.hindrance(story);
    return {
      last: hindrance === undefined ? here.lastOf(story) : 0,
      isCovered: here.isSpoiler,
      language: here.language,
      hindrance,
    };
  };
}
