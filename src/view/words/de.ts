import { about, chapters, library, notes } from "./de/about.ts";
import { daily } from "./de/daily.ts";
import { dailyAdmin } from "./de/daily-admin.ts";
import { dailyRefusals } from "./de/daily-refusals.ts";
import { help } from "./de/help.ts";
import { place } from "./de/place.ts";
import { reading } from "./de/reading.ts";
import { fault, refusals } from "./de/refusals.ts";
import { search } from "./de/search.ts";
import { story } from "./de/story.ts";
import type { Words } from "./words.ts";

/** Readers are spoken to as "du", and nobody's sex is guessed: not an author's, not a moderator's. */
export const de: Words = {
  code: "de",
  ...place,
  ...reading,
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
    earlier: "◀ Davor",
    later: "Danach ▶",
    context: "Kontext",
    note: "Autorennotiz",
    remove: "Entfernen",
    postHere: "Hier posten",
    save: "Merken",
    readOn: "Weiterlesen",
    card: "Als Bild",
  },
};
