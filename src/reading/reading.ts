import type { PrivacyStore } from "../store/privacy.ts";
import type { ReaderStore } from "../store/readers.ts";
import type { SaveStore } from "../store/saves.ts";
import type { Library } from "../story/library.ts";
import type { Story } from "../story/story.ts";
import type { FindNamed, VisibleStories } from "./found-saves.ts";
import { makeGroup } from "./group.ts";
import { type Journey, ownJourney, sharedJourney } from "./journey.ts";
import { makePlaces, type Places } from "./places.ts";
import { makePrivacy, type Privacy } from "./privacy.ts";
import { makeSaves, type Saves } from "./saves.ts";

/** What may be shown at a place. */
type LimitsHere = { readonly lastOf: (story: Story) => number; readonly library?: Library };

/** What is kept for readers: their places, their saves, and the way out. */
export type Reading = {
  readonly places: Places;
  readonly saves: Saves;
  readonly privacy: Privacy;
  /** A reader's own way through the stories, or the one that a channel shares. */
  readonly journey: (
    of: { readonly userId: string } | { readonly guildId: string; readonly channelId: string },
  ) => Journey;
  /** All stories, each as far as may be shown there. */
  readonly visible: (here: LimitsHere) => VisibleStories;
};

export function makeReading(parts: {
  readonly store: ReaderStore & SaveStore & PrivacyStore;
  readonly library: () => Library;
  /** Servers' stories by their slugs, without their text. */
  readonly named?: FindNamed;
  readonly now: () => number;
}): Reading {
  const { store, now, named } = parts;
  const places = makePlaces(store);
  return {
    places,
    saves: makeSaves(store, now, named),
    privacy: makePrivacy(store, now, named),
    journey: (of) =>
      "userId" in of ? ownJourney(places, of.userId, now()) : sharedJourney(makeGroup(store, now), of),
    visible: ({ lastOf, library }) => ({ library: library ?? parts.library(), lastOf }),
  };
}
