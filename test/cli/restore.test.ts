import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBackup } from "../../src/cli/backup.ts";
import { runRestore as run } from "../../src/cli/restore.ts";
import { loadMigrations } from "../../src/store/migrate.ts";
import { openDriver } from "../../src/store/open.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Driver } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { day, hour, openDaily, start } from "../helpers/daily.ts";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { fillTables, migrationsUpTo, rowsIn, tablesAfter } from "../helpers/rows.ts";
import { sqliteStore } from "../helpers/store.ts";
import { subscription } from "../store/contract.ts";

const folder = mkdtempSync(join(tmpdir(), "quoth-restore-"));
const server = await startPostgres();
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const runRestore = (url: string, file: string | undefined, isReplacing = false, now = 0) =>
  run(url, file, { isReplacing, now });

let made = 0;
const newFile = () => {
  made += 1;
  return join(folder, `${made}.db`);
};
const kinds = ["sqlite", "postgres"] as const;
const newAddress = async (kind: (typeof kinds)[number]) =>
  kind === "sqlite" ? `file:${newFile()}` : ((await server?.create()) ?? "");
const at = async <T>(url: string, work: (driver: Driver) => Promise<T>) => {
  const driver = await openDriver(url);
  return work(driver).finally(driver.close);
};
const all = tablesAfter();

let backup = "";
let kept: Awaited<ReturnType<typeof rowsIn>>;
beforeAll(async () => {
  const url = await newAddress("sqlite");
  backup = newFile();
  kept = await at(url, async (driver) => {
    await fillTables(driver, all);
    return rowsIn(driver, all);
  });
  await runBackup(url, backup);
});

