import { UserError } from "../user-error.ts";

/** A million words are about six million characters; these leave room and still bound what a hostile file can cost. */
export const limits = {
  fileBytes: 64 * 1024 * 1024,
  archiveFileBytes: 1024 * 1024 * 1024,
  entryBytes: 32 * 1024 * 1024,
  archiveBytes: 128 * 1024 * 1024,
  entries: 20_000,
  nodes: 2_000_000,
  // Of one part of a Word document.
  wordNodes: 1_000_000,
  depth: 200,
  openElements: 5_000,
  passages: 200_000,
  passageCharacters: 100_000,
  characters: 40_000_000,
} as const;

export function tooLarge(name: string, what: string): UserError {
  return new UserError(
    "too-large",
    `${name} can't be imported: ${what}. A story of a million words needs less.`,
  );
}
