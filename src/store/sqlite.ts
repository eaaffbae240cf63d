import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { UserError } from "../user-error.ts";
import { type Migration, pendingMigrations } from "./migrate.ts";
import type { Database, Sql } from "./sql.ts";
import { sqlStore } from "./sql-store.ts";
import type { Store } from "./store.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** How long a call waits for another process's write, and everything in this one with it. Writes take well under a millisecond. */
const busyMs = 1_500;
const retryMs = 3;

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
      db.exec("PRAGMA busy_timeout = 0");
    });
  } catch (error) {
    db.close();
    throw error;
  }
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql.replace(/\$(?=\d)/g, "?"));
    statements.set(sql, made);
    return made;
  };
  const sql: Sql = {
    rows: async (sql, ...cells) => prepare(sql).all(...cells),
    run: async (sql, ...cells) => Number(prepare(sql).run(...cells).changes),
    lock: async () => undefined,
    snapshot: async () => undefined,
    skipLocked: "",
    bytewise: "",
  };
  // One connection: whoever comes during a transaction waits for its end.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(() => orTroubleLater(work));
    turn = done.catch(() => undefined);
    return done;
  };
  const database: Database = {
    ...sql,
    rows: (...asked) => inTurn(() => sql.rows(...asked)),
    run: (...asked) => inTurn(() => sql.run(...asked)),
    transaction: (work) =>
      inTurn(async () => {
        db.exec("BEGIN IMMEDIATE");
        try {
          const result = await work(sql);
          db.exec("COMMIT");
          return result;
        } catch (error) {
          if (db.isTransaction) db.exec("ROLLBACK");
          throw error;
        }
      }),
  };
  return {
    ...sqlStore(database),
    backup: async (file) => {
      if (existsSync(file)) {
        throw new UserError("backup-exists", `${file} is there already; name a file that doesn't exist yet`);
      }
      await database.run("VACUUM INTO $1", file);
    },
    close: () =>
      inTurn(async () => {
        if (db.isOpen) db.close();
      }),
  };
}

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

/** Tries again while another process writes; what runs in this one goes on meanwhile. */
async function orTroubleLater<T>(work: () => Promise<T>): Promise<T> {
  for (let left = busyMs; ; left -= retryMs) {
    try {
      return await work();
    } catch (error) {
      if (left <= 0 || !isBusy(error)) throw troubleOf(error) ?? error;
      await setTimeout(retryMs);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === busy;
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

function troubleOf(error: unknown): StoreUnavailable | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error) {
    const code = Number(error.errcode) & 0xff;
    if (!troubles.has(code)) return undefined;
    return new StoreUnavailable(error, {
      isUnwritable: unwritable.has(code),
      needsReopening: reopening.has(code),
    });
  }
  // The folder could not be made.
  return "syscall" in error ? new StoreUnavailable(error) : undefined;
}
