import type { Place } from "../domain/place.ts";
import { personIn } from "../owner.ts";
import type { Story } from "../story/story.ts";
import type { Facts } from "./facts.ts";
import type { See } from "./visibility.ts";

/** What a post for everyone may show of a story. */
type Postable = {
  /** The last passage. */
  readonly last: number;
  /** Whether the text comes under spoiler marks. */
  readonly isSpoiler: boolean;
  /** Undefined where nobody chose one and Discord names none. */
  readonly language: string | undefined;
  /** Why the story may not be posted there at all. */
  readonly hindrance: "not-offered" | "age-restricted" | "unconfirmed" | undefined;
};

/** Where something is posted; of a thread only Discord knows the channel. A person stands in a server's place. */
type PostPlace = Pick<Place, "channelId" | "parentId" | "isAgeRestricted"> & {
  readonly guildId: string;
  readonly isThread?: boolean | undefined;
};

export type PostableAt = (where: PostPlace, story: Story) => Promise<Postable>;

/**
 * What a channel shows of a story to everyone, when nobody asks: a thread shows what its channel does. Direct messages show
 * what their reader may read: the operator's stories, those with warnings once they have accepted them.
 */
export function makePostableAt(see: See, facts: Facts): PostableAt {
  return async ({ isThread, ...where }, story) => {
    const readerId = personIn(where.guildId);
    if (readerId !== undefined) return postableTo(readerId, where.channelId, story, see);
    const parentId =
      where.parentId ?? (isThread === false ? undefined : (await facts.channel(where.channelId))?.parentId);
    const place: Place = { ...where, kind: "server", parentId };
    const here = await see({ place, readerId: undefined, audience: "everyone" });
    const hindrance = here.hindrance(story);
    return {
      last: hindrance === undefined ? here.lastOf(story) : 0,
      isSpoiler: here.isSpoiler,
      language: here.language,
      hindrance,
    };
  };
}

async function postableTo(readerId: string, channelId: string, story: Story, see: See): Promise<Postable> {
  const place: Place = { kind: "dm", guildId: undefined, channelId };
  const here = await see({ place, readerId, audience: "asker" });
  const found = here.hindrance(story);
  const hindrance = found === "age-restricted" ? "unconfirmed" : found;
  return { last: here.lastOf(story), isSpoiler: here.isSpoiler, language: here.language, hindrance };
}
