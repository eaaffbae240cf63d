import { Refusal } from "../refusal.ts";
import { echo } from "./text.ts";
import type { Words } from "./words/words.ts";

export function nothingKept({ read }: Words): Refusal {
  return new Refusal("nothing-kept", read.nothingKept);
}

export function readingOver({ read }: Words): Refusal {
  return new Refusal("reading-over", read.isOver);
}

export function notEnder({ read }: Words): Refusal {
  return new Refusal("not-ender", read.notEnder);
}

export function savesFull({ saved }: Words, most: number): Refusal {
  return new Refusal("saves-full", saved.full(most), { most });
}

export function notSaved({ saved }: Words): Refusal {
  return new Refusal("not-saved", saved.gone);
}

export function noSavedMatch({ saved }: Words, words: string): Refusal {
  return new Refusal("no-saved-match", saved.noMatch(echo(words)));
}

export function savesTooLarge({ saved }: Words): Refusal {
  return new Refusal("saves-too-large", saved.tooLarge);
}
