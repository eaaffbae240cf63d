import type { Words } from "../words.ts";

/** A story, its author and its places. Numbers of passages stand as readers type them. */
export const story = {
  untitled: (fandom) => (fandom === "" ? "Historia sin título" : `Historia sin título (${fandom})`),
  by: (author) => `de ${author}`,
  noAuthor: "autoría no indicada en la fuente",
  source: "fuente",
  place: (number, of) => `Pasaje ${number} de ${of}`,
  placeBefore: (number, of, paragraph) => `Pasaje ${number} de ${of} · 0.${paragraph}, antes del capítulo 1`,
  placeIn: (number, of, chapter, paragraph, title) =>
    `Pasaje ${number} de ${of} · ${chapter}.${paragraph} en el capítulo ${chapter}${title === "" ? "" : ` «${title}»`}`,
  range: (first, last, of) => `Pasajes ${first} a ${last} de ${of}`,
  span: (first, last) => (first === last ? `pasaje ${first}` : `pasajes ${first} a ${last}`),
  spanHead: (first, last) => (first === last ? `Pasaje ${first}` : `Pasajes ${first} a ${last}`),
  beginning: "El principio",
  chapter: (number) => `Capítulo ${number}`,
  chapterTitled: (number, title) => `${number}. ${title}`,
  credited: (text, span) => `${text} (${span})`,
  whole: "Leer el pasaje entero",
  goOn: (span) => `Continuar: ${span} ▶`,
  back: "◀ Volver",
  next: (page, of) => `Página ${page} de ${of} · Siguiente ▶`,
} satisfies Words["story"];
