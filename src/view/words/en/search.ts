import { counted } from "../counted.ts";

const stories = (number: number) => counted("en", number, { one: "story", other: "stories" });

export const search = {
  /** Above a list of matches; `stories` is 1 where they are all of one. */
  found: (passages: number, among: number, page: number, pages: number) => {
    const of = among > 1 ? ` of ${stories(among)}` : "";
    const count = passages === 1 ? "One passage matches" : `${passages} passages${of} match`;
    const turned = pages === 1 ? "" : ` · page ${page} of ${pages}`;
    return `**${count}**, the closest first${turned}`;
  },
  open: "Open a passage",
  openOne: "Open one of these",
  closer: "◀ Closer",
  further: "Further ▶",
  nothing: (title: string, words: string) =>
    `Nothing in **${title}** is close to “${words}”. Try a few words you are sure of, in any order.`,
  nothingAmong: (among: number, words: string) =>
    `Nothing in the ${stories(among)} here is close to “${words}”. Try a few words you are sure of, in any order.`,
  near: (title: string, words: string) =>
    `Nothing in **${title}** is close to “${words}”. The nearest, in case you meant one of them:`,
  nearAmong: (among: number, words: string) =>
    `Nothing in the ${stories(among)} here is close to “${words}”. The nearest, in case you meant one of them:`,
  place: (number: number) => `passage ${number}`,
  placeIn: (title: string, number: number) => `${title}, passage ${number}`,
  /** The same at the head of a line. */
  placeHead: (number: number) => `Passage ${number}`,
  from: (numbers: readonly string[], of: number) =>
    `From ${numbers.length === 1 ? "passage" : "passages"} ${new Intl.ListFormat("en").format(numbers)} of ${of}`,
} as const;
