import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Parsed, parseStory } from "../story/parse.ts";
import { UserError } from "../user-error.ts";

/** Whole or not at all: written beside and renamed, so that a running bot never reads half a story. */
export async function saveStory(contentDir: string, slug: string, file: string): Promise<void> {
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
    const folder = join(contentDir, slug);
    if (existsSync(folder)) await rename(join(beside, "story.md"), join(folder, "story.md"));
    else {
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

export type Existing = { readonly file: string; readonly parsed: Parsed };

export async function loadExisting(contentDir: string, slug: string): Promise<Existing | undefined> {
  try {
    const file = await readFile(join(contentDir, slug, "story.md"), "utf8");
    return { file, parsed: parseStory(slug, file) };
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
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
