import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runBackup } from "../../src/cli/backup.ts";
import { sqliteStore } from "../helpers/store.ts";
import { subscription } from "../store/contract.ts";

const folder = mkdtempSync(join(tmpdir(), "quoth-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a running bot's database is copied whole into a new file", async () => {
  const file = join(folder, "quoth.db");
  const running = sqliteStore(file);
  await running.add(subscription(), 10);
  const copy = join(folder, "copy.db");
  expect(await runBackup(`file:${file}`, copy)).toBe(`Copied ${file} to ${copy}`);
  await running.markServerGone("100", 1);
  await running.dropServersGone(2);
  const copied = sqliteStore(copy);
  expect(await copied.find("s1")).toMatchObject({ name: "daily" });
  await copied.close();
  await running.close();
});

test("what can't be copied is said, with what to do", async () => {
  await expect(runBackup("file:x.db", undefined)).rejects.toThrow(/Name the file/);
  await expect(runBackup(`file:${join(folder, "none.db")}`, "y.db")).rejects.toThrow(/no database at/);
  const file = join(folder, "quoth.db");
  await expect(runBackup(`file:${file}`, file)).rejects.toThrow(/is there already/);
  await expect(runBackup(`file:${file}`, join(folder, "no", "copy.db"))).rejects.toThrow(/could not be made/);
});
