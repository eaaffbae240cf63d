import { basename, extname } from "node:path";
import { UserError } from "../user-error.ts";
import type { Draft } from "./draft.ts";
import type { AskPerson } from "./hand-edits.ts";
import { type Made, makeStory } from "./make-story.ts";
import { joinNotes, readDisclaimer } from "./note.ts";
import type { ImportOptions } from "./options.ts";
import { readSource } from "./read.ts";
import { findBySource, findByText, loadExisting, saveStory } from "./save.ts";
import { slugOf } from "./slug.ts";

type Brought = Made & {
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
  const slug = options.slug ?? (await chooseSlug(draft, options, contentDir, shown, ask));
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

/** The folder for a story: that of the same address or text, else one after its title. */
async function chooseSlug(
  draft: Draft,
  options: ImportOptions,
  contentDir: string,
  shown: string,
  ask: AskPerson | undefined,
): Promise<string> {
  const { source, title, note, endnote, fandoms } = draft.about;
  const known = source === undefined ? undefined : await findBySource(contentDir, source);
  if (known !== undefined) return known;
  const fandom = fandoms?.[0] ?? readDisclaimer(joinNotes(note, endnote) ?? "")?.fandom;
  const untitled = fandom === undefined ? undefined : `untitled-${fandom}`;
  const slug = slugOf(options.overrides.title, title, untitled, basename(shown, extname(shown)));
  if (options.isForced || (await loadExisting(contentDir, slug)) !== undefined) return slug;
  const texts = draft.parts.filter((part) => part.kind === "passage").map((part) => part.text);
  const same = await findByText(contentDir, texts);
  if (same === undefined) return slug;
  if (ask === undefined)
    throw new UserError(
      "same-text",
      `${shown} has the text of the story in ${same} under another title; add --slug ${same} if it is the same story, or --slug ${slug} if it is another.`,
    );
  const answer = await ask(`The story in ${same} has the same text. Is it the same story? (y/n) `);
  return /^y/i.test(answer.trim()) ? same : slug;
}
