import type { Words } from "../words.ts";

/** A story, its author and its places. Numbers of passages stand as readers type them. */
export const story = {
  untitled: (fandom) => (fandom === "" ? "Histoire sans titre" : `Histoire sans titre (${fandom})`),
  by: (author) => `par ${author}`,
  noAuthor: "nom d’auteur non précisé dans la source",
  source: "source",
  place: (number, of) => `Passage ${number} sur ${of}`,
  placeBefore: (number, of, paragraph) => `Passage ${number} sur ${of} · 0.${paragraph}, avant le chapitre 1`,
  placeIn: (number, of, chapter, paragraph, title) =>
    `Passage ${number} sur ${of} · ${chapter}.${paragraph} au chapitre ${chapter}${title === "" ? "" : ` « ${title} »`}`,
  range: (first, last, of) => `Passages ${first} à ${last} sur ${of}`,
  span: (first, last) => (first === last ? `passage ${first}` : `passages ${first} à ${last}`),
  spanHead: (first, last) => (first === last ? `Passage ${first}` : `Passages ${first} à ${last}`),
  beginning: "Le début",
  chapter: (number) => `Chapitre ${number}`,
  chapterTitled: (number, title) => `${number}. ${title}`,
  credited: (text, span) => `${text} (${span})`,
  whole: "Lire le passage entier",
  goOn: (span) => `Continuer : ${span} ▶`,
  back: "◀ Retour",
  next: (page, of) => `Page ${page} sur ${of} · Suivante ▶`,
} satisfies Words["story"];
