import { UserError } from "../user-error.ts";
import type { Spot } from "./spot.ts";

/** A passage someone kept. The text stays in the story; only the note is their own words. */
export type Save = {
  readonly userId: string;
  readonly story: string;
  readonly spot: Spot;
  /** The sentences that were meant: UTF-16 offsets into the passage, `end` exclusive. */
  readonly range?: { readonly start: number; readonly end: number };
  readonly note?: string;
  /** The server it was saved in. */
  readonly guildId?: string;
  readonly savedAt: number;
};

export type MostSaved = { readonly story: string; readonly spot: Spot; readonly readers: number };

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

export const longestNote = 200;

/** The note as it is stored: PostgreSQL knows no NUL, and neither knows halves of characters. */
export function checkedNote(note: string | undefined): string | undefined {
  const clean = note?.replaceAll("\0", "").toWellFormed().trim() ?? "";
  // Counted as Discord counts them, by code point.
  const length = [...clean].length;
  if (length > longestNote) {
    throw new UserError(
      "note-long",
      `A note has room for ${longestNote} characters and this one has ${length}; shorten it and try again.`,
      { most: longestNote, length },
    );
  }
  return clean === "" ? undefined : clean;
}
