import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { chaos } from "./chaos.ts";

// The short form of `npm run chaos`.
const size = { processes: 3, subscriptions: 45, dates: 1, kills: 9, seed: 5 };
const folder = mkdtempSync(join(tmpdir(), "quoth-chaos-"));
const server = await startPostgres();
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** All kinds come in each zone; those that wait for chapters have no date. */
const due = 42;
const balanced = {
  ...{ expected: due, missing: [], doubled: [], stray: [], misnoted: [], kills: 9 },
  ...{ torn: [], displaced: [], untold: [], offLimit: [], unended: [] },
};

async function run(databaseUrl: string, name: string): Promise<void> {
  const lines: string[] = [];
  const contentDir = join(folder, name);
  const result = await chaos({ ...size, databaseUrl, contentDir, say: (line) => lines.push(line) });
  expect(result, lines.join("\n")).toMatchObject(balanced);
  // What admins left alone is posted whole, and each of the rest has its post or its reason.
  expect(result.posted).toBeGreaterThanOrEqual(28);
  expect(result.posted + result.leftOut.length).toBe(due);
  expect(result.parts).toBeGreaterThan(50);
  expect(result.acts).toBeGreaterThan(20);
}

const longMs = 300_000;

test(
  "three bots on one SQLite file, killed, failed by Discord and changed by admins, post each day once",
  { timeout: longMs },
  () => run(`file:${join(folder, "quoth.db")}`, "sqlite"),
);

test("three bots on one PostgreSQL, killed, failed by Discord and changed by admins, post each day once", {
  timeout: longMs,
}, async ({ skip }) => {
  skip(server === undefined, noPostgres);
  await run((await server?.create()) ?? "", "postgres");
});
