/** A story, its author and its places. Numbers of passages stand as readers type them: `1234`, never `1,234`. */
export const story = {
  untitled: (fandom: string) => (fandom === "" ? "Untitled story" : `Untitled ${fandom} story`),
  by: (author: string) => `by ${author}`,
  noAuthor: "author not named in the source",
  source: "source",
  place: (number: number, of: number) => `Passage ${number} of ${of}`,
  placeBefore: (number: number, of: number, paragraph: number) =>
    `Passage ${number} of ${of} · 0.${paragraph}, before chapter 1`,
  placeIn: (number: number, of: number, chapter: number, paragraph: number, title: string) =>
    `Passage ${number} of ${of} · ${chapter}.${paragraph} in chapter ${chapter}${title === "" ? "" : ` “${title}”`}`,
  range: (first: number, last: number, of: number) => `Passages ${first}–${last} of ${of}`,
  span: (first: number, last: number) => (first === last ? `passage ${first}` : `passages ${first}–${last}`),
  /** The same at the head of a line. */
  spanHead: (first: number, last: number) =>
    first === last ? `Passage ${first}` : `Passages ${first}–${last}`,
  beginning: "The beginning",
  chapter: (number: number) => `Chapter ${number}`,
  chapterTitled: (number: number, title: string) => `${number}. ${title}`,
  credited: (text: string, span: string) => `${text} (${span})`,
  whole: "Read the whole passage",
  goOn: (span: string) => `Go on: ${span} ▶`,
  back: "◀ Back",
  next: (page: number, of: number) => `Page ${page} of ${of} · Next ▶`,
} as const;
