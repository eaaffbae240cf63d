import { existsSync } from "node:fs";
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { type Parsed, parseStory } from "../story/parse.ts";
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
    const handle = await open(join(beside, "story.md"), "w");
    try {
      await handle.writeFile(file);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await writeFile(join(beside, record), `${JSON.stringify(imported)}\n`);
    const folder = join(contentDir, slug);
    if (existsSync(folder)) {
      await keepCopy(folder, file);
      await rename(join(beside, record), join(folder, record));
      await rename(join(beside, "story.md"), join(folder, "story.md"));
    } else {
      await chmod(beside, 0o755); // a temporary folder is its maker's alone
      await rename(beside, folder);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new UserError(
      "unwritable",
      `${join(contentDir, slug)} can't be written (${code}); look at the folder's permissions and the disk.`,
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
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
}

async function readRecord(folder: string): Promise<Imported | undefined> {
  try {
    const value = JSON.parse(await readFile(join(folder, record), "utf8")) as Partial<Imported>;
    const { fields, passages, chapters } = value;
    return fields && Array.isArray(passages) && Array.isArray(chapters)
      ? { fields, passages, chapters }
      : undefined;
  } catch {
    return undefined; // none there, or no record any more
  }
}

/** The folder of a story, not this one, that holds at least half of these passages. */
export async function findByText(contentDir: string, texts: readonly string[]): Promise<string | undefined> {
  const names = existsSync(contentDir) ? await readdir(contentDir) : [];
  for (const slug of names.filter((name) => !name.startsWith("."))) {
    const parsed = (await loadExisting(contentDir, slug))?.parsed;
    if (parsed?.kind !== "story") continue;
    const own = new Set(parsed.story.passages.map((one) => one.text));
    if (texts.filter((text) => own.has(text)).length * 2 >= Math.min(texts.length, own.size)) return slug;
  }
  return undefined;
}

/** The folder of a story that came from the same address: a work may change its title. */
export async function findBySource(contentDir: string, source: string): Promise<string | undefined> {
  let names: readonly string[];
  try {
    names = await readdir(contentDir);
  } catch {
    return undefined; // no stories yet
  }
  for (const slug of names.filter((name) => !name.startsWith("."))) {
    const existing = await loadExisting(contentDir, slug);
    if (existing?.parsed.kind === "story" && existing.parsed.story.about.source === source) return slug;
  }
  return undefined;
}
