import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openLog } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import { subscription } from "./contract.ts";

const folder = mkdtempSync(join(tmpdir(), "quoth-open-"));
afterAll(() => rmSync(folder, { recursive: true }));
const silent = openLog({ level: "error", secrets: [], now: () => 0, write: () => undefined });

test("a database that can't be opened is no reason not to start, and is found when it comes back", async () => {
  const obstacle = join(folder, "data");
  writeFileSync(obstacle, "a file where the folder should be");
  let now = 0;
  const store = await openStore(`file:${obstacle}/quoth.db`, { log: silent, now: () => now });
  await expect(store.add(subscription(), 10)).rejects.toMatchObject({ code: "store" });
  expect(store.trouble()).toBeDefined();

  rmSync(obstacle);
  now += 5_000;
  expect(await store.add(subscription(), 10)).toBe("added");
  expect(store.trouble()).toBeUndefined();
  await store.close();
});

test("an address of no known database is refused", async () => {
  await expect(openStore("mysql://here", { log: silent, now: () => 0 })).rejects.toThrow(/write file:data/);
});
