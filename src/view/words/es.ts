import { about, chapters, library, notes } from "./es/about.ts";
import { daily } from "./es/daily.ts";
import { dailyAdmin } from "./es/daily-admin.ts";
import { dailyRefusals } from "./es/daily-refusals.ts";
import { help } from "./es/help.ts";
import { place } from "./es/place.ts";
import { reading } from "./es/reading.ts";
import { fault, refusals } from "./es/refusals.ts";
import { search } from "./es/search.ts";
import { story } from "./es/story.ts";
import type { Words } from "./words.ts";

/** Spanish, for Spain and for Latin America alike: a reader is «tú», and nobody's sex is guessed. */
export const es: Words = {
  code: "es",
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
    earlier: "◀ Anterior",
    later: "Siguiente ▶",
    context: "Contexto",
    note: "Nota",
    remove: "Quitar",
    postHere: "Publicar aquí",
    save: "Guardar",
    readOn: "Seguir leyendo",
    card: "Tarjeta",
  },
};
