import type { Words } from "../words.ts";

export const story: Words["story"] = {
  untitled: (fandom) => (fandom === "" ? "Geschichte ohne Titel" : `Geschichte ohne Titel (${fandom})`),
  by: (author) => `von ${author}`,
  noAuthor: "ohne Autorenangabe in der Quelle",
  source: "Quelle",
  place: (number, of) => `Passage ${number} von ${of}`,
  placeBefore: (number, of, paragraph) => `Passage ${number} von ${of} · 0.${paragraph}, vor Kapitel 1`,
  placeIn: (number, of, chapter, paragraph, title) =>
    `Passage ${number} von ${of} · ${chapter}.${paragraph} in Kapitel ${chapter}${title === "" ? "" : ` „${title}“`}`,
  range: (first, last, of) => `Passagen ${first}–${last} von ${of}`,
  span: (first, last) => (first === last ? `Passage ${first}` : `Passagen ${first}–${last}`),
  spanHead: (first, last) => (first === last ? `Passage ${first}` : `Passagen ${first}–${last}`),
  beginning: "Der Anfang",
  chapter: (number) => `Kapitel ${number}`,
  chapterTitled: (number, title) => `${number}. ${title}`,
  credited: (text, span) => `${text} (${span})`,
  whole: "Ganze Passage lesen",
  goOn: (span) => `Weiter: ${span} ▶`,
  back: "◀ Zurück",
  next: (page, of) => `Seite ${page} von ${of} · Weiter ▶`,
};
