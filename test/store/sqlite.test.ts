import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, test } from "vitest";
import { loadMigrations } from "../../src/store/migrate.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { sqliteStore } from "../helpers/store.ts";
import { storeContract, subscription } from "./contract.ts";
import { save } from "./contract-saves.ts";
import { serverStory } from "./contract-stories.ts";

const folder = mkdtempSync(join(tmpdir(), "quoth-store-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => {
  files += 1;
  return join(folder, `${files}`, "quoth.db");
};
const migrations = loadMigrations("sqlite");
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
/** What anyone who gets hold of the files can read. */
const bytesOf = (file: string) =>
  readdirSync(dirname(file))
    .map((name) => readFileSync(join(dirname(file), name), "latin1"))
    .join("");

describe("the SQLite store", () => {
  let file = "";
  storeContract(
    async () => sqliteStore(file),
    async () => {
      file = newFile();
    },
  );

  test("flushes every commit, and lets others read meanwhile", async () => {
    const path = newFile();
    const store = await openSqlite(path, migrations);
    expect(await store.rows("PRAGMA synchronous")).toEqual([{ synchronous: 2 }]);
    expect(await store.rows("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
    await store.close();
  });

  test("refuses a file of a newer version, and leaves it alone", async () => {
    const path = newFile();
    await (await openSqlite(path, migrations)).close();
    const db = new DatabaseSync(path);
    db.exec("PRAGMA user_version = 999");
    await expect(openSqlite(path, migrations)).rejects.toThrow(/newer version of the bot \(schema 999/);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 999 });
    db.close();
  });

  test("a migration that fails leaves nothing of itself", async () => {
    const path = newFile();
    const broken = { number: migrations.length + 1, name: "999.sql", sql: "CREATE TABLE x (a); nonsense" };
    await expect(openSqlite(path, [...migrations, broken])).rejects.toThrow(/syntax/);
    const db = new DatabaseSync(path);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: migrations.length });
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'x'").get()).toBeUndefined();
    db.close();
  });

  test("copies itself while it is written to", async () => {
    const path = newFile();
    const store = sqliteStore(path);
    await store.add(subscription(), 10);
    const copy = join(folder, `copy-${files}.db`);
    await store.backup(copy);
    await store.add(subscription({ id: "s2", name: "s2" }), 10);
    const copied = sqliteStore(copy);
    expect((await copied.ofServer("100")).map((one) => one.id)).toEqual(["s1"]);
    await expect(store.backup(copy)).rejects.toThrow(/is there already/);
    await copied.close();
    await store.close();
  });

  test("several programs that make a new file at the same moment all have it", async () => {
    const paths = Array.from({ length: 40 }, newFile);
    const here = new URL("../../src/store/", import.meta.url);
    const code = `
      const { workerData: { paths, gate } } = await import("node:worker_threads");
      const { openSqlite } = await import("${here}sqlite.ts");
      const { loadMigrations } = await import("${here}migrate.ts");
      for (const [at, path] of paths.entries()) {
        Atomics.add(gate, at, 1);
        while (Atomics.load(gate, at) < 3) {}
        await (await openSqlite(path, loadMigrations("sqlite").slice(0, 1))).close();
      }`;
    const gate = new Int32Array(new SharedArrayBuffer(4 * paths.length));
    const workers = [1, 2, 3].map(
      () =>
        new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
          workerData: { paths, gate },
        }),
    );
    await Promise.all(workers.map((worker) => once(worker, "exit")));
    for (const path of paths) expect(modeOf(path)).toBe("600");
  });

  test("a link to a file that is still to be made is followed", async () => {
    const [path, target] = [newFile(), newFile()];
    for (const file of [path, target]) mkdirSync(dirname(file));
    symlinkSync(target, path);
    await (await openSqlite(path, migrations)).close();
    expect(modeOf(target)).toBe("600");
  });

  test("its files, their folder and a backup are readable by their owner alone", async () => {
    const path = newFile();
    const store = sqliteStore(path);
    await store.add(subscription(), 10);
    const copy = join(dirname(path), "copy.db");
    await store.backup(copy);
    for (const name of readdirSync(dirname(path)))
      expect([name, modeOf(join(dirname(path), name))]).toEqual([name, "600"]);
    expect(readdirSync(dirname(path)).length).toBe(4);
    expect(modeOf(dirname(path))).toBe("700");
    await store.close();
  });

  test("files that everyone could read are tightened, and a folder that was there stays as it is", async () => {
    const path = newFile();
    mkdirSync(dirname(path), { mode: 0o755 });
    const db = new DatabaseSync(path);
    db.exec("PRAGMA journal_mode = WAL; CREATE TABLE x (a)");
    chmodSync(path, 0o644);
    for (const end of ["-wal", "-shm"]) chmodSync(path + end, 0o644);
    const store = sqliteStore(path);
    await store.knownServers("", 1);
    for (const end of ["", "-wal", "-shm"]) expect([end, modeOf(path + end)]).toEqual([end, "600"]);
    expect(modeOf(dirname(path))).toBe("755");
    await store.close();
    db.close();
  });
});

