import { keepChoices, type Where } from "./bot/choices.ts";
import { makeClips } from "./bot/clips.ts";
import { beyond, linesIn } from "./bot/gate.ts";
import { makeOffers, type Offers } from "./bot/offer.ts";
import { makePick, type Pick } from "./bot/pick.ts";
import { findQuoted, type Quoted } from "./bot/quoted.ts";
import { makeRules, type Rules } from "./bot/rules.ts";
import type { Card, Drawing } from "./card/card.ts";
import { type Cards, openCards } from "./card/cards.ts";
import type { Daily } from "./daily/manage.ts";
import type { Pace } from "./domain/settings.ts";
import type { Reading } from "./reading/reading.ts";
import { openSearches, type Scope, type Searches } from "./search/searches.ts";
import type { ReaderStore } from "./store/readers.ts";
import type { SettingsStore } from "./store/settings.ts";
import { type Library, withdrawn } from "./story/library.ts";
import { findByReference, type Passage, type Story } from "./story/story.ts";

export type { Where } from "./bot/choices.ts";
export type { Offer, StoryPassage } from "./bot/offer.ts";
export type { Hit } from "./search/searches.ts";

type Readers = { readonly [Name in "reader" | "confirm" | "chooseAsReader"]: ReaderStore[Name] };

/** The parts a command may use. */
export type Bot = Omit<Searches, "of" | "close"> &
  Offers & {
    /** A picture of a passage. Two are drawn at once; the others wait their turn. */
    readonly drawCard: (card: Card) => Promise<Drawing>;
    /** As it stands now: stories come, change and go while the bot runs. For their titles: their text is the offer's. */
    readonly library: Library;
    /** Of all stories, wherever they are offered: the one of that slug, or the standard one when none is named. A UserError for one that its author withdrew. */
    readonly story: (slug: string | undefined) => Story | undefined;
    /** By number, or by chapter and paragraph: `12`, `3.4`. A UserError for one beyond the end of a story on offer. */
    readonly passageAt: (story: Story, reference: string) => Passage | undefined;
    readonly pick: Pick;
    /** The passage that a message quotes, with how they differ; undefined when it quotes none. */
    readonly findQuoted: (message: string, scope: Scope) => Promise<Quoted | undefined>;
    /** How fast the people at a place may ask, as last known. */
    readonly paceAt: (where: Where) => Pace;
    /** The last passage of a story that a channel shows, whether behind spoiler marks, and in which language if one was chosen. */
    readonly linesAt: (
      where: Where,
      story: Story,
    ) => Promise<{
      readonly last: number;
      readonly isCovered: boolean;
      readonly language: string | undefined;
    }>;
    /** Whether nothing beyond their own place in a story is to be shown to somebody. */
    readonly beCareful: (readerId: string, isCareful: boolean) => Promise<void>;
    /** Somebody has read a story's warnings and wants it shown to them. */
    readonly confirm: (readerId: string, slug: string) => Promise<void>;
    /** A server's choices; undefined where the bot keeps nothing. */
    readonly settings: SettingsStore | undefined;
    /** The same for who manages the server, with each story's last passage that is shown. */
    readonly rules: Rules | undefined;
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
  /** Readers' own ceilings, and the warnings that they have read. */
  readonly readers?: Readers;
  readonly cards?: Cards;
  /** Without it the settings are read each time. */
  readonly now?: () => number;
  readonly reading?: Reading;
  /** A search found nothing. What was looked for is not said: nobody is to count or keep it. */
  readonly onMissed?: () => void;
}): Bot {
  const { of: _, ...searches } = openSearches();
  const clips = makeClips();
  const { readers, settings: store, now } = parts;
  const { settings, ...choices } = keepChoices({ settings: store, readers, now });
  const cards = parts.cards ?? openCards();
  const find = (scope: Scope, words: string) => clips.search(scope, (whole) => searches.find(whole, words));
  return {
    get library() {
      return parts.library;
    },
    drawCard: (card) => cards.draw(card),
    commandIds: parts.commandIds,
    daily: parts.daily,
    settings,
    rules: settings === undefined ? undefined : makeRules(settings, () => parts.library),
    reading: parts.reading,
    ...makeOffers(() => parts.library, choices, clips),
    story: (slug) => {
      if (parts.library.withdrawn.some((one) => one.slug === slug)) throw withdrawn();
      return slug === undefined
        ? parts.library.standard
        : parts.library.stories.find((one) => one.slug === slug);
    },
    passageAt: (story, reference) => {
      const found = findByReference(clips.wholeOf(story), reference);
      if (found !== undefined && found.number > story.passages.length) throw beyond(false);
      return found;
    },
    pick: makePick(parts.chance),
    paceAt: choices.paceAt,
    linesAt: async (where, story) => {
      const chosen = await choices.at(where);
      const isCovered = chosen.channel?.isCovered ?? chosen.server?.isCovered ?? false;
      const language = chosen.channel?.language ?? chosen.server?.language;
      return { last: linesIn(story, chosen).shown, isCovered, language };
    },
    beCareful: async (readerId, isCareful) =>
      readers?.chooseAsReader(readerId, "isCareful", isCareful ? true : undefined),
    confirm: async (readerId, slug) => readers?.confirm(readerId, slug),
    ...searches,
    close: async () => {
      cards.close();
      await searches.close();
    },
    find,
    findQuoted: (message, scope) => findQuoted(message, scope, find),
    near: (scope, words) => {
      parts.onMissed?.();
      return clips.search(scope, (whole) => searches.near(whole, words));
    },
    suggest: (scope, typed, askerId) =>
      clips.search(scope, (whole) => searches.suggest(whole, typed, askerId)),
  };
}
