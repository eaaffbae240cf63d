import { execFile, execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quoth-unwritable-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(how: "full" | "read-only"): Promise<unknown> {
  // To root every file is writable.
  const owner = how === "read-only" && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const args = [join(import.meta.dirname, "unwritable.ts"), how, join(folder, "quoth.db")];
  const { stdout } = await promisify(execFile)(process.execPath, args, owner);
  return JSON.parse(stdout);
}

const recovered = {
  before: "added",
  during: "store",
  reading: "found",
  health: "unavailable",
  after: "added",
  healthAfter: "fine",
  said: ["the store is out of reach", "the store is back"],
};

function hasPrlimit(): boolean {
  try {
    execFileSync("prlimit", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

test("a full disk stops writing alone, is said once, and is over when there is room", async ({ skip }) => {
  skip(!hasPrlimit(), "prlimit was not found (Debian: apt-get install util-linux)");
  expect(await run("full")).toEqual(recovered);
});

test("a file that may not be written is no end of the bot, and is over when it may", async () => {
  // Nor read: SQLite shares its log of writes in a file beside it, which can't be made.
  expect(await run("read-only")).toEqual({ ...recovered, reading: "store" });
});
