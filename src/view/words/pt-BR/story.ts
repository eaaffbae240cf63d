import type { Words } from "../words.ts";

/** A story, its author and its places. Numbers of passages stand as readers type them. */
export const story = {
  untitled: (fandom) => (fandom === "" ? "História sem título" : `História sem título (${fandom})`),
  by: (author) => `de ${author}`,
  noAuthor: "autoria não informada na fonte",
  source: "fonte",
  place: (number, of) => `Trecho ${number} de ${of}`,
  placeBefore: (number, of, paragraph) => `Trecho ${number} de ${of} · 0.${paragraph}, antes do capítulo 1`,
  placeIn: (number, of, chapter, paragraph, title) =>
    `Trecho ${number} de ${of} · ${chapter}.${paragraph} no capítulo ${chapter}${title === "" ? "" : ` “${title}”`}`,
  range: (first, last, of) => `Trechos ${first} a ${last} de ${of}`,
  span: (first, last) => (first === last ? `trecho ${first}` : `trechos ${first} a ${last}`),
  spanHead: (first, last) => (first === last ? `Trecho ${first}` : `Trechos ${first} a ${last}`),
  beginning: "O começo",
  chapter: (number) => `Capítulo ${number}`,
  chapterTitled: (number, title) => `${number}. ${title}`,
  credited: (text, span) => `${text} (${span})`,
  whole: "Ler o trecho inteiro",
  goOn: (span) => `Continuar: ${span} ▶`,
  back: "◀ Voltar",
  next: (page, of) => `Página ${page} de ${of} · Próxima ▶`,
} satisfies Words["story"];
