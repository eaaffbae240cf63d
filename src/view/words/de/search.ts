import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const stories = (number: number) => counted("de", number, { one: "Geschichte", other: "Geschichten" });

export const search: Words["search"] = {
  found: (passages, among, page, pages) => {
    const of = among > 1 ? ` aus ${stories(among)}` : "";
    const count =
      passages === 1
        ? "**Eine Passage passt**"
        : `**${passages} Passagen${of} passen**, die ähnlichste zuerst`;
    const turned = pages === 1 ? "" : ` · Seite ${page} von ${pages}`;
    return `${count}${turned}`;
  },
  open: "Passage öffnen",
  openOne: "Eine davon öffnen",
  closer: "◀ Ähnlichere",
  further: "Weitere ▶",
  nothing: (title, words) =>
    `In **${title}** kommt nichts „${words}“ nahe. Versuch es mit ein paar Wörtern, bei denen du sicher bist; die Reihenfolge ist egal.`,
  nothingAmong: (among, words) =>
    `In den ${stories(among)} hier kommt nichts „${words}“ nahe. Versuch es mit ein paar Wörtern, bei denen du sicher bist; die Reihenfolge ist egal.`,
  near: (title, words) =>
    `In **${title}** kommt nichts „${words}“ nahe. Am ähnlichsten ist dies, falls du etwas davon meinst:`,
  nearAmong: (among, words) =>
    `In den ${stories(among)} hier kommt nichts „${words}“ nahe. Am ähnlichsten ist dies, falls du etwas davon meinst:`,
  place: (number) => `Passage ${number}`,
  placeIn: (title, number) => `${title}, Passage ${number}`,
  placeHead: (number) => `Passage ${number}`,
  from: (numbers, of) =>
    `Aus ${numbers.length === 1 ? "Passage" : "den Passagen"} ${new Intl.ListFormat("de").format(numbers)} von ${of}`,
};
