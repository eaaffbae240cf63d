import { basename } from "node:path";
import { type AskPerson, chooseSlug } from "./choose.ts";
import { type Made, makeStory } from "./make-story.ts";
import type { ImportOptions } from "./options.ts";
import { readSource } from "./read.ts";
import { loadExisting, saveStory } from "./save.ts";

export type Brought = Made & {
  /** Writes the story, with the permission if one was given meanwhile. */
  save(permission: string | undefined): Promise<void>;
};

/** A file as a story beside the one that is there, if any; nothing is written before `save`. */
export async function bringStory(
  path: string,
  options: ImportOptions,
  contentDir: string,
  progress: (done: number, all: number) => void,
  ask?: AskPerson,
): Promise<Brought> {
  const shown = basename(path);
  const draft = await readSource({ name: shown, path }, progress);
  const slug = await chooseSlug(draft, options, contentDir, path, ask);
  const existing = await loadExisting(contentDir, slug);
  const made = await makeStory(draft, { ...options, shown, slug, existing, ask });
  return {
    ...made,
    save: async (permission) => {
      const whole = made.write(permission);
      if (whole !== existing?.file || existing.imported === undefined || options.choice !== undefined)
        await saveStory(contentDir, slug, whole, made.imported);
    },
  };
}
