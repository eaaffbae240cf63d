import type { Words } from "../messages/messages.ts";
import { UserError } from "../user-error.ts";
import { echo } from "./text.ts";

export function nothingKept({ read }: Words): UserError {
  return new UserError("nothing-kept", read.nothingKept);
}

export function readingOver({ read }: Words): UserError {
  return new UserError("reading-over", read.isOver);
}

export function notEnder({ read }: Words): UserError {
  return new UserError("not-ender", read.notEnder);
}

export function savesFull({ saved }: Words, most: number): UserError {
  return new UserError("saves-full", saved.full({ most }), { most });
}

export function notSaved({ saved }: Words): UserError {
  return new UserError("not-saved", saved.gone);
}

export function noSavedMatch({ saved }: Words, words: string): UserError {
  return new UserError("no-saved-match", saved.noMatch({ words: echo(words) }));
}

export function savesTooLarge({ saved }: Words): UserError {
  return new UserError("saves-too-large", saved.tooLarge);
}
