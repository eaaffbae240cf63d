import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import type { Log } from "../log.ts";
import { type OpenStore, openStore } from "./open.ts";
import { makeFolderOf, tighten } from "./private-files.ts";
import type { ReaderStore } from "./readers.ts";
import type { SettingsStore } from "./settings.ts";
import type { Row } from "./sql.ts";
import { preferencesOf, readerOf } from "./tables.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** All that servers and readers chose about what is shown, as the database has it. */
type EveryChoice = { readonly servers: readonly Row[]; readonly readers: readonly Row[] };

export type SnapshotStore = {
  /** As of one moment; at most so many rows of each. */
  readonly allChoices: (most: number) => Promise<EveryChoice>;
};

/** What was chosen, by the database, or as last known while that is away. What was never known throws as the store does. */
export type KnownChoices = Pick<SettingsStore, "preferences"> & Pick<ReaderStore, "reader">;
type Snapshot = {
  readonly store: OpenStore;
  readonly known: KnownChoices;
  readonly refresh: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const refreshMs = 60_000;
/** Beyond these, what is not among them counts as unknown. */
const mostRows = 20_000;

/** Keeps what was chosen in a file beside the program, for when the database is away, at the start too. */
export function keepSnapshot(
  store: OpenStore,
  parts: { readonly file: string; readonly databaseUrl: string; readonly log: Log },
): Snapshot {
  const { file, log } = parts;
  const database = fingerprint(parts.databaseUrl);
  tighten(file);
  let written = read(file);
  let choices = choicesOf(written, database);
  let isSaid = false;

  const write = async () => {
    const text = JSON.stringify({ version: 1, database, ...choices });
    if (text === written) return;
    const draft = `${file}.${process.pid}`;
    try {
      makeFolderOf(file);
      await writeFile(draft, text, { mode: 0o600, flush: true });
      await rename(draft, file);
      written = text;
      isSaid = false;
    } catch (error) {
      if (!isSaid) log.warn("what was chosen can't be written beside the program", { file, error });
      isSaid = true;
    }
  };
  // One after the other: a reading from before a change never overwrites what came after.
  let turn = Promise.resolve();
  const refresh = (forget?: (row: Row) => boolean) => {
    turn = turn.then(async () => {
      if (forget !== undefined && choices !== undefined) {
        const { servers, readers } = choices;
        choices = {
          servers: servers.filter((row) => !forget(row)),
          readers: readers.filter((row) => !forget(row)),
        };
      }
      try {
        choices = await store.allChoices(mostRows);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) log.error("what was chosen can't be read", { error });
      }
      if (choices !== undefined) await write();
    });
    return turn;
  };
  const after =
    <Args extends unknown[], T>(change: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const result = await change(...args);
      await refresh();
      return result;
    };
  const orKnown = async <T>(ask: () => Promise<T>, known: () => T | undefined): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      const last = error instanceof StoreUnavailable ? known() : undefined;
      if (last === undefined) throw error;
      return last;
    }
  };
  /** All rows of one, none where it is known that there are none. */
  const rowsOf = (kind: keyof EveryChoice, column: string, id: string) => {
    const found = choices?.[kind].filter((row) => row[column] === id);
    const isWhole = choices !== undefined && choices[kind].length < mostRows;
    return isWhole ? found : undefined;
  };

  void refresh();
  const timer = setInterval(() => void refresh(), refreshMs).unref();
  return {
    store: {
      ...store,
      choose: after(store.choose) as OpenStore["choose"],
      setSpoilerLimit: after(store.setSpoilerLimit),
      chooseAsReader: after(store.chooseAsReader) as OpenStore["chooseAsReader"],
      confirm: after(store.confirm),
      dropServersGone: after(store.dropServersGone),
      forgetReader: async (userId) => {
        await store.forgetReader(userId);
        await refresh((row) => row.user_id === userId);
      },
    },
    known: {
      preferences: (guildId, channelId) =>
        orKnown(
          () => store.preferences(guildId, channelId),
          () => {
            const rows = rowsOf("servers", "guild_id", guildId);
            return rows && { server: preferencesOf(rows, ""), channel: preferencesOf(rows, channelId) };
          },
        ),
      reader: (userId) =>
        orKnown(
          () => store.reader(userId),
          () => {
            const rows = rowsOf("readers", "user_id", userId);
            return rows && readerOf(userId, rows);
          },
        ),
    },
    refresh: () => refresh(),
    close: async () => {
      clearInterval(timer);
      await refresh();
    },
  };
}

/** The database, with a snapshot of what was chosen for when it is away. */
export async function openWithSnapshot(parts: {
  readonly databaseUrl: string;
  readonly snapshotFile: string;
  readonly log: Log;
  readonly now: () => number;
}): Promise<Omit<Snapshot, "refresh">> {
  const opened = await openStore(parts.databaseUrl, parts);
  const { store, known, close } = keepSnapshot(opened, { ...parts, file: parts.snapshotFile });
  return { store, known, close: () => close().then(opened.close) };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // There is none yet, or none that may be read: then nothing is known.
    return undefined;
  }
}

function choicesOf(text: string | undefined, database: string): EveryChoice | undefined {
  try {
    const found = JSON.parse(text ?? "null");
    const isOurs = found?.version === 1 && found.database === database;
    const hasBoth = isOurs && Array.isArray(found.servers) && Array.isArray(found.readers);
    return hasBoth ? { servers: found.servers, readers: found.readers } : undefined;
  } catch {
    // Damaged: as good as none.
    return undefined;
  }
}

/** Which database it was, without its password: a new password is no new database. */
function fingerprint(url: string): string {
  const place = url.replace(/^(\w+:\/\/)(?:.*@)?([^?]*).*$/, "$1$2");
  return createHash("sha256").update(place).digest("hex").slice(0, 16);
}
