import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../user-error.ts";
import { unavailable } from "./sqlite-errors.ts";

/** A folder that is made for the bot's files is its owner's alone; one that was there stays as its owner wants it. */
export function makeFolderOf(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
}

/** An empty file that its owner alone may read. False when there is one already. */
export function makePrivate(file: string): boolean {
  try {
    writeFileSync(file, "", { flag: "ax", mode: 0o600 });
    return true;
  } catch (error) {
    // Or a link to one that is still to be made.
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Takes from everyone else what they may do with a file. One that belongs to another account is left to that account. */
export function tighten(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & 0o077) === 0 || found.uid !== process.getuid?.()) return;
  chmodSync(file, found.mode & 0o700);
}

/** A copy that its owner alone may read, whole or not at all. */
export async function intoNewFile(file: string, write: () => Promise<unknown>): Promise<void> {
  if (!madeFor(file))
    throw new UserError("backup-exists", `${file} is there already; name a file that doesn't exist yet`);
  try {
    await write();
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

function madeFor(file: string): boolean {
  try {
    return makePrivate(file);
  } catch (error) {
    throw unavailable(error) ?? error;
  }
}
