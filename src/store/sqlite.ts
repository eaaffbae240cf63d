import { rmSync, statSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { type Migration, pendingMigrations } from "./migrate.ts";
import { intoNewFile, makeFolderOf, makePrivate, tighten } from "./private-files.ts";
import type { Driver, Transaction } from "./sql.ts";
import { isBusy, unavailable } from "./sqlite-errors.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** How long a call waits, from when it was made, while another program writes. Writes take well under a millisecond. */
const busyMs = 200;
const retryMs = 5;
/** How long reads go on believing that the file is still where it was opened; writes look each time. */
const believedMs = 100;

/** From this version on, what is deleted is overwritten; in an older file it still stands between the rows. */
const overwritesFrom = 4;

/** After these, what was there before may still stand in the WAL, and where a page's rows were moved from. */
const leavesTraces =
  /^\s*(DELETE FROM (?!handled|story_uploads)|UPDATE saves SET (note|guild_id)|UPDATE stories SET brought_by)/i;
const forgetsAll = /^\s*DELETE FROM (readers|servers_gone)/i;
/** A larger file is written anew only after a person or a server is forgotten: 4 MiB take about 80 ms, 25 MiB 500 ms. */
const smallPages = 1_024;
/** Of a file with servers' stories, 32 MiB and more, all is written anew but their texts, which name nobody. */
const largePages = 8_192;

/** A write that is cut off by a power failure is whole or not there: WAL, and a real flush at every commit. */
export async function openSqlite(file: string, migrations: readonly Migration[]): Promise<Driver> {
  const db = orUnavailable(() => open(file));
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql.replace(/\$(?=\d)/g, "?"));
    statements.set(sql, made);
    return made;
  };
  let traces: "none" | "some" | "all" = "none";
  const note = (sql: string) => {
    if (forgetsAll.test(sql)) traces = "all";
    else if (traces === "none" && leavesTraces.test(sql)) traces = "some";
  };
  const sql: Transaction = {
    rows: async (text, ...cells) => {
      const found = prepare(text).all(...cells);
      if (found.length > 0) note(text);
      return found;
    },
    run: async (text, ...cells) => {
      const changes = Number(prepare(text).run(...cells).changes);
      // A person of whom little was stored is forgotten as thoroughly.
      if (changes > 0 || forgetsAll.test(text)) note(text);
      return changes;
    },
    lock: async () => undefined,
  };
  const erase = () => {
    try {
      const pages = Number(prepare("PRAGMA page_count").get()?.page_count);
      if (traces === "all" && pages > largePages) rewriteSmall(db);
      else if (traces === "all" || pages <= smallPages) db.exec("VACUUM");
      if (Number(prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.busy) === 0) traces = "none";
    } catch (error) {
      if (unavailable(error) === undefined) throw error;
      // While another program is at work a later call tries again; on a full disk it would only take time.
      if (!isBusy(error)) traces = "none";
    }
  };
  const begin = async <T>(how: string, work: () => Promise<T>): Promise<T> => {
    db.exec(how);
    try {
      const result = await work();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  };

  let files: Identity | undefined;
  let lookedAt = 0;
  // One connection: a call that comes during a transaction waits for its end.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>, believed = 0): Promise<T> => {
    const from = performance.now();
    const until = from + busyMs;
    const done = turn.then(async () => {
      if (files !== undefined && from >= lookedAt + believed) {
        if (!isSame(files, identityOf(file))) throw moved(file);
        lookedAt = from;
      }
      const before = traces;
      const result = await untilFree(work, until);
      if (traces !== "none") erase();
      while (traces !== "none" && before === "none" && performance.now() < until) {
        await setTimeout(retryMs);
        erase();
      }
      return result;
    });
    turn = done.catch(() => undefined);
    return done;
  };

  try {
    await inTurn(async () => {
      db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
      migrate(db, migrations, file);
    });
    // Before the first call: the files stay the same as long as they are open.
    if (file !== ":memory:") {
      for (const path of [file, `${file}-wal`, `${file}-shm`]) tighten(path);
      files = identityOf(file);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    rows: (...asked) => inTurn(() => sql.rows(...asked), believedMs),
    run: (...asked) => inTurn(() => sql.run(...asked)),
    // Immediate: a transaction that reads before it writes would otherwise fail when another wrote in between.
    transaction: (work) => inTurn(() => begin("BEGIN IMMEDIATE", () => work(sql))),
    snapshot: (work) => inTurn(() => begin("BEGIN", () => work(sql))),
    backup: async (copy) => {
      await intoNewFile(copy, () => inTurn(() => sql.run("VACUUM INTO $1", copy)));
    },
    close: async () => {
      // After the last call, and although the file may be gone.
      await turn;
      if (db.isOpen) db.close();
      const left = identityOf(file);
      if (files === undefined || left.file === files.file || left.wal !== files.wal) return;
      // The log of the file that was here; read together with the one in its place it would spoil that.
      for (const end of ["-wal", "-shm"]) rmSync(file + end, { force: true });
    },
  };
}

