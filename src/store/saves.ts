import type { MostSaved, Save } from "../domain/save.ts";
import { userError } from "../user-error.ts";

export type SaveStore = {
  /**
   * One save a reader and passage, on two machines too: `again` takes the new range and keeps the note, server and time
   * of the first. Of two machines at the limit one says `too-many`.
   */
  readonly addSave: (save: Save, mostPerReader: number) => Promise<"saved" | "again" | "too-many">;
  readonly findSave: (userId: string, story: string, passageId: string) => Promise<Save | undefined>;
  /** The newest first, and how many there are in all, as of one moment. */
  readonly saves: (
    userId: string,
    page: { readonly skip: number; readonly most: number },
  ) => Promise<{ readonly saves: readonly Save[]; readonly total: number }>;
  /** At most 200 characters, else a UserError; empty or undefined takes it away. False when it isn't saved any more. */
  readonly noteSave: (
    userId: string,
    story: string,
    passageId: string,
    note: string | undefined,
  ) => Promise<boolean>;
  /** False when it was gone already: of two removals at once one is true. */
  readonly removeSave: (userId: string, story: string, passageId: string) => Promise<boolean>;
  /** A server's passages that the most people saved there; equals in the order of the story. */
  readonly mostSaved: (guildId: string, most: number) => Promise<readonly MostSaved[]>;
};

const longestNote = 200;

/** The note as it is stored: PostgreSQL knows no NUL, and neither knows halves of characters. */
export function checkedNote(note: string | undefined): string | undefined {
  const clean = note?.replaceAll("\0", "").toWellFormed().trim() ?? "";
  // Counted as Discord counts them, by code point.
  const length = [...clean].length;
  if (length > longestNote) {
    throw userError("note-long", { most: longestNote, length });
  }
  return clean === "" ? undefined : clean;
}
