import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import { keepSnapshot } from "../../src/store/snapshot.ts";

let folder: string;
let database: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quoth-snapshot-"));
  database = join(folder, "quoth.db");
  file = join(folder, "last-known.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = openLog({ level: "error", secrets: [], now: () => 0, write: () => undefined });

/** The bot's store with its snapshot, from its start to its end. */
async function open(url = `file:${database}`) {
  const store = await openStore(url, { log, now: () => 0 });
  const snapshot = keepSnapshot(store, { file, databaseUrl: url, log });
  const close = async () => {
    await snapshot.close();
    await store.close();
  };
  return { ...snapshot, close };
}

/** Starts again with a database that is none. */
async function openAway() {
  for (const end of ["-wal", "-shm"]) rmSync(database + end, { force: true });
  renameSync(database, `${database}.away`);
  writeFileSync(database, "no database ".repeat(99));
  return open();
}

const ten = { id: "ten", number: 10 };

async function choose() {
  const { store, close } = await open();
  await store.choose({ guildId: "100" }, "offered", ["tale"]);
  await store.choose({ guildId: "100", channelId: "200" }, "isSpoiler", true);
  await store.setSpoilerLimit({ guildId: "100", channelId: "200" }, "tale", ten);
  await store.savePlace("9", "tale", { ...ten, at: 1 });
  await store.chooseAsReader("9", "isCareful", true);
  await store.confirm("8", "tale");
  await close();
}

test("what was chosen is known at a start without the database, and so is that nothing was", async () => {
  await choose();
  const { store, known, close } = await openAway();
  await expect(store.preferences("100", "200")).rejects.toMatchObject({ code: "store" });
  expect(await known.preferences("100", "200")).toEqual({
    server: { offered: ["tale"], spoilerLimits: new Map() },
    channel: { isSpoiler: true, spoilerLimits: new Map([["tale", ten]]) },
  });
  expect(await known.preferences("100", "201")).toMatchObject({ channel: { spoilerLimits: new Map() } });
  expect(await known.preferences("999", "999")).toEqual({
    server: { spoilerLimits: new Map() },
    channel: { spoilerLimits: new Map() },
  });
  expect(await known.reader("9")).toMatchObject({
    isCareful: true,
    places: new Map([["tale", { ...ten, at: 1 }]]),
  });
  expect(await known.reader("8")).toMatchObject({ isCareful: false, confirmed: ["tale"] });
  expect(await known.reader("7")).toMatchObject({ isCareful: false, confirmed: [] });
  await close();
});

test.for([
  ["no file", () => rmSync(file)],
  ["a damaged file", () => writeFileSync(file, '{"version":1,"serv')],
  ["a file of something else", () => writeFileSync(file, "[1]")],
  [
    "the choices of another database",
    () => writeFileSync(file, readFileSync(file, "utf8").replace(/"database":"\w+"/, '"database":"0"')),
  ],
] as const)("%s is no knowledge: the call fails, and the start does not", async ([, spoil]) => {
  await choose();
  spoil();
  const { known, close } = await openAway();
  await expect(known.preferences("100", "200")).rejects.toMatchObject({ code: "store" });
  await expect(known.reader("9")).rejects.toMatchObject({ code: "store" });
  await close();
});

test("a person and a server that are forgotten are gone from it at once", async () => {
  await choose();
  const { store, close } = await open();
  await store.forgetReader("8");
  expect(readFileSync(file, "utf8")).not.toContain('"8"');
  expect(readFileSync(file, "utf8")).toContain('"9"');
  await store.markServerGone("100", 1);
  await store.dropServersGone(2);
  expect(readFileSync(file, "utf8")).not.toContain('"100"');
  await close();
});

test("its owner alone can read it, and what another machine changed is in it at the end", async () => {
  await choose();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o644);
  const [one, other] = [await open(), await openStore(`file:${database}`, { log, now: () => 0 })];
  await other.choose({ guildId: "101" }, "story", "saga");
  await one.close();
  await other.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toContain('"101"');
});
