import { makePick, type Pick } from "./bot/pick.ts";
import { findQuoted, type Quoted } from "./bot/quoted.ts";
import { makeSpoken, type Spoken } from "./bot/spoken.ts";
import type { Card, Drawing } from "./card/card.ts";
import { type Cards, openCards } from "./card/cards.ts";
import type { Daily } from "./daily/manage.ts";
import type { Place } from "./domain/place.ts";
import type { Pace } from "./domain/settings.ts";
import type { Catalog } from "./library/catalog.ts";
import type { OwnStories } from "./library/own.ts";
import type { Reading } from "./reading/reading.ts";
import { openSearches, type Searches, type SearchScope } from "./search/searches.ts";
import type { ReaderStore } from "./store/readers.ts";
import type { SettingsStore } from "./store/settings.ts";
import { isOfServer, type Library } from "./story/library.ts";
import { type AskDiscord, cacheFacts } from "./visibility/facts.ts";
import { makeLimitedStories } from "./visibility/limited.ts";
import { makePostableAt, type PostableAt } from "./visibility/postable.ts";
import { cacheChoices } from "./visibility/preferences.ts";
import { makeRules, type Rules } from "./visibility/rules.ts";
import { makeSee, type See, type StoryPassage } from "./visibility/visibility.ts";

export type { StoryMatch } from "./search/searches.ts";

type Readers = { readonly [Name in "reader" | "confirm" | "chooseAsReader"]: ReaderStore[Name] };

/** The parts a command may use. What it may show it is handed with its input. */
export type Bot = Omit<Searches, "of" | "close" | "forget"> &
  Spoken & {
    /** What an audience may be shown at a place. Asked once for each answer, before the command runs. */
    readonly see: See;
    /** The same for a post that nobody asked for. */
    readonly limitsAt: PostableAt;
    /** A picture of a passage. Two are drawn at once; the others wait their turn. */
    readonly drawCard: (card: Card) => Promise<Drawing>;
    /** As it stands now: stories come, change and go while the bot runs. For their titles alone. */
    readonly library: Library;
    readonly pick: Pick;
    /** The passage that a message quotes, with how they differ; undefined when it quotes none. */
    readonly findQuoted: (
      message: string,
      scope: SearchScope,
      shown: readonly StoryPassage[],
    ) => Promise<Quoted | undefined>;
    /** How fast the people at a place may ask, as last known. */
    readonly paceAt: (place: Place) => Pace;
    /** Whether nothing beyond their own place in a story is to be shown to somebody. */
    readonly beCareful: (readerId: string, isCareful: boolean) => Promise<void>;
    /** Somebody has read a story's warnings and wants it shown to them. */
    readonly confirm: (readerId: string, slug: string) => Promise<void>;
    /** A server's choices, for its managers; undefined without a database. */
    readonly rules: Rules | undefined;
    /** A server's daily posts; undefined without a database. */
    readonly daily: Daily | undefined;
    /** What a server does with the stories of its own; undefined without a database. */
    readonly own: OwnStories | undefined;
    /** Readers' places and saves; undefined without a database. */
    readonly reading: Reading | undefined;
    /** Discord's ids of the registered commands, by name; empty until they are known, and outside Discord. */
    readonly commandIds: ReadonlyMap<string, string>;
    readonly close: () => Promise<void>;
  };

export function makeBot(parts: {
  /** May be a getter: it is asked each time. */
  readonly library: Library;
  /** The same with what servers bring themselves; without it they bring nothing. */
  readonly catalog?: Catalog;
  readonly own?: OwnStories;
  /** A number from 0 up to, not including, 1. */
  readonly chance: () => number;
  readonly commandIds: ReadonlyMap<string, string>;
  readonly daily?: Daily;
  readonly settings?: SettingsStore;
  /** Readers' own spoiler limits, and the warnings that they have read. */
  readonly readers?: Readers;
  readonly cards?: Omit<Cards, "usage">;
  /** Without it the settings are read each time. */
  readonly now?: () => number;
  readonly reading?: Reading;
  /** What interactions don't say of a place. */
  readonly askDiscord?: AskDiscord;
  /** A search found nothing. What was looked for is not said: nobody is to count or keep it. */
  readonly onMissed?: () => void;
}): Bot {
  const { of: _, forget, ...searches } = openSearches();
  const { catalog } = parts;
  catalog?.onDropped(forget);
  const limited = makeLimitedStories();
  const { readers, now } = parts;
  const { settings, ...choices } = cacheChoices({ settings: parts.settings, readers, now });
  const facts = cacheFacts(parts.askDiscord, now);
  const library = (guildId: string | undefined) => catalog?.at(guildId) ?? parts.library;
  const see = makeSee({ library, choices, limited, facts, hasReaders: readers !== undefined });
  const cards = parts.cards ?? openCards();
  /** A story may have left the memory while it was searched: then nothing else lets its index go. */
  const search: typeof limited.search = async (scope, ask) => {
    try {
      return await limited.search(scope, ask);
    } finally {
      for (const story of scope.stories.map(limited.wholeOf))
        if (isOfServer(story.slug) && catalog?.isHeld(story) !== true) forget(story);
    }
  };
  const find = (scope: SearchScope, words: string) => search(scope, (whole) => searches.find(whole, words));
  return {
    get library() {
      return parts.library;
    },
    see,
    limitsAt: makePostableAt(see, facts),
    drawCard: (card) => cards.draw(card),
    commandIds: parts.commandIds,
    daily: parts.daily,
    rules: settings === undefined ? undefined : makeRules(settings, library),
    own: parts.own,
    reading: parts.reading,
    pick: makePick(parts.chance),
    ...makeSpoken(limited.wholeOf),
    paceAt: choices.paceAt,
    beCareful: async (readerId, isCareful) =>
      readers?.chooseAsReader(readerId, "isCareful", isCareful ? true : undefined),
    confirm: async (readerId, slug) => readers?.confirm(readerId, slug),
    ...searches,
    close: async () => {
      cards.close();
      await searches.close();
    },
    find,
    findQuoted: (message, scope, shown) => findQuoted(message, scope, find, shown),
    near: (scope, words) => {
      parts.onMissed?.();
      return search(scope, (whole) => searches.near(whole, words));
    },
    suggest: (scope, typed, askerId) => search(scope, (whole) => searches.suggest(whole, typed, askerId)),
  };
}
