import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Refusal } from "../refusal.ts";
import { type Migration, pendingMigrations } from "./migrate.ts";
import type { Cell } from "./rows.ts";
import { sqliteDaily } from "./sqlite-daily.ts";
import { sqlitePrivacy } from "./sqlite-privacy.ts";
import { sqliteReaders } from "./sqlite-readers.ts";
import { sqliteSaves } from "./sqlite-saves.ts";
import { sqliteSettings } from "./sqlite-settings.ts";
import type { Store } from "./store.ts";
import { StoreTrouble } from "./trouble.ts";

/** How long a call waits for another process's write, and everything in this one with it. Writes take well under a millisecond. */
const busyMs = 1_500;

/** A write that is cut off by a power failure is whole or not there: WAL, and a real flush at every commit. */
export function openSqlite(file: string, migrations: readonly Migration[]): Store {
  const db = orTrouble(() => {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    return new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true });
  });
  const transaction = <T>(work: () => T): T => {
    // Immediate: a transaction that reads before it writes would otherwise fail when another wrote in between.
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  };
  try {
    orTrouble(() => {
      db.exec("PRAGMA journal_mode = WAL");
      db.exec("PRAGMA synchronous = FULL");
      migrate(db, migrations, file, transaction);
    });
  } catch (error) {
    db.close();
    throw error;
  }
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  const sql: Sql = {
    all: (sql, ...cells) => prepare(sql).all(...cells),
    get: (sql, ...cells) => prepare(sql).get(...cells),
    run: (sql, ...cells) => Number(prepare(sql).run(...cells).changes),
    transaction,
  };
  return {
    ...sqliteDaily(sql),
    ...sqliteSettings(sql),
    ...sqliteReaders(sql),
    ...sqliteSaves(sql),
    ...sqlitePrivacy(sql),
    backup: async (file) => {
      if (existsSync(file)) {
        throw new Refusal("backup-exists", `${file} is there already; name a file that doesn't exist yet`);
      }
      return call(() => {
        sql.run("VACUUM INTO ?", file);
      })();
    },
    close: async () => {
      if (db.isOpen) db.close();
    },
  };
}

type Rows = ReturnType<StatementSync["all"]>;
/** Statements on one connection, prepared once each. */
export type Sql = {
  readonly all: (sql: string, ...cells: Cell[]) => Rows;
  readonly get: (sql: string, ...cells: Cell[]) => Rows[number] | undefined;
  readonly run: (sql: string, ...cells: Cell[]) => number;
  readonly transaction: <T>(work: () => T) => T;
};

function migrate(
  db: DatabaseSync,
  migrations: readonly Migration[],
  file: string,
  transaction: <T>(work: () => T) => T,
): void {
  const version = () => Number(db.prepare("PRAGMA user_version").get()?.user_version ?? 0);
  for (const { number, sql } of pendingMigrations(migrations, version(), file)) {
    transaction(() => {
      // Another process may have done it while this one waited for the lock.
      if (version() >= number) return;
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${number}`);
    });
  }
}

/** node:sqlite answers at once; a promise that rejects keeps callers the same for every driver. */
export function call<Args extends readonly unknown[], T>(
  work: (...args: Args) => T,
): (...args: Args) => Promise<T> {
  return async (...args) => orTrouble(() => work(...args));
}

function orTrouble<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw troubleOf(error) ?? error;
  }
}

// https://www.sqlite.org/rescode.html
const [busy, locked, readOnly, ioError, corrupt, full, cantOpen, protocol, notADatabase] = [
  5, 6, 8, 10, 11, 13, 14, 15, 26,
];
const troubles = new Set([busy, locked, readOnly, ioError, corrupt, full, cantOpen, protocol, notADatabase]);
const unwritable = new Set([readOnly, ioError, full]);
/** A file that could only be opened for reading stays so until it is opened again. */
const reopening = new Set([readOnly, cantOpen, notADatabase]);

function troubleOf(error: unknown): StoreTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error) {
    const code = Number(error.errcode) & 0xff;
    if (!troubles.has(code)) return undefined;
    return new StoreTrouble(error, {
      isUnwritable: unwritable.has(code),
      needsReopening: reopening.has(code),
    });
  }
  // The folder could not be made.
  return "syscall" in error ? new StoreTrouble(error) : undefined;
}