describe("what was deleted stands in no file of the SQLite store any more:", () => {
  const reader = "424242424242424242";
  const server = "535353535353535353";
  const secret = "under the third lantern";

  async function written(path: string) {
    const store = sqliteStore(path);
    // Enough around it that pages are shared, split and freed.
    for (let number = 0; number < 60; number += 1) {
      const spot = { id: `p${number}`, number };
      await store.addSave(save({ userId: "9", guildId: "100", spot, note: `other ${number}` }), 99);
      await store.addSave(save({ userId: reader, guildId: server, spot, note: `${secret} ${number}` }), 99);
    }
    await store.savePlace(reader, "tale", { id: "p1", number: 1, at: 1 });
    await store.confirm(reader, "tale");
    await store.chooseAsReader(reader, "isCareful", true);
    await store.add(subscription({ guildId: server }), 10);
    await store.choose({ guildId: server }, "story", "tale");
    await store.setSpoilerLimit({ guildId: server }, "tale", { id: "p1", number: 1 });
    expect(bytesOf(path)).toContain(secret);
    return store;
  }

  test("a person who is forgotten", async () => {
    const path = newFile();
    const store = await written(path);
    await store.forgetReader(reader);
    expect(bytesOf(path)).not.toContain(secret);
    expect(bytesOf(path)).not.toContain(reader);
    expect(bytesOf(path)).toContain("other 59");
    await store.close();
  });

  test("a server that is forgotten", async () => {
    const path = newFile();
    const store = await written(path);
    await store.markServerGone(server, 1);
    await store.dropServersGone(2);
    expect(bytesOf(path)).not.toContain(server);
    await store.close();
  });

  test("a save that is removed, and a note that is changed", async () => {
    const path = newFile();
    const store = await written(path);
    await store.removeSave(reader, "tale", "p10");
    expect(bytesOf(path)).not.toContain(`${secret} 10`);
    await store.noteSave(reader, "tale", "p11", "elsewhere");
    expect(bytesOf(path)).not.toContain(`${secret} 11`);
    await store.close();
  });

  test("a person who is forgotten while another program reads, once it has read", async () => {
    const path = newFile();
    const store = await written(path);
    const other = new DatabaseSync(path);
    other.exec("BEGIN");
    other.prepare("SELECT count(*) FROM saves").get();
    await store.forgetReader(reader);
    other.close();
    await store.knownServers("", 1);
    expect(bytesOf(path)).not.toContain(secret);
    await store.close();
  });

  test("a person who is forgotten, beside many stories that are not written anew", async () => {
    const path = newFile();
    const store = await written(path);
    const limits = { storiesPerServer: 99, charactersPerServer: 1e9 };
    for (const id of ["_a", "_b", "_c", "_d"]) {
      const story = serverStory({ id, guildId: id, broughtBy: reader, title: `${id} tale` });
      expect(await store.addStory(story, Buffer.alloc(9 * 2 ** 20, 7), limits)).toBe("added");
    }
    await store.settle(subscription({ guildId: server }), [
      { subscriptionId: "s1", slot: "x", state: "posted", dueAt: 1, settledAt: 1, todo: [], todoTries: 0 },
    ]);
    const start = performance.now();
    await store.forgetReader(reader);
    expect(performance.now() - start).toBeLessThan(1_000);
    const bytes = bytesOf(path);
    expect(bytes).not.toContain(secret);
    expect(bytes).not.toContain(reader);
    expect((await store.storyText("_d", "_d"))?.text).toHaveLength(9 * 2 ** 20);
    expect(await store.storiesOf("_d")).toHaveLength(1);
    expect(await store.deliveries("s1", 9)).toHaveLength(1);
    await store.close();
  });

  test("what an earlier version deleted, from its update on", async () => {
    const path = newFile();
    mkdirSync(dirname(path));
    const db = new DatabaseSync(path);
    for (const { sql } of migrations.slice(0, 3)) db.exec(sql);
    db.exec("PRAGMA user_version = 3; PRAGMA secure_delete = OFF");
    const insert = db.prepare("INSERT INTO reading_places VALUES (?, ?, 'p1', 1, NULL, 1)");
    for (let number = 0; number < 60; number += 1)
      insert.run(number % 2 === 0 ? reader : "9", `${secret} ${number}`);
    db.exec(`INSERT INTO readers VALUES ('9', NULL, 1)`);
    db.prepare("DELETE FROM reading_places WHERE user_id = ?").run(reader);
    db.close();
    expect(bytesOf(path)).toContain(reader);
    const store = sqliteStore(path);
    expect(await store.reader("9")).toMatchObject({ isCareful: true, places: { size: 30 } });
    expect(bytesOf(path)).not.toContain(reader);
    await store.close();
  });
});

describe("a SQLite file that another program has locked", () => {
  const locked = (path: string) => {
    const other = new DatabaseSync(path);
    other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS x (a)");
    return other;
  };
  /** How long many calls take that are made at once, and the longest that nothing else could run. */
  async function timed(work: () => Promise<unknown>) {
    let [last, blockedMs] = [performance.now(), 0];
    const beat = setInterval(() => {
      const now = performance.now();
      blockedMs = Math.max(blockedMs, now - last);
      last = now;
    }, 5);
    const start = performance.now();
    const error = await work().catch((one: unknown) => one);
    clearInterval(beat);
    return { error, ms: performance.now() - start, blockedMs };
  }

  test("costs each of many callers little, and blocks nobody else", async () => {
    const path = newFile();
    const store = sqliteStore(path);
    await store.add(subscription(), 10);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    const calls = () => Promise.all(Array.from({ length: 20 }, (_, at) => store.confirm("9", `tale ${at}`)));
    const { error, ms, blockedMs } = await timed(calls);
    expect(error).toMatchObject({ code: "store" });
    expect(ms).toBeLessThan(400);
    expect(blockedMs).toBeLessThan(100);
    other.close();
    await store.confirm("9", "tale");
    await store.close();
  });

  test("costs little at the start too", async () => {
    const path = newFile();
    await (await openSqlite(path, migrations)).close();
    const other = locked(path);
    const { error, ms, blockedMs } = await timed(() => openSqlite(path, migrations));
    expect(error).toMatchObject({ code: "store" });
    expect(ms).toBeLessThan(400);
    expect(blockedMs).toBeLessThan(100);
    other.close();
    await (await openSqlite(path, migrations)).close();
  });
});
