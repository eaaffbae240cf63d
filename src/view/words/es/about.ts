import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("es", number, { one: "pasaje", other: "pasajes" });
const chapterCount = (number: number) => counted("es", number, { one: "capítulo", other: "capítulos" });

/** What is known of a story: a name and what stands after it. */
export const about = {
  source: "Fuente",
  sourceLink: "el texto original",
  rights: "Derechos",
  permission: "Permiso",
  fandom: "Fandom",
  series: "Serie",
  inspiredBy: "Inspirada en",
  rating: "Clasificación",
  warnings: "Advertencias",
  people: "Personajes",
  length: "Extensión",
  lengthOf: (chapters, of) => (chapters === 0 ? passages(of) : `${chapterCount(chapters)}, ${passages(of)}`),
  notGiven: "sin indicar",
  noPermission: "ninguno registrado",
  permissions: {
    "own work": "obra propia",
    "public domain": "dominio público",
    "author's permission": "permiso de quien la escribió",
    "open licence": "licencia abierta",
  },
  permissionWith: (kind, detail) => `${kind}: ${detail}`,
  noteElsewhere: "Aquí no cabe; el botón la muestra entera.",
  readNote: "Leer la nota",
  readSummary: "Resumen",
  readEndnote: "Nota final",
} satisfies Words["about"];

export const notes = {
  note: "Nota de autoría",
  noNote: "La fuente no trae ninguna nota de autoría.",
  endnote: "Nota de autoría final",
  noEndnote: "No hay ninguna nota de autoría al final.",
  summary: "Resumen",
  noSummary: "La fuente no trae resumen.",
  onChapter: (chapter) => `Nota de autoría sobre «${chapter}»`,
  noneOnChapter: "No hay ninguna nota de autoría sobre este capítulo.",
} satisfies Words["notes"];

export const chapters = {
  heading: (title) => `Capítulos de ${title}`,
  none: (title, of) =>
    `**${title}** no tiene capítulos, solo ${passages(of)}. /passage muestra el que quieras, por su número.`,
  open: "Abrir un capítulo",
  note: "Nota de autoría sobre este capítulo",
} satisfies Words["chapters"];

export const library = {
  heading: "Las historias de este servidor",
  onOffer: (offered, of) => `**Disponibles** ${offered} de ${of}`,
  allOnOffer: (of) => `**Disponibles** todas (${of})`,
  standard: (title) => `**Historia predeterminada** ${title} (elegida para este servidor)`,
  standardOfBot: (title) => `**Historia predeterminada** ${title} (elegida por el bot)`,
  none: "ninguna",
  help: "Los comandos que no nombran una historia usan la predeterminada; las búsquedas recorren todas las disponibles. Las que no están disponibles no aparecen aquí de ninguna forma.",
  helpPages: "Los menús muestran las historias de una página; lo que elegiste en las demás se mantiene.",
  chooseStandard: "Elegir la historia predeterminada",
  chooseOffered: "Elegir las historias disponibles",
  offerAll: "Ofrecer todas las historias",
  letBotChoose: "Dejar que el bot elija la historia predeterminada",
} satisfies Words["library"];
