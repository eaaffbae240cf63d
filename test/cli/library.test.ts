import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runLibrary } from "../../src/cli/library.ts";
import { makeCatalog } from "../../src/library/catalog.ts";
import type { Store } from "../../src/store/store.ts";
import { storyOf } from "../commands/asking.ts";
import { putStory } from "../helpers/brought.ts";
import { sqliteStore } from "../helpers/store.ts";

const folder = mkdtempSync(join(tmpdir(), "quoth-library-"));
const url = `file:${join(folder, "quoth.db")}`;
let running: Store;

const file = (title: string) =>
  `---\ntitle: ${title}\nauthor: A. Writer\nattribution: ${title}.\n---\n\nThe lamp\u001b[31m went out.\n`;

beforeAll(async () => {
  running = sqliteStore(join(folder, "quoth.db"));
  await putStory(running, "100", "_a", file("One"), { hash: "h".repeat(43) });
  await putStory(running, "101", "_b", file("Two"), { hash: "h".repeat(43) });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => runLibrary(args, url, () => 5_000);

test("lists and shows what servers brought while the bot runs", async () => {
  const list = (await run("list")).split("\n");
  expect(list).toEqual([
    expect.stringMatching(/^_a {2}server 100 {2}live {2}1 passages, \d+ characters {2}One, by A\. Writer$/),
    expect.stringMatching(/^_b {2}server 101 {2}live/),
  ]);
  const shown = await run("show", "_a");
  expect(shown).toContain("by what right: own work");
  expect(shown).toContain("The lamp went out.");
  await expect(run("show", "_c")).rejects.toThrow(/There is no story _c/);
});

test("withdraws a text from every server, a running bot's too, and gives it back", async () => {
  const shipped = storyOf(file("Shipped"), "shipped");
  let now = 0;
  const operator = { stories: [shipped], withdrawn: [], standard: shipped };
  const catalog = makeCatalog({ operator: () => operator, store: running, now: () => now });
  const slugs = async () => (await catalog.at("101")).stories.map(({ slug }) => slug);
  expect(await slugs()).toEqual(["shipped", "_b"]);
  expect(await run("withdraw", "_a")).toMatch(/^Withdrawn\. 2 stories with this text/);
  now = 15_000;
  expect(await slugs()).toEqual(["shipped"]);
  expect((await catalog.at("101")).withdrawn.map(({ about }) => about.title)).toEqual(["Two"]);
  await expect(putStory(running, "102", "_c", file("Three"), { hash: "h".repeat(43) })).rejects.toThrow(
    "withdrawn",
  );
  expect(await run("restore", "h".repeat(43))).toMatch(/^Restored\. 2 stories/);
  now = 30_000;
  expect(await slugs()).toEqual(["shipped", "_b"]);
});

test("shows what was reported, with nothing in it that steers a terminal", async () => {
  expect(await run("reports")).toBe("Nothing was reported.");
  const report = {
    id: "r1",
    story: "_a",
    guildId: "100",
    userId: "9",
    at: 0,
    words: "Mine.\n\u001b[2JNot theirs.",
  };
  await running.reportStory(report, 9);
  expect(await run("reports")).toBe(
    "1970-01-01T00:00:00.000Z  _a  One, in server 100, by 9\n    Mine.\n    Not theirs.",
  );
});

test("says what it can do, and where there is nothing", async () => {
  await expect(run()).rejects.toThrow(/npm run library -- list/);
  await expect(runLibrary(["list"], "file:none.db", () => 0)).rejects.toThrow(/no database at none\.db/);
});
