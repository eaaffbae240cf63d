import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** A folder that is made for the bot's files is its owner's alone; one that was there stays as its owner wants it. */
export function makeFolderOf(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
}

/** An empty file that its owner alone may read. False when there is one already. */
export function makePrivate(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return false;
  writeFileSync(file, "", { flag: "ax", mode: 0o600 });
  return true;
}

/** Takes from everyone else what they may do with a file. One that belongs to another account is left to that account. */
export function tighten(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & 0o077) === 0 || found.uid !== process.getuid?.()) return;
  chmodSync(file, found.mode & 0o700);
}
