import { statSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { UserError } from "../user-error.ts";
import { loadMigrations, pendingMigrations } from "./migrate.ts";
import type { Cell, Database, Row, Sql, Transaction } from "./sql.ts";

/** A text of a server's story can have a few megabytes. */
const rowsAtOnce = 50;

/** What a bot writes by itself at its first start. */
const writtenAtStart = new Set(["pace", "handled", "standard_story", "servers_gone", "story_uploads"]);

type CopiedTable = { readonly name: string; readonly columns: readonly string[] };

/** A backup is an SQLite file, whichever database it is of, so that it can be restored into either. */
export async function copyOut(from: Pick<Database, "snapshot">, file: string): Promise<void> {
  const copy = new DatabaseSync(file);
  try {
    copy.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    migrate(copy, file);
    copy.exec("BEGIN");
    await from.snapshot(async (sql) => {
      for (const table of tablesOf(copy)) {
        const insert = copy.prepare(insertion(table, 1).replace(/\$\d+/g, "?"));
        for await (const row of read(sql, table)) insert.run(...cellsOf(row, table));
      }
    });
    copy.exec("COMMIT; PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

/** All rows of a backup, in place of those that are there; all or none. Gives how many. */
export async function copyIn(
  backup: DatabaseSync,
  to: Pick<Database, "transaction">,
  { isReplacing, now }: { readonly isReplacing: boolean; readonly now: number },
): Promise<number> {
  const tables = tablesOf(backup);
  return to.transaction(async (sql) => {
    if (!isReplacing && (await isInUse(sql, tables)))
      throw new UserError(
        "restore-used",
        "The database in DATABASE_URL has something in it already. Keep a copy of it (npm run backup -- before.db), then write --replace to put the backup in its place.",
      );
    // A table that another refers to was made before it.
    for (const { name } of tables.toReversed()) await sql.run(`DELETE FROM ${name}`);
    let rows = 0;
    for (const table of tables) rows += await fill(sql, backup, table);
    // What came due since the backup may have been posted then: as after a try whose end nobody knows, it is looked for.
    await sql.run(
      `UPDATE subscriptions SET tried_slot = slot, tried_at = due_at, tried_settings = settings, attempts = 1
       WHERE state = 'active' AND due_at <= $1 AND (tried_slot IS NULL OR tried_slot <> slot)`,
      now,
    );
    return rows;
  });
}

/** A copy of a backup's file that is brought up to this version. */
export function openBackup(file: string, copy: string): DatabaseSync {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UserError(
      "restore-nothing",
      `There is no file ${file}; name the one that npm run backup made.`,
    );
  const isWhole = (db: DatabaseSync) =>
    db.prepare("PRAGMA quick_check").get()?.quick_check === "ok" && tablesOf(db).some(isOurs);
  try {
    const original = new DatabaseSync(file, { readOnly: true });
    try {
      if (!isWhole(original)) throw new Error("it has other tables, or damaged pages");
      original.prepare("VACUUM INTO ?").run(copy);
    } finally {
      original.close();
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const error = new UserError("restore-unreadable", `${file} is no whole backup of Quoth: ${why}`);
    error.cause = cause;
    throw error;
  }
  const db = new DatabaseSync(copy);
  migrate(db, file);
  return db;
}

function isOurs({ name }: CopiedTable): boolean {
  return name === "subscriptions";
}

function migrate(db: DatabaseSync, file: string): void {
  const before = Number(db.prepare("PRAGMA user_version").get()?.user_version ?? 0);
  for (const { number, sql } of pendingMigrations(loadMigrations("sqlite"), before, file))
    db.exec(`BEGIN; ${sql}; PRAGMA user_version = ${number}; COMMIT`);
}

function tablesOf(db: DatabaseSync): readonly CopiedTable[] {
  const names = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .all();
  const columns = db.prepare("SELECT name FROM pragma_table_info(?)");
  return names.map(({ name }) => ({
    name: String(name),
    columns: columns.all(String(name)).map((column) => String(column.name)),
  }));
}

async function isInUse(sql: Sql, tables: readonly CopiedTable[]): Promise<boolean> {
  for (const { name } of tables) {
    if (!writtenAtStart.has(name) && (await sql.rows(`SELECT 1 FROM ${name} LIMIT 1`)).length > 0)
      return true;
  }
  return false;
}

/** PostgreSQL's words: SQLite copies itself. */
async function* read(sql: Sql, { name, columns }: CopiedTable): AsyncGenerator<Row> {
  await sql.run(`DECLARE copied NO SCROLL CURSOR FOR SELECT ${columns.join(", ")} FROM ${name}`);
  for (;;) {
    const rows = await sql.rows(`FETCH ${rowsAtOnce} FROM copied`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await sql.run("CLOSE copied");
}

async function fill(sql: Transaction, backup: DatabaseSync, table: CopiedTable): Promise<number> {
  let count = 0;
  let cells: Cell[] = [];
  const flush = async () => {
    if (cells.length > 0)
      count += await sql.run(insertion(table, cells.length / table.columns.length), ...cells);
    cells = [];
  };
  for (const row of backup.prepare(`SELECT ${table.columns.join(", ")} FROM ${table.name}`).iterate()) {
    cells.push(...cellsOf(row, table));
    if (cells.length === rowsAtOnce * table.columns.length) await flush();
  }
  await flush();
  return count;
}

function insertion({ name, columns }: CopiedTable, rows: number): string {
  const values = Array.from(
    { length: rows },
    (_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join(", ")})`,
  );
  return `INSERT INTO ${name} (${columns.join(", ")}) VALUES ${values.join(", ")}`;
}

function cellsOf(row: Row, { columns }: CopiedTable): (Cell & SQLInputValue)[] {
  return columns.map((column) => {
    const cell = row[column];
    return typeof cell === "string" || typeof cell === "number" || cell instanceof Uint8Array ? cell : null;
  });
}
