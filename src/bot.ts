import { makeOffers, type Offer, offerOf, type StoryPassage, type Where } from "./bot/offer.ts";
import { makePick, type Pick } from "./bot/pick.ts";
import type { Daily } from "./daily/manage.ts";
import type { Reading } from "./reading/reading.ts";
import type { Search } from "./search/search.ts";
import { openSearches, type Searches } from "./search/searches.ts";
import type { SettingsStore } from "./store/settings.ts";
import type { Library } from "./story/library.ts";
import { findByReference, type Passage, type Story } from "./story/story.ts";

export type { Offer, StoryPassage } from "./bot/offer.ts";
export type { Hit } from "./search/searches.ts";

/** The parts a command may use. */
export type Bot = Omit<Searches, "of" | "close"> & {
  /** As it stands now: stories come, change and go while the bot runs. */
  readonly library: Library;
  /** What may be shown at a place. Ask it anew each time: admins choose, and change their minds. */
  readonly offer: (where: Where) => Promise<Offer>;
  /** Of all stories, wherever they are offered: the one of that slug, or the standard one when none is named. A Refusal for one that its author withdrew. */
  readonly story: (slug: string | undefined) => Story | undefined;
  readonly passage: (slug: string | undefined, id: string | undefined) => StoryPassage | undefined;
  /** By number, or by chapter and paragraph: `12`, `3.4`. */
  readonly passageAt: (story: Story, reference: string) => Passage | undefined;
  readonly pick: Pick;
  readonly search: (story: Story) => Promise<Search>;
  /** A server's choices; undefined where the bot keeps nothing. */
  readonly settings: SettingsStore | undefined;
  /** A server's daily posts; undefined where the bot keeps nothing. */
  readonly daily: Daily | undefined;
  /** Readers' places and saves; undefined where the bot keeps nothing. */
  readonly reading: Reading | undefined;
  /** Discord's ids of the registered commands, by name; empty until they are known, and outside Discord. */
  readonly commandIds: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
};

export function makeBot(parts: {
  /** May be a getter: it is asked each time. */
  readonly library: Library;
  /** A number from 0 up to, not including, 1. */
  readonly chance: () => number;
  readonly commandIds: ReadonlyMap<string, string>;
  readonly daily?: Daily;
  readonly settings?: SettingsStore;
  readonly reading?: Reading;
  /** A search found nothing. What was looked for is not said: nobody is to count or keep it. */
  readonly onMissed?: () => void;
}): Bot {
  const { of: search, ...searches } = openSearches();
  const all = () => offerOf(parts.library, {});
  return {
    get library() {
      return parts.library;
    },
    commandIds: parts.commandIds,
    daily: parts.daily,
    settings: parts.settings,
    reading: parts.reading,
    offer: makeOffers(() => parts.library, parts.settings),
    story: (slug) => all().story(slug),
    passage: (slug, id) => all().passage(slug, id),
    passageAt: findByReference,
    pick: makePick(parts.chance),
    search,
    ...searches,
    near: (scope, words) => {
      parts.onMissed?.();
      return searches.near(scope, words);
    },
  };
}