/** Every table but the texts, through a copy in memory: the pages that become free are overwritten. */
function rewriteSmall(db: DatabaseSync): void {
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('story_texts', 'sqlite_stat1')",
    )
    .all();
  const steps = tables.map(
    ({ name }) => `CREATE TEMP TABLE copy AS SELECT * FROM main.${name};
      DELETE FROM main.${name}; INSERT INTO main.${name} SELECT * FROM copy; DROP TABLE copy;`,
  );
  db.exec("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
  try {
    db.exec(`${steps.join("\n")} COMMIT`);
  } finally {
    if (db.isTransaction) db.exec("ROLLBACK");
    db.exec("PRAGMA foreign_keys = ON");
  }
}

function open(file: string): DatabaseSync {
  if (file !== ":memory:") {
    makeFolderOf(file);
    // SQLite gives the files beside it the same permissions.
    if (!makePrivate(file)) tighten(file);
  }
  return new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
}

function migrate(db: DatabaseSync, migrations: readonly Migration[], file: string): void {
  const version = () => Number(db.prepare("PRAGMA user_version").get()?.user_version ?? 0);
  const before = version();
  const pending = pendingMigrations(migrations, before, file);
  if (pending.length > 0) {
    // One transaction: each would wait for the disk. Of a migration that fails nothing stays, of those before it all.
    db.exec("BEGIN IMMEDIATE");
    try {
      for (const { number, sql } of pending) {
        // Another process may have done it while this one waited for the lock.
        if (version() >= number) continue;
        db.exec("SAVEPOINT migration");
        db.exec(`${sql}; PRAGMA user_version = ${number}; RELEASE migration`);
      }
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK TO migration");
      throw error;
    } finally {
      if (db.isTransaction) db.exec("COMMIT");
    }
  }
  if (before > 0 && before < overwritesFrom) db.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

/** Tries again while another program writes; what runs in this one goes on meanwhile. */
async function untilFree<T>(work: () => Promise<T>, until: number): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw unavailable(error) ?? error;
      await setTimeout(retryMs);
    }
  }
}

function orUnavailable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unavailable(error) ?? error;
  }
}

type Identity = { readonly file: string; readonly wal: string };

/** Which files these are on the disk. They can't be given to others while they are open, deleted or not. */
function identityOf(file: string): Identity {
  const of = (path: string) => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return `${found?.dev}:${found?.ino}`;
  };
  return { file: of(file), wal: of(`${file}-wal`) };
}

function isSame(one: Identity, other: Identity): boolean {
  return one.file === other.file && one.wal === other.wal;
}

function moved(file: string): StoreUnavailable {
  const cause = new Error(
    `${file} was deleted or replaced while it was in use; the file that stands there now is opened. If it was a mistake, stop the bot and put a backup there`,
  );
  return new StoreUnavailable(cause, { needsReopening: true });
}
