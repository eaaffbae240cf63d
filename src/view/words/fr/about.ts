import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("fr", number, { one: "passage", other: "passages" });
const chapterCount = (number: number) => counted("fr", number, { one: "chapitre", other: "chapitres" });

/** What is known of a story: a name and what stands after it. */
export const about = {
  source: "Source",
  sourceLink: "le texte d’origine",
  rights: "Droits",
  permission: "Autorisation",
  fandom: "Fandom",
  series: "Série",
  inspiredBy: "Inspiré de",
  rating: "Classification",
  warnings: "Avertissements",
  people: "Personnages",
  length: "Longueur",
  lengthOf: (chapters, of) => (chapters === 0 ? passages(of) : `${chapterCount(chapters)}, ${passages(of)}`),
  notGiven: "non précisé",
  noPermission: "aucune mention",
  permissions: {
    "own work": "œuvre personnelle",
    "public domain": "domaine public",
    "author's permission": "accord de la personne qui l’a écrite",
    "open licence": "licence libre",
  },
  permissionWith: (kind, detail) => `${kind} : ${detail}`,
  noteElsewhere: "Elle ne tient pas ici ; le bouton la montre en entier.",
  readNote: "Lire la note",
  readSummary: "Résumé",
  readEndnote: "Note de fin",
} satisfies Words["about"];

export const notes = {
  note: "Note d’auteur",
  noNote: "La source ne contient pas de note d’auteur.",
  endnote: "Note d’auteur, à la fin",
  noEndnote: "Il n’y a pas de note d’auteur à la fin.",
  summary: "Résumé",
  noSummary: "La source ne donne pas de résumé.",
  onChapter: (chapter) => `Note d’auteur sur « ${chapter} »`,
  noneOnChapter: "Il n’y a pas de note d’auteur sur ce chapitre.",
} satisfies Words["notes"];

export const chapters = {
  heading: (title) => `Chapitres de « ${title} »`,
  none: (title, of) =>
    `**${title}** n’a pas de chapitres, seulement ${passages(of)}. /passage montre celui que tu veux, par son numéro.`,
  open: "Ouvrir un chapitre",
  note: "Note d’auteur sur ce chapitre",
} satisfies Words["chapters"];

export const library = {
  heading: "Les histoires de ce serveur",
  onOffer: (offered, of) => `**Proposées** ${offered} sur ${of}`,
  allOnOffer: (of) => `**Proposées** toutes (${of})`,
  standard: (title) => `**Histoire par défaut** ${title} (choisie pour ce serveur)`,
  standardOfBot: (title) => `**Histoire par défaut** ${title} (choisie par le bot)`,
  none: "aucune",
  help: "Les commandes qui ne nomment pas d’histoire prennent celle par défaut ; les recherches parcourent toutes celles qui sont proposées. Les autres n’apparaissent pas du tout ici.",
  helpPages: "Les menus montrent les histoires d’une page ; tes choix sur les autres pages restent.",
  chooseStandard: "Choisir l’histoire par défaut",
  chooseOffered: "Choisir les histoires proposées",
  offerAll: "Proposer toutes les histoires",
  letBotChoose: "Laisser le bot choisir l’histoire par défaut",
} satisfies Words["library"];
