import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../refusal.ts";
import { parseStory } from "./parse.ts";
import type { Fault } from "./parse-front.ts";
import type { Story } from "./story.ts";

export type Library = {
  /** In the order of their slugs. */
  readonly stories: readonly Story[];
  /** The story of a command that names none. */
  readonly standard: Story;
};

/** Twenty-four characters, so that a button's id (100) holds a slug, two passages and what to do with them. */
const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/;

/** Loads every content/<slug>/story.md, whole or not at all: a Refusal names each fault of each file. */
export function loadLibrary(contentDir: string, standard: string | undefined): Library {
  const stories: Story[] = [];
  const faults: string[] = [];
  for (const slug of readFolders(contentDir)) {
    const file = join(contentDir, slug, "story.md");
    const found = loadStory(file, slug);
    if (found.kind === "story") stories.push(found.story);
    else faults.push(...found.faults.map((fault) => `${file}, line ${fault.line}: ${fault.problem}`));
  }
  if (faults.length > 0) throw new Refusal("stories", faults.join("\n"));
  const first = stories[0];
  if (first === undefined) {
    throw new Refusal("no-stories", `${contentDir} holds no story; content/README.md says how to bring one`);
  }
  if (standard === undefined) return { stories, standard: first };
  const chosen = stories.find((story) => story.slug === standard);
  if (chosen !== undefined) return { stories, standard: chosen };
  const slugs = stories.map((story) => story.slug).join(", ");
  throw new Refusal(
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
    throw new Refusal(
      "no-content",
      `the folder ${contentDir} can't be read; set CONTENT_DIR to the folder that holds the stories`,
    );
  }
}
