import type { PrivacyStore } from "../store/privacy.ts";
import type { ReaderStore } from "../store/readers.ts";
import type { SaveStore } from "../store/saves.ts";
import type { Library } from "../story/library.ts";
import type { Story } from "../story/story.ts";
import { makeGroup, type ReadingGroup } from "./group.ts";
import { type Keep, makeKeep } from "./keep.ts";
import type { Shelf } from "./kept.ts";
import { makePlaces, type Places } from "./places.ts";
import { makePrivacy, type Privacy } from "./privacy.ts";

/** What a place offers: its stories end where its ceilings say. */
type Here = {
  readonly stories: readonly Story[];
  readonly about: (slug: string | undefined) => Story | undefined;
};

/** What is kept for readers: their places, their saves, and the way out. */
export type Reading = {
  readonly places: Places;
  readonly group: ReadingGroup;
  readonly keep: Keep;
  readonly privacy: Privacy;
  /** All stories, and of those that a place offers no more than may be shown there. */
  readonly shelf: (here: Here) => Shelf;
  readonly now: () => number;
};

export function makeReading(parts: {
  readonly store: ReaderStore & SaveStore & PrivacyStore;
  readonly library: () => Library;
  readonly now: () => number;
}): Reading {
  const { store, now } = parts;
  return {
    places: makePlaces(store),
    group: makeGroup(store, now),
    keep: makeKeep(store, now),
    privacy: makePrivacy(store, now),
    shelf: (here) => ({
      library: parts.library(),
      lastOf: (story) => {
        const open = here.stories.find(({ slug }) => slug === story.slug);
        return (open ?? here.about(story.slug) ?? story).passages.length;
      },
    }),
    now,
  };
}
