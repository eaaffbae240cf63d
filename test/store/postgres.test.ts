import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openLog } from "../../src/log.ts";
import { loadMigrations } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { postgresStore } from "../helpers/store.ts";
import { storeContract, subscription } from "./contract.ts";

const server = await startPostgres();
afterAll(() => server?.stop());
const migrations = loadMigrations("postgres");
const create = () => server?.create() ?? Promise.reject(new Error("no PostgreSQL"));

describe("the PostgreSQL store", () => {
  beforeEach(({ skip }) => skip(server === undefined, noPostgres));
  let url = "";
  storeContract(
    async () => postgresStore(url),
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
    expect(store.unavailable()?.message).toMatch(/can't reach my database/);
    await server?.restart();
    now += 5_000;
    expect(await store.find("s1")).toMatchObject({ id: "s1" });
    expect(store.unavailable()).toBeUndefined();
    expect(lines.map((line) => JSON.parse(line).message)).toEqual([
      "the store is out of reach",
      "the store is back",
    ]);
    await store.close();
  });

  test("a server that hangs in mid-life costs the first callers little, later ones nothing, and is found again", async () => {
    const between = await openRelay(await create());
    const log = openLog({ level: "info", secrets: [], now: () => 0, write: () => undefined });
    let now = 0;
    const store = await openStore(between.url, { log, now: () => now });
    await store.add(subscription(), 10);
    between.hang(true);
    const timed = async (work: () => Promise<unknown>) => {
      const asked = performance.now();
      await expect(work()).rejects.toMatchObject({ code: "store" });
      return performance.now() - asked;
    };
    // More than there are connections.
    const first = await Promise.all(Array.from({ length: 12 }, () => timed(() => store.find("s1"))));
    expect(Math.max(...first)).toBeLessThan(2_500);
    for (const later of [1, 5_000, 1]) {
      now += later;
      expect(await timed(() => store.confirm("9", "tale"))).toBeLessThan(400);
    }
    between.hang(false);
    await vi.waitFor(async () => {
      now += 5_000;
      expect(await store.find("s1")).toMatchObject({ id: "s1" });
    }, 5_000);
    await store.close();
    between.close();
  });
});

/** Between the bot and its server, on a port: hands everything on until it hangs. */
async function openRelay(url: string) {
  const [, name, host = ""] = /@\/(\w+)\?host=(.+)$/.exec(url) ?? [];
  const path = join(decodeURIComponent(host), ".s.PGSQL.5432");
  let isHanging = false;
  const sockets = new Set<Socket>();
  const relay = createServer((socket) => {
    const there = connect({ path });
    for (const [from, to] of [
      [socket, there],
      [there, socket],
    ] as const) {
      sockets.add(from);
      from.on("error", () => undefined);
      from.on("data", (data) => isHanging || to.write(data));
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const { port } = relay.address() as AddressInfo;
  return {
    url: `postgres://quoth@127.0.0.1:${port}/${name}`,
    hang: (hangs: boolean) => {
      isHanging = hangs;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
    },
  };
}
