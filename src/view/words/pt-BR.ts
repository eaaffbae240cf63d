import { about, chapters, library, notes } from "./pt-BR/about.ts";
import { daily } from "./pt-BR/daily.ts";
import { dailyAdmin } from "./pt-BR/daily-admin.ts";
import { dailyRefusals } from "./pt-BR/daily-refusals.ts";
import { help } from "./pt-BR/help.ts";
import { place } from "./pt-BR/place.ts";
import { reading } from "./pt-BR/reading.ts";
import { fault, refusals } from "./pt-BR/refusals.ts";
import { search } from "./pt-BR/search.ts";
import { story } from "./pt-BR/story.ts";
import type { Words } from "./words.ts";

/** Portuguese of Brazil: a reader is "você", a passage a "trecho", and nobody's sex is guessed. */
export const ptBR: Words = {
  code: "pt-BR",
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
    later: "Próximo ▶",
    context: "Contexto",
    note: "Nota",
    remove: "Remover",
    postHere: "Publicar aqui",
    save: "Salvar",
    readOn: "Continuar lendo",
    card: "Cartão",
  },
};
