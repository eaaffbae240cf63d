import { counted } from "../counted.ts";

const passages = (number: number) => counted("en", number, { one: "passage", other: "passages" });
const chapterCount = (number: number) => counted("en", number, { one: "chapter", other: "chapters" });

/** What is known of a story: a name and what stands after it. */
export const about = {
  source: "Source",
  sourceLink: "where it stands",
  rights: "Rights",
  permission: "Permission",
  fandom: "Fandom",
  series: "Series",
  inspiredBy: "Inspired by",
  rating: "Rating",
  warnings: "Warnings",
  people: "People",
  length: "Length",
  lengthOf: (chapters: number, of: number) =>
    chapters === 0 ? passages(of) : `${chapterCount(chapters)}, ${passages(of)}`,
  notGiven: "not given",
  noPermission: "none recorded",
  permissions: {
    "own work": "own work",
    "public domain": "public domain",
    "author's permission": "author's permission",
    "open licence": "open licence",
  },
  permissionWith: (kind: string, detail: string) => `${kind}: ${detail}`,
  noteElsewhere: "It has no room here; the button shows all of it.",
  readNote: "Read the note",
  readSummary: "Summary",
  readEndnote: "Note at the end",
} as const;

export const notes = {
  note: "The author's note",
  noNote: "The author left no note in the source.",
  endnote: "The author's note at the end",
  noEndnote: "The author left no note at the end.",
  summary: "Summary",
  noSummary: "The source gives no summary.",
  onChapter: (chapter: string) => `The author on ${chapter}`,
  noneOnChapter: "The author left no note to this chapter.",
} as const;

export const chapters = {
  heading: (title: string) => `Chapters of ${title}`,
  none: (title: string, of: number) =>
    `**${title}** has no chapters, only ${passages(of)}. /passage shows any of them by its number.`,
  open: "Open a chapter",
  note: "The author on this chapter",
} as const;

export const library = {
  heading: "The stories of this server",
  onOffer: (offered: number, of: number) => `**On offer** ${offered} of ${of}`,
  allOnOffer: (of: number) => `**On offer** all ${of}`,
  standard: (title: string) => `**Standard story** ${title} (chosen for this server)`,
  standardOfBot: (title: string) => `**Standard story** ${title} (the bot's own choice)`,
  none: "none",
  help: "Commands that name no story use the standard one; searches look through all on offer. Stories that are not on offer are not shown here at all.",
  helpPages: "The menus hold the stories of one page; what you chose on the others stays.",
  chooseStandard: "Choose the standard story",
  chooseOffered: "Choose the stories on offer",
  offerAll: "Offer all stories",
  letBotChoose: "Let the bot choose the standard story",
} as const;
