import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Parsed, parseStory } from "../story/parse.ts";
import type { Story } from "../story/story.ts";
import { UserError } from "../user-error.ts";
import type { Imported } from "./hand-edits.ts";

/** Beside story.md: what the import wrote into it. */
const record = "imported.json";

/** Whole or not at all: written beside and renamed, so that a running bot never reads half a story. */
export async function saveStory(
  contentDir: string,
  slug: string,
  file: string,
  imported: Imported,
): Promise<void> {
  await mkdir(contentDir, { recursive: true });
  // The library passes over folders that start with a dot.
  const beside = await mkdtemp(join(contentDir, `.import-${slug}-`));
  try {
    await writeFile(join(beside, "story.md"), file, { flush: true });
    await writeFile(join(beside, record), `${JSON.stringify(imported)}\n`);
    const folder = join(contentDir, slug);
    if (existsSync(folder)) {
      await keepCopy(folder, file);
      for (const name of [record, "story.md"]) await rename(join(beside, name), join(folder, name));
    } else {
      await chmod(beside, 0o755); // a temporary folder is its maker's alone
      await rename(beside, folder);
    }
  } catch (error) {
    throw new UserError(
      "unwritable",
      `${join(contentDir, slug)} can't be written (${codeOf(error)}); look at the folder's permissions and the disk.`,
    );
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** The file as it was stays beside the new one: story.md.bak, then story.md.bak.2 … */
async function keepCopy(folder: string, file: string): Promise<void> {
  const old = join(folder, "story.md");
  if (!existsSync(old) || (await readFile(old, "utf8")) === file) return;
  let copy = `${old}.bak`;
  for (let number = 2; existsSync(copy); number += 1) copy = `${old}.bak.${number}`;
  await copyFile(old, copy);
}

export type Existing = {
  readonly file: string;
  readonly parsed: Parsed;
  /** Undefined for a story that no import has written, or one before there were records. */
  readonly imported: Imported | undefined;
};

export async function loadExisting(contentDir: string, slug: string): Promise<Existing | undefined> {
  try {
    const file = await readFile(join(contentDir, slug, "story.md"), "utf8");
    return { file, parsed: parseStory(slug, file), imported: await readRecord(join(contentDir, slug)) };
  } catch (error) {
    if (/^(?:ENOENT|ENOTDIR)$/.test(codeOf(error))) return undefined;
    throw error;
  }
}

async function readRecord(folder: string): Promise<Imported | undefined> {
  try {
    const value = JSON.parse(await readFile(join(folder, record), "utf8")) as Partial<Imported>;
    const { fields, passages, chapters } = value;
    const isWhole = fields !== undefined && Array.isArray(passages) && Array.isArray(chapters);
    return isWhole ? { fields, passages, chapters } : undefined;
  } catch {
    return undefined; // none there, or no record any more
  }
}

/** The folder of a story, not this one, that holds at least half of these passages. */
export function findByText(contentDir: string, texts: readonly string[]): Promise<string | undefined> {
  return findStory(contentDir, ({ passages }) => {
    const own = new Set(passages.map((one) => one.text));
    return texts.filter((text) => own.has(text)).length * 2 >= Math.min(texts.length, own.size);
  });
}

/** The folder of a story that came from the same address: a work may change its title. */
export function findBySource(contentDir: string, source: string): Promise<string | undefined> {
  return findStory(contentDir, ({ about }) => about.source === source);
}

async function findStory(contentDir: string, fits: (story: Story) => boolean): Promise<string | undefined> {
  for (const slug of existsSync(contentDir) ? await readdir(contentDir) : []) {
    const parsed = slug.startsWith(".") ? undefined : (await loadExisting(contentDir, slug))?.parsed;
    if (parsed?.kind === "story" && fits(parsed.story)) return slug;
  }
  return undefined;
}

/** The system's name for what went wrong. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
