import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../user-error.ts";

export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

/** The numbered files of one database, in order, with no number missing or used twice. */
export function loadMigrations(driver: "sqlite" | "postgres"): readonly Migration[] {
  const folder = join(import.meta.dirname, "sql", driver);
  const migrations = readdirSync(folder)
    .sort()
    .map((name) => ({
      number: Number(name.slice(0, 3)),
      name,
      sql: readFileSync(join(folder, name), "utf8"),
    }));
  migrations.forEach(({ number, name }, at) => {
    if (number !== at + 1)
      throw new Error(`${folder}: ${name} stands where number ${at + 1} should; renumber it`);
  });
  return migrations;
}

/** The migrations a database still lacks. One that already has more than this code knows is not to be touched. */
export function pendingMigrations(
  migrations: readonly Migration[],
  version: number,
  database: string,
): readonly Migration[] {
  if (version > migrations.length) {
    throw new UserError(
      "store-newer",
      `${database} was written by a newer version of the bot (schema ${version}, this one knows ${migrations.length}); start that version, or restore an older backup`,
    );
  }
  return migrations.slice(version);
}
