import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openLog } from "../../src/log.ts";
import { loadMigrations } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { storeContract, subscription } from "./contract.ts";

const server = await startPostgres();
afterAll(() => server?.stop());
const migrations = loadMigrations("postgres");
const create = () => server?.create() ?? Promise.reject(new Error("no PostgreSQL"));

describe("the PostgreSQL store", () => {
  beforeEach(({ skip }) => skip(server === undefined, noPostgres));
  let url = "";
  storeContract(
    () => openPostgres(url, migrations),
    async () => {
      url = await create();
    },
  );

  test("refuses a database of a newer version", async () => {
    const address = await create();
    await (await openPostgres(address, migrations)).close();
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query("UPDATE schema_version SET version = 999");
    await client.end();
    await expect(openPostgres(address, migrations)).rejects.toThrow(/newer version of the bot \(schema 999/);
  });

  test("a lost server is said, and found again", async () => {
    const lines: string[] = [];
    const log = openLog({ level: "info", secrets: [], now: () => 0, write: (line) => lines.push(line) });
    let now = 0;
    const store = await openStore(await create(), { log, now: () => now });
    await store.add(subscription(), 10);
    await server?.crash();
    await expect(store.find("s1")).rejects.toMatchObject({ code: "store" });
    expect(store.trouble()?.message).toMatch(/can't reach my notes/);
    await server?.restart();
    now += 5_000;
    expect(await store.find("s1")).toMatchObject({ id: "s1" });
    expect(store.trouble()).toBeUndefined();
    expect(lines.map((line) => JSON.parse(line).message)).toEqual([
      "the store is out of reach",
      "the store is back",
    ]);
    await store.close();
  });
});
