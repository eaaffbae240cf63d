import { isUtf8 } from "node:buffer";
import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";
import { UserError } from "../user-error.ts";
import { type Parsed, parseStory } from "./parse.ts";

/** A novel of a million words has six million bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Twenty-four characters, so that a button's id (100) holds a slug, two passages and what to do with them. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/.test(text);
}

/** The names of the folders that should hold a story each; a UserError where the folder of them all can't be read. */
export function storyFolders(contentDir: string): readonly string[] {
  try {
    return readdirSync(contentDir, { withFileTypes: true })
      .filter((one) => (one.isDirectory() || isFolderLink(contentDir, one)) && !one.name.startsWith("."))
      .map(({ name }) => name)
      .sort();
  } catch {
    // Missing, no folder or not allowed: the remedy is the same.
    throw new UserError(
      "no-content",
      `the folder ${contentDir} can't be read; set CONTENT_DIR to the folder that holds the stories`,
    );
  }
}

/** A folder is as old as itself: an import replaces the file in it. */
export function ageOf(contentDir: string, slug: string): number {
  return statSync(join(contentDir, slug), { throwIfNoEntry: false })?.birthtimeMs ?? Number.MAX_VALUE;
}

/** Changes whenever the file does: an import replaces it whole, an editor writes it anew. */
export function stampOf(file: string): string {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats === undefined ? "none" : `${stats.ino}:${stats.size}:${stats.mtimeMs}`;
  } catch {
    // A link to itself, or a folder that may not be entered.
    return "unreadable";
  }
}

/** A story, or all that keeps its file from being one. Never throws, whatever is there in the place of a file. */
export function readStory(contentDir: string, slug: string): Parsed {
  if (!isSlug(slug))
    return fault("the folder's name must be 1 to 24 lower-case letters, digits and hyphens; rename it");
  try {
    const file = join(contentDir, slug, "story.md");
    const problem = problemOf(contentDir, file);
    if (problem !== undefined) return fault(problem);
    const bytes = readFileSync(file);
    if (!isUtf8(bytes)) return fault("this is not UTF-8; save the file as UTF-8", firstForeignLine(bytes));
    return parseStory(slug, bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof RangeError)
      return fault("its fields are nested too deeply to be read; write them one below the other");
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return fault(`the file can't be read (${code}); every folder of stories holds a story.md`);
  }
}

/** Why a path is no file of a story. To open a named pipe would wait for a writer, and a device has no end. */
function problemOf(contentDir: string, file: string): string | undefined {
  const home = realpathSync(contentDir) + sep;
  if (!realpathSync(file).startsWith(home))
    return "this is a link out of the folder of stories; copy the file into it";
  const stats: Stats = lstatSync(realpathSync(file));
  if (!stats.isFile()) return "this is no ordinary file; put the story's text into a file story.md";
  if (stats.size > mostBytes)
    return `the file has ${Math.round(stats.size / 1_048_576)} MB, and a story has room for 64; divide it into several stories`;
  return undefined;
}

function isFolderLink(
  contentDir: string,
  one: { readonly name: string; isSymbolicLink(): boolean },
): boolean {
  if (!one.isSymbolicLink()) return false;
  try {
    return statSync(join(contentDir, one.name)).isDirectory();
  } catch {
    // A link to nothing was never a story.
    return false;
  }
}

function fault(problem: string, line = 1): Parsed {
  return { kind: "faults", faults: [{ line, problem }] };
}

function firstForeignLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
