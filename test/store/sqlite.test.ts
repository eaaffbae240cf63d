import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { loadMigrations } from "../../src/store/migrate.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { storeContract, subscription } from "./contract.ts";

const folder = mkdtempSync(join(tmpdir(), "quoth-store-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => {
  files += 1;
  return join(folder, `${files}`, "quoth.db");
};
const migrations = loadMigrations("sqlite");

describe("the SQLite store", () => {
  let file = "";
  storeContract(
    async () => openSqlite(file, migrations),
    async () => {
      file = newFile();
    },
  );

  test("flushes every commit, and lets others read meanwhile", () => {
    const path = newFile();
    const store = openSqlite(path, migrations);
    const db = new DatabaseSync(path);
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    db.close();
    return store.close();
  });

  test("refuses a file of a newer version, and leaves it alone", async () => {
    const path = newFile();
    await openSqlite(path, migrations).close();
    const db = new DatabaseSync(path);
    db.exec("PRAGMA user_version = 999");
    expect(() => openSqlite(path, migrations)).toThrow(/newer version of the bot \(schema 999/);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 999 });
    db.close();
  });

  test("a migration that fails leaves nothing of itself", () => {
    const path = newFile();
    const broken = { number: migrations.length + 1, name: "999.sql", sql: "CREATE TABLE x (a); nonsense" };
    expect(() => openSqlite(path, [...migrations, broken])).toThrow(/syntax/);
    const db = new DatabaseSync(path);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: migrations.length });
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'x'").get()).toBeUndefined();
    db.close();
  });

  test("copies itself while it is written to", async () => {
    const path = newFile();
    const store = openSqlite(path, migrations);
    await store.add(subscription(), 10);
    const copy = join(folder, `copy-${files}.db`);
    await store.backup(copy);
    await store.add(subscription({ id: "s2", name: "s2" }), 10);
    const copied = openSqlite(copy, migrations);
    expect((await copied.ofServer("100")).map((one) => one.id)).toEqual(["s1"]);
    await expect(store.backup(copy)).rejects.toThrow(/is there already/);
    await copied.close();
    await store.close();
  });
});
