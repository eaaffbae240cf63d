import { LRUCache } from "lru-cache";
import type { Place } from "../domain/place.ts";
import type { Reader } from "../domain/reader.ts";
import type { Pace, Preferences } from "../domain/settings.ts";
import type { ReaderStore } from "../store/readers.ts";
import type { SettingsStore } from "../store/settings.ts";
import { UserError } from "../user-error.ts";

/** What admins chose for a place, and the reader for themselves. */
export type PlaceChoices = {
  readonly server: Preferences | undefined;
  readonly channel: Preferences | undefined;
  readonly reader: Reader | undefined;
  /** The store is away and never told of this reader: they may have a spoiler limit of their own. */
  readonly isReaderUnknown: boolean;
};

export type ChoiceCache = {
  readonly at: (place: Place, readerId: string | undefined) => Promise<PlaceChoices>;
  /** As last known: asking takes no time. */
  readonly paceAt: (place: Place) => Pace;
  /** Sees its own changes at once. */
  readonly settings: SettingsStore | undefined;
};

const freshMs = 15_000;
const mostKnown = 2_000;

export function cacheChoices(parts: {
  readonly settings: SettingsStore | undefined;
  readonly readers: Pick<ReaderStore, "reader"> | undefined;
  /** Without a clock the store is asked each time. */
  readonly now: (() => number) | undefined;
}): ChoiceCache {
  const { settings, readers, now } = parts;
  const places = cacheAnswers<Awaited<ReturnType<SettingsStore["preferences"]>>>(freshMs, now);
  // A reader moves on with every page: what is known of them is for when the store is away.
  const people = cacheAnswers<Reader>(0, now);
  const keyOf = ({ guildId, channelId, parentId }: Place) => `${guildId} ${parentId ?? channelId}`;
  const preferences = async (place: Place) => {
    const { guildId, channelId, parentId } = place;
    if (settings === undefined || guildId === undefined) return undefined;
    return places.ask(keyOf(place), () => settings.preferences(guildId, parentId ?? channelId));
  };
  const readerOf = async (readerId: string | undefined) =>
    readers === undefined || readerId === undefined
      ? undefined
      : people.ask(readerId, () => readers.reader(readerId)).catch(unlessAway);
  return {
    at: async (place, readerId) => {
      const [chosen, reader] = await Promise.all([preferences(place), readerOf(readerId)]);
      return {
        server: chosen?.server,
        channel: chosen?.channel,
        reader: reader === away ? undefined : reader,
        isReaderUnknown: reader === away,
      };
    },
    paceAt: (place) => {
      const known = places.last(keyOf(place));
      return known?.channel.pace ?? known?.server.pace ?? "standard";
    },
    settings:
      settings === undefined
        ? undefined
        : { ...settings, ...changing(settings, (guildId) => places.outdate(`${guildId} `)) },
  };
}

const away = Symbol("away");

/** A quote should not wait for the asker's row in a database; it comes behind spoiler marks instead. */
function unlessAway(error: unknown): typeof away {
  if (error instanceof UserError && error.code === "store") return away;
  throw error;
}

function changing(settings: SettingsStore, outdate: (guildId: string) => void) {
  return {
    choose: async (...[scope, ...rest]: Parameters<SettingsStore["choose"]>) => {
      await settings.choose(scope, ...rest);
      outdate(scope.guildId);
    },
    setSpoilerLimit: async (...[scope, ...rest]: Parameters<SettingsStore["setSpoilerLimit"]>) => {
      await settings.setSpoilerLimit(scope, ...rest);
      outdate(scope.guildId);
    },
  } as Pick<SettingsStore, "choose" | "setSpoilerLimit">;
}

/** Answers of a store: fresh ones are given again for a while, old ones when it can't be asked. */
function cacheAnswers<Answer extends object>(freshFor: number, now: (() => number) | undefined) {
  const known = new LRUCache<string, { readonly answer: Answer; readonly until: number }>({ max: mostKnown });
  let changes = 0;
  return {
    /** Throws what the store throws, where it never gave an answer. */
    ask: async (key: string, of: () => Promise<Answer>): Promise<Answer> => {
      const at = now?.() ?? 0;
      const before = known.get(key);
      if (before !== undefined && at < before.until) return before.answer;
      const changesBefore = changes;
      try {
        const answer = await of();
        // What was read while somebody changed it may be from before.
        const isFresh = now !== undefined && changes === changesBefore;
        known.set(key, { answer, until: isFresh ? at + freshFor : 0 });
        return answer;
      } catch (error) {
        // A quote should not wait for a database; but what was never known may be less than is shown here.
        if (before === undefined) throw error;
        return before.answer;
      }
    },
    last: (key: string) => known.peek(key)?.answer,
    /** The next answers for keys that start like this are the store's. */
    outdate: (start: string) => {
      changes += 1;
      // A copy: what is set moves to the front of the cache, where a walk through it would meet it again, for ever.
      for (const [key, { answer }] of [...known.entries()])
        if (key.startsWith(start)) known.set(key, { answer, until: 0 });
    },
  };
}