test.for(kinds.flatMap((from) => kinds.map((to) => [from, to] as const)))(
  "a backup of a %s database holds every row, and restores them all into a %s one",
  async ([from, to], { skip }) => {
    skip(server === undefined && (from === "postgres" || to === "postgres"), noPostgres);
    const url = await newAddress(from);
    await at(url, (driver) => fillTables(driver, all));
    const copy = newFile();
    await runBackup(url, copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const target = await newAddress(to);
    expect(await runRestore(target, copy)).toMatch(/^Restored \d+ rows/);
    expect(await at(target, (driver) => rowsIn(driver, all))).toEqual(kept);
    expect(Object.values(kept).every((rows) => rows.length > 0)).toBe(true);
  },
);

test("a backup of any earlier version is brought up to this one", async () => {
  for (let version = 1; version < loadMigrations("sqlite").length; version += 1) {
    const old = newFile();
    const driver = await openSqlite(old, migrationsUpTo("sqlite", version));
    const tables = tablesAfter(version);
    await fillTables(driver, tables);
    const copy = newFile();
    await driver.backup(copy);
    await driver.close();
    const bytes = readFileSync(copy);
    const target = await newAddress("sqlite");
    await runRestore(target, copy);
    const common = shared(tables);
    expect(await at(target, (on) => rowsIn(on, common))).toEqual(
      await at(`file:${old}`, (on) => rowsIn(on, common)),
    );
    expect(readFileSync(copy).equals(bytes)).toBe(true);
  }
});

test.for(kinds)(
  "a %s database with data of any earlier version is upgraded with all of it",
  async (kind, { skip }) => {
    skip(server === undefined && kind === "postgres", noPostgres);
    for (let version = 1; version < loadMigrations(kind).length; version += 1) {
      const url = await newAddress(kind);
      const migrations = migrationsUpTo(kind, version);
      const old = await (kind === "sqlite"
        ? openSqlite(url.slice(5), migrations)
        : openPostgres(url, migrations));
      await fillTables(old, tablesAfter(version));
      const common = shared(tablesAfter(version));
      const before = await rowsIn(old, common);
      await old.close();
      expect(await at(url, (driver) => rowsIn(driver, common))).toEqual(before);
    }
  },
);

test.for(kinds)(
  "what stands in a %s database is replaced only when that is asked for",
  async (kind, { skip }) => {
    skip(server === undefined && kind === "postgres", noPostgres);
    const url = await newAddress(kind);
    await at(url, (driver) => fillTables(driver, all, 3));
    const before = await at(url, (driver) => rowsIn(driver, all));
    await expect(runRestore(url, backup)).rejects.toThrow(/has something in it already.*--replace/);
    expect(await at(url, (driver) => rowsIn(driver, all))).toEqual(before);
    await runRestore(url, backup, true);
    expect(await at(url, (driver) => rowsIn(driver, all))).toEqual(kept);
  },
);

test.for(kinds)("a %s restore that fails halfway leaves what was there", async (kind, { skip }) => {
  skip(server === undefined && kind === "postgres", noPostgres);
  const url = await newAddress(kind);
  await at(url, async (driver) => {
    await fillTables(driver, all, 3);
    // The last table to be filled takes no more rows.
    await driver.run("CREATE UNIQUE INDEX one_report ON story_reports (words)");
  });
  const before = await at(url, (driver) => rowsIn(driver, all));
  const twins = newFile();
  copyFileSync(backup, twins);
  const db = new DatabaseSync(twins);
  db.exec("UPDATE story_reports SET words = 'the same'");
  db.close();
  await expect(runRestore(url, twins, true)).rejects.toThrow(/unique/i);
  expect(await at(url, (driver) => rowsIn(driver, all))).toEqual(before);
});

test("a bot that runs meanwhile goes on with what was restored", async () => {
  const file = newFile();
  const running = sqliteStore(file);
  await running.add(subscription(), 10);
  const copy = newFile();
  await runBackup(`file:${file}`, copy);
  await running.add(subscription({ id: "s2", name: "s2" }), 10);
  await runRestore(`file:${file}`, copy, true);
  expect((await running.ofServer("100")).map(({ id }) => id)).toEqual(["s1"]);
  expect(await running.add(subscription({ id: "s3", name: "s3" }), 10)).toBe("added");
  await running.close();
});

test("a daily post that went out after the backup is found in its channel, and not posted again", async () => {
  const file = newFile();
  const store = sqliteStore(file);
  const daily = await openDaily({ store });
  const count = () => daily.discord.posts(daily.discord.general.id).length;
  await daily.subscribe();
  const copy = newFile();
  await runBackup(`file:${file}`, copy);
  daily.time.now = start + 9.01 * hour;
  await daily.machine().work();
  expect(count()).toBe(1);
  daily.time.now += hour;
  await runRestore(`file:${file}`, copy, true, daily.time.now);
  expect(await store.deliveries("sub-1", 9)).toEqual([]);
  await daily.machine().work();
  expect(count()).toBe(1);
  expect(await store.deliveries("sub-1", 9)).toMatchObject([{ slot: "2026-03-02", state: "posted" }]);
  daily.time.now += day;
  await daily.machine().work();
  expect(count()).toBe(2);
  await store.close();
  await daily.close();
});

test("what is no backup, or of a newer version, is refused and nothing is written", async () => {
  const url = await newAddress("sqlite");
  await at(url, (driver) => fillTables(driver, all, 3));
  const before = await at(url, (driver) => rowsIn(driver, all));
  const change = (how: (file: string) => void) => {
    const file = newFile();
    copyFileSync(backup, file);
    how(file);
    return file;
  };
  const sql = (words: string) => (file: string) => {
    const db = new DatabaseSync(file);
    db.exec(words);
    db.close();
  };
  const bytes = readFileSync(backup);
  const refusals: [string | undefined, RegExp][] = [
    [undefined, /Name the backup/],
    [join(folder, "none.db"), /no file/],
    [folder, /no file/],
    [change((file) => writeFileSync(file, "")), /no whole backup/],
    [change((file) => writeFileSync(file, "-- PostgreSQL database dump\n".repeat(99))), /no whole backup/],
    [change((file) => writeFileSync(file, bytes.subarray(0, bytes.length / 2))), /no whole backup/],
    [change((file) => writeFileSync(file, Buffer.from(bytes).fill(7, 4_096, 40_960))), /no whole backup/],
    [change(sql("DROP TABLE deliveries; DROP TABLE subscriptions")), /no whole backup/],
    [change(sql("PRAGMA user_version = 999")), /newer version of the bot \(schema 999/],
  ];
  for (const [file, words] of refusals) await expect(runRestore(url, file, true)).rejects.toThrow(words);
  expect(await at(url, (driver) => rowsIn(driver, all))).toEqual(before);
  sql("PRAGMA user_version = 999")(url.slice(5));
  await expect(runRestore(url, backup, true)).rejects.toThrow(/newer version of the bot \(schema 999/);
  await expect(runRestore("postgres://nobody@127.0.0.1:9/none", backup)).rejects.toThrow(
    /could not be restored: .*ECONNREFUSED/,
  );
});

/** What this version still has of them. */
function shared(tables: typeof all): typeof all {
  const has = (table: string, column: string) => all.get(table)?.some(({ name }) => name === column) ?? false;
  return new Map(
    [...tables]
      .filter(([table]) => all.has(table))
      .map(([table, columns]) => [table, columns.filter(({ name }) => has(table, name))]),
  );
}
