import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { openLog } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import { subscription } from "./contract.ts";

const folder = mkdtempSync(join(tmpdir(), "quoth-open-"));
afterAll(() => rmSync(folder, { recursive: true }));

function listening() {
  const lines: string[] = [];
  const log = openLog({ level: "info", secrets: [], now: () => 0, write: (line) => lines.push(line) });
  return { log, said: () => lines.map((line) => String(JSON.parse(line).message)), lines };
}

test("a database that can't be opened is no reason not to start, and is found when it comes back", async () => {
  const obstacle = join(folder, "data");
  writeFileSync(obstacle, "a file where the folder should be");
  let now = 0;
  const { log, said } = listening();
  const store = await openStore(`file:${obstacle}/quoth.db`, { log, now: () => now });
  await expect(store.add(subscription(), 10)).rejects.toMatchObject({ code: "store" });
  expect(store.unavailable()).toBeDefined();

  rmSync(obstacle);
  now += 5_000;
  expect(await store.add(subscription(), 10)).toBe("added");
  expect(store.unavailable()).toBeUndefined();
  expect(said()).toEqual(["the store is out of reach", "the store is back"]);
  await store.close();
});

test("an address of no known database is refused", async () => {
  const { log } = listening();
  await expect(openStore("mysql://here", { log, now: () => 0 })).rejects.toThrow(/write file:data/);
});

test.for(["deleted", "replaced", "without its log of writes"])(
  "a database file that is %s while it is in use is said within seconds, though nobody asks, and opened again",
  async (how) => {
    const file = join(folder, how.replaceAll(" ", "-"), "quoth.db");
    const { log, lines } = listening();
    const store = await openStore(`file:${file}`, { log, now: () => 0 });
    await store.add(subscription(), 10);
    const copy = `${file}.copy`;
    await store.backup(copy);
    await store.add(subscription({ id: "s2", name: "s2" }), 10);
    if (how === "replaced") renameSync(copy, file);
    else rmSync(how === "deleted" ? file : `${file}-wal`);
    await vi.waitFor(() => expect(lines.join("")).toMatch(/was deleted or replaced/), 4_000);
    const found = async () => (await store.ofServer("100")).map(({ id }) => id);
    await vi.waitFor(
      async () =>
        expect(await found()).toEqual(
          how === "replaced" ? ["s1"] : how === "deleted" ? [] : expect.anything(),
        ),
      4_000,
    );
    expect(await store.add(subscription({ id: "s3", name: "s3" }), 10)).toBe("added");
    await store.close();
  },
);

/** A server that takes connections and never says a word. */
async function openHanging() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `postgres://quoth:secret@127.0.0.1:${port}/quoth`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("a PostgreSQL server that never answers keeps the start short, and each later caller shorter", async () => {
  const server = await openHanging();
  const { log, said } = listening();
  let now = 0;
  const started = performance.now();
  const store = await openStore(server.url, { log, now: () => now });
  expect(performance.now() - started).toBeLessThan(2_500);
  for (const later of [1, 1_000, 5_000, 5_001]) {
    now += later;
    const asked = performance.now();
    await expect(store.reader("9")).rejects.toMatchObject({ code: "store" });
    expect(performance.now() - asked).toBeLessThan(400);
  }
  expect(said()).toEqual(["the store is out of reach"]);
  await store.close();
  server.close();
});
