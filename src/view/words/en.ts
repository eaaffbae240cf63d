import { enPlace } from "./en-place.ts";

/** Every sentence the bot says, in English. The other languages have the same names, checked by their type. */
export const en = {
  code: "en",
  ...enPlace,
  buttons: {
    earlier: "◀ Earlier",
    later: "Later ▶",
    context: "Context",
    note: "Note",
    remove: "Remove",
    postHere: "Post here",
  },
} as const satisfies Sentences;

/** Sentences, and functions that make them, by the part of the bot that says them. */
export type Sentences = {
  readonly [name: string]: string | readonly string[] | ((...values: never[]) => string) | Sentences;
};
