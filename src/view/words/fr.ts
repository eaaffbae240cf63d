import { about, chapters, library, notes } from "./fr/about.ts";
import { daily } from "./fr/daily.ts";
import { dailyAdmin } from "./fr/daily-admin.ts";
import { dailyRefusals } from "./fr/daily-refusals.ts";
import { help } from "./fr/help.ts";
import { place } from "./fr/place.ts";
import { reading } from "./fr/reading.ts";
import { fault, refusals } from "./fr/refusals.ts";
import { search } from "./fr/search.ts";
import { story } from "./fr/story.ts";
import type { Words } from "./words.ts";

/** French: a reader is « tu »; before « : » stands a no-break space, and the narrow one within « » and before « ; » and « ? ». */
export const fr: Words = {
  code: "fr",
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
    earlier: "◀ Précédent",
    later: "Suivant ▶",
    context: "Contexte",
    note: "Note",
    remove: "Retirer",
    postHere: "Publier ici",
    save: "Enregistrer",
    readOn: "Lire la suite",
    card: "Carte",
  },
};
