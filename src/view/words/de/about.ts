import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("de", number, { one: "Passage", other: "Passagen" });

export const about: Words["about"] = {
  source: "Quelle",
  sourceLink: "dort nachlesen",
  rights: "Rechte",
  permission: "Erlaubnis",
  fandom: "Fandom",
  series: "Reihe",
  inspiredBy: "Angeregt von",
  rating: "Einstufung",
  warnings: "Warnungen",
  people: "Figuren",
  length: "Länge",
  lengthOf: (chapters, of) => (chapters === 0 ? passages(of) : `${chapters} Kapitel, ${passages(of)}`),
  notGiven: "nicht angegeben",
  noPermission: "keine vermerkt",
  permissions: {
    "own work": "eigenes Werk",
    "public domain": "gemeinfrei",
    "author's permission": "von Autor oder Autorin erteilt",
    "open licence": "freie Lizenz",
  },
  permissionWith: (kind, detail) => `${kind}: ${detail}`,
  noteElsewhere: "Hier reicht der Platz nicht; die Schaltfläche zeigt sie ganz.",
  readNote: "Autorennotiz lesen",
  readSummary: "Zusammenfassung",
  readEndnote: "Notiz am Ende",
};

export const notes: Words["notes"] = {
  note: "Autorennotiz",
  noNote: "In der Quelle steht keine Autorennotiz.",
  endnote: "Autorennotiz am Ende",
  noEndnote: "Am Ende steht keine Autorennotiz.",
  summary: "Zusammenfassung",
  noSummary: "In der Quelle steht keine Zusammenfassung.",
  onChapter: (chapter) => `Autorennotiz zu: ${chapter}`,
  noneOnChapter: "Zu diesem Kapitel gibt es keine Autorennotiz.",
};

export const chapters: Words["chapters"] = {
  heading: (title) => `Kapitel von ${title}`,
  none: (title, of) =>
    `**${title}** hat keine Kapitel, nur ${passages(of)}. /passage zeigt jede davon mit ihrer Nummer.`,
  open: "Kapitel öffnen",
  note: "Autorennotiz zum Kapitel",
};

export const library: Words["library"] = {
  heading: "Die Geschichten dieses Servers",
  onOffer: (offered, of) => `**Im Angebot** ${offered} von ${of}`,
  allOnOffer: (of) => `**Im Angebot** alle ${of}`,
  standard: (title) => `**Standardgeschichte** ${title} (für diesen Server gewählt)`,
  standardOfBot: (title) => `**Standardgeschichte** ${title} (vom Bot gewählt)`,
  none: "keine",
  help: "Befehle, bei denen keine Geschichte angegeben ist, nehmen die Standardgeschichte; Suchen gehen durch alle im Angebot. Geschichten, die nicht im Angebot sind, werden hier gar nicht gezeigt.",
  helpPages: "Die Menüs zeigen die Geschichten einer Seite; was du auf den anderen gewählt hast, bleibt.",
  chooseStandard: "Standardgeschichte wählen",
  chooseOffered: "Geschichten im Angebot wählen",
  offerAll: "Alle Geschichten anbieten",
  letBotChoose: "Standardgeschichte dem Bot überlassen",
};
