import type { Reader } from "../domain/reader.ts";
import type { Pace, Preferences } from "../domain/settings.ts";
import type { ReaderStore } from "../store/readers.ts";
import type { SettingsStore } from "../store/settings.ts";
import { UserError } from "../user-error.ts";
import { remember } from "./remember.ts";

/** Where something is to be shown, and who sees it. */
export type Where = {
  readonly guildId?: string | undefined;
  readonly channelId: string;
  /** The channel that a thread belongs to: what is chosen for that holds in the thread. */
  readonly parentId?: string | undefined;
  /** Who asks: their own ceiling holds as well. */
  readonly readerId?: string | undefined;
  /** Nobody but them sees the answer. */
  readonly isPrivate?: boolean | undefined;
  readonly isAgeRestricted?: boolean | undefined;
};

/** What admins chose for a place, and the reader for themselves. */
export type Chosen = {
  readonly server: Preferences | undefined;
  readonly channel: Preferences | undefined;
  readonly reader: Reader | undefined;
  /** The store is away and never told of this reader: they may have a ceiling of their own. */
  readonly isReaderUnknown?: boolean;
};

export type ChoicesKept = {
  readonly at: (where: Where) => Promise<Chosen>;
  /** As last known: asking takes no time. */
  readonly paceAt: (where: Where) => Pace;
  /** Sees its own changes at once. */
  readonly settings: SettingsStore | undefined;
};

const freshMs = 15_000;

export function keepChoices(parts: {
  readonly settings: SettingsStore | undefined;
  readonly readers: Pick<ReaderStore, "reader"> | undefined;
  /** Without a clock the store is asked each time. */
  readonly now: (() => number) | undefined;
}): ChoicesKept {
  const { settings, readers, now } = parts;
  type Place = Awaited<ReturnType<SettingsStore["preferences"]>>;
  const places = remember<Place>({ freshMs, now });
  // A reader moves on with every page: theirs is remembered for bad times only.
  const people = remember<Reader>({ freshMs: 0, now });
  const preferences = async ({ guildId, channelId, parentId }: Where) => {
    if (settings === undefined || guildId === undefined) return undefined;
    const channel = parentId ?? channelId;
    return places.ask(`${guildId} ${channel}`, () => settings.preferences(guildId, channel));
  };
  return {
    at: async (where) => {
      const { readerId } = where;
      const [chosen, reader] = await Promise.all([
        preferences(where),
        readers === undefined || readerId === undefined
          ? undefined
          : people.ask(readerId, () => readers.reader(readerId)).catch(unknown),
      ]);
      const known = { server: chosen?.server, channel: chosen?.channel };
      return reader === away ? { ...known, reader: undefined, isReaderUnknown: true } : { ...known, reader };
    },
    paceAt: ({ guildId, channelId, parentId }) => {
      const known = places.last(`${guildId} ${parentId ?? channelId}`);
      return known?.channel.pace ?? known?.server.pace ?? "standard";
    },
    settings:
      settings === undefined
        ? undefined
        : { ...settings, ...changing(settings, (guildId) => places.forget(`${guildId} `)) },
  };
}

const away = Symbol("away");

/** A quote should not wait for a database because of who asks; it comes behind spoiler marks instead. */
function unknown(error: unknown): typeof away {
  if (error instanceof UserError && error.code === "store") return away;
  throw error;
}

function changing(settings: SettingsStore, forget: (guildId: string) => void) {
  return {
    choose: async (...[scope, ...rest]: Parameters<SettingsStore["choose"]>) => {
      await settings.choose(scope, ...rest);
      forget(scope.guildId);
    },
    setCeiling: async (...[scope, ...rest]: Parameters<SettingsStore["setCeiling"]>) => {
      await settings.setCeiling(scope, ...rest);
      forget(scope.guildId);
    },
  } as Pick<SettingsStore, "choose" | "setCeiling">;
}
