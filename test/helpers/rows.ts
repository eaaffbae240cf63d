import { DatabaseSync } from "node:sqlite";
import { loadMigrations, type Migration } from "../../src/store/migrate.ts";
import type { Cell, Driver, Sql } from "../../src/store/sql.ts";

type Column = { readonly name: string; readonly type: string };
export type Tables = ReadonlyMap<string, readonly Column[]>;

/** The tables as the first migrations make them, each after those that it refers to. */
export function tablesAfter(version = loadMigrations("sqlite").length): Tables {
  const db = new DatabaseSync(":memory:");
  for (const { sql } of loadMigrations("sqlite").slice(0, version)) db.exec(sql);
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").all();
  const columns = db.prepare("SELECT name, type FROM pragma_table_info(?)");
  return new Map(
    names.map(({ name }) => [
      String(name),
      columns.all(String(name)).map((one) => ({ name: String(one.name), type: String(one.type) })),
    ]),
  );
}

/** The first migrations alone, so that a driver opens a database as an earlier version of the bot left it. */
export function migrationsUpTo(driver: "sqlite" | "postgres", version: number): readonly Migration[] {
  return loadMigrations(driver).slice(0, version);
}

/** Some rows in every table, with text in several scripts, numbers beyond 32 bits, bytes, and cells left empty. */
export async function fillTables(driver: Driver, tables: Tables, rows = 120): Promise<void> {
  await driver.transaction((sql) => fill(sql, tables, rows));
}

async function fill(sql: Sql, tables: Tables, rows: number): Promise<void> {
  for (const [table, columns] of tables) {
    const hasOneRow = table === "pace" || table === "standard_story";
    for (let row = 1; row <= (hasOneRow ? 1 : rows); row += 1) {
      const cells = columns.map(({ name, type }): Cell => {
        if (name === "subscription_id") return `${row} id`;
        if (type === "INTEGER") return /(^|_)(at|since|second)$/.test(name) ? 1_700_000_000_000 + row : row;
        if (type === "BLOB") return Uint8Array.from({ length: 300 + row }, (_, at) => (at * row) % 256);
        if (/^(note|title|reason|lacks)$/.test(name))
          return row % 2 === 0 ? null : `„${row}“ 夏の駅 \\ ' " 🦊\n`;
        return `${row} ${name}`;
      });
      const places = columns.map((_, at) => `$${at + 1}`).join(", ");
      const names = columns.map(({ name }) => name).join(", ");
      await sql.run(`INSERT INTO ${table} (${names}) VALUES (${places})`, ...cells);
    }
  }
}

/** Every row of those columns, as text that is the same for both databases. */
export async function rowsIn(
  driver: Driver,
  tables: Tables,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const [table, columns] of tables) {
    const rows = await driver.rows(`SELECT ${columns.map(({ name }) => name).join(", ")} FROM ${table}`);
    found[table] = rows.map((row) => JSON.stringify(columns.map(({ name }) => textOf(row[name])))).sort();
  }
  return found;
}

function textOf(cell: unknown): string | null {
  if (cell === null) return null;
  return cell instanceof Uint8Array ? Buffer.from(cell).toString("hex") : String(cell);
}
