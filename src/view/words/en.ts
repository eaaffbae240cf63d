import { about, chapters, library, notes } from "./en/about.ts";
import { daily } from "./en/daily.ts";
import { dailyAdmin } from "./en/daily-admin.ts";
import { dailyRefusals } from "./en/daily-refusals.ts";
import { help } from "./en/help.ts";
import { fault, refusals } from "./en/refusals.ts";
import { search } from "./en/search.ts";
import { story } from "./en/story.ts";
import { enPlace } from "./en-place.ts";
import { enReading } from "./en-reading.ts";

/** Every sentence the bot says, in English. The other languages have the same names, checked by their type. */
export const en = {
  code: "en",
  ...enPlace,
  ...enReading,
  story,
  search,
  about,
  notes,
  chapters,
  library,
  help,
  daily,
  dailyAdmin,
  refusals: { ...refusals, ...dailyRefusals },
  fault,
  buttons: {
    earlier: "◀ Earlier",
    later: "Later ▶",
    context: "Context",
    note: "Note",
    remove: "Remove",
    postHere: "Post here",
    save: "Save",
    readOn: "Read on",
    card: "Card",
  },
} as const satisfies Sentences;

/** Sentences, and functions that make them, by the part of the bot that says them. */
export type Sentences = {
  readonly [name: string]: string | readonly string[] | ((...values: never[]) => string) | Sentences;
};
