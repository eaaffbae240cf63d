import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../user-error.ts";
import { parseStory } from "./parse.ts";
import type { Fault } from "./parse-front.ts";
import type { Story } from "./story.ts";

export type Library = {
  /** In the order of their slugs, without those that their authors withdrew. */
  readonly stories: readonly Story[];
  /** Withdrawn stories: of them nothing but title and credit is shown. */
  readonly withdrawn: readonly Story[];
  /** The story of a command that names none. */
  readonly standard: Story;
};

/** `faults` are lines for whoever keeps the content: file, line, what is wrong and what to write. */
export type Refreshed = { readonly changed: readonly string[]; readonly faults: readonly string[] };

export type LiveLibrary = {
  readonly current: () => Library;
  /** Reads again what changed since the last time. A faulty story keeps its last good version. */
  readonly refresh: () => Refreshed;
};

/** Twenty-four characters, so that a button's id (100) holds a slug, two passages and what to do with them. */
const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/;

type Kept = { readonly stamp: string; readonly story: Story | undefined; readonly faults: readonly string[] };

/** Loads every content/<slug>/story.md, whole or not at all: a UserError names each fault of each file. */
export function openLibrary(contentDir: string, standard: string | undefined): LiveLibrary {
  let kept = readAll(contentDir, new Map());
  const faults = [...kept.values()].flatMap((one) => one.faults);
  if (faults.length > 0) throw new UserError("stories", faults.join("\n"));
  let library = libraryOf(contentDir, kept, standard);
  return {
    current: () => library,
    refresh: () => {
      const before = kept;
      const after = readAll(contentDir, before);
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (slug) => before.get(slug)?.stamp !== after.get(slug)?.stamp,
      );
      // A library without its standard story would answer nothing, so that change waits until it is mended.
      const next = libraryOf(contentDir, after, standard);
      [kept, library] = [after, next];
      return { changed, faults: changed.flatMap((slug) => after.get(slug)?.faults ?? []) };
    },
  };
}

export function withdrawn(): UserError {
  return new UserError("withdrawn", "This story was withdrawn by its author, so it is no longer shown.");
}

export function loadLibrary(contentDir: string, standard: string | undefined): Library {
  return openLibrary(contentDir, standard).current();
}

/** What was read before and has not changed is kept as it is. */
function readAll(contentDir: string, before: ReadonlyMap<string, Kept>): ReadonlyMap<string, Kept> {
  return new Map(
    readFolders(contentDir).map((slug) => {
      const file = join(contentDir, slug, "story.md");
      const stamp = stampOf(file);
      const known = before.get(slug);
      if (known !== undefined && known.stamp === stamp) return [slug, known];
      const found = loadStory(file, slug);
      if (found.kind === "story") return [slug, { stamp, story: found.story, faults: [] }];
      const faults = found.faults.map((fault) => `${file}, line ${fault.line}: ${fault.problem}`);
      return [slug, { stamp, story: known?.story, faults }];
    }),
  );
}

/** Changes whenever the file does: an import replaces it whole, an editor writes it anew. */
function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? "none" : `${stats.ino}:${stats.size}:${stats.mtimeMs}`;
}

function libraryOf(
  contentDir: string,
  kept: ReadonlyMap<string, Kept>,
  standard: string | undefined,
): Library {
  const all = [...kept.values()].flatMap((one) => one.story ?? []);
  const stories = all.filter((story) => !story.about.withdrawn);
  const withdrawn = all.filter((story) => story.about.withdrawn);
  const first = stories[0];
  if (first === undefined) {
    const sentence =
      all.length === 0
        ? `${contentDir} holds no story; content/README.md says how to bring one`
        : `every story in ${contentDir} is withdrawn; bring one that may be shown`;
    throw new UserError("no-stories", sentence);
  }
  if (standard === undefined) return { stories, withdrawn, standard: first };
  const chosen = stories.find((story) => story.slug === standard);
  if (chosen !== undefined) return { stories, withdrawn, standard: chosen };
  const slugs = stories.map((story) => story.slug).join(", ");
  throw new UserError(
    "no-standard",
    `STORY is ${standard}, but there is no such folder in ${contentDir}; write one of ${slugs}`,
  );
}

function loadStory(file: string, slug: string): ReturnType<typeof parseStory> {
  if (!slugShape.test(slug)) {
    return fault("the folder's name must be 1 to 24 lower-case letters, digits and hyphens");
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return fault(`the file can't be read (${code}); every folder of stories holds a story.md`);
  }
  if (!isUtf8(bytes)) return fault("this is not UTF-8; save the file as UTF-8", firstForeignLine(bytes));
  return parseStory(slug, bytes.toString("utf8"));
}

function fault(problem: string, line = 1): { kind: "faults"; faults: Fault[] } {
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

function readFolders(contentDir: string): readonly string[] {
  try {
    return readdirSync(contentDir, { withFileTypes: true })
      .filter((one) => one.isDirectory() && !one.name.startsWith("."))
      .map((one) => one.name)
      .sort();
  } catch {
    // Missing, no folder or not allowed: the remedy is the same.
    throw new UserError(
      "no-content",
      `the folder ${contentDir} can't be read; set CONTENT_DIR to the folder that holds the stories`,
    );
  }
}
