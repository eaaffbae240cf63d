import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const stories = (number: number) => counted("fr", number, { one: "histoire", other: "histoires" });

export const search = {
  found: (passages, among, page, pages) => {
    const of = among > 1 ? ` de ${stories(among)}` : "";
    const count = passages === 1 ? "Un passage correspond" : `${passages} passages${of} correspondent`;
    const turned = pages === 1 ? "" : ` · page ${page} sur ${pages}`;
    return `**${count}**, du plus proche au plus lointain${turned}`;
  },
  open: "Ouvrir un passage",
  openOne: "Ouvrir l’un d’eux",
  closer: "◀ Plus proches",
  further: "Moins proches ▶",
  nothing: (title, words) =>
    `Rien dans **${title}** ne ressemble à « ${words} ». Essaie quelques mots dont tu te souviens bien, dans n’importe quel ordre.`,
  nothingAmong: (among, words) =>
    `Rien dans les ${stories(among)} d’ici ne ressemble à « ${words} ». Essaie quelques mots dont tu te souviens bien, dans n’importe quel ordre.`,
  near: (title, words) =>
    `Rien dans **${title}** ne ressemble vraiment à « ${words} ». Voici ce qui s’en approche le plus, au cas où :`,
  nearAmong: (among, words) =>
    `Rien dans les ${stories(among)} d’ici ne ressemble vraiment à « ${words} ». Voici ce qui s’en approche le plus, au cas où :`,
  place: (number) => `passage ${number}`,
  placeIn: (title, number) => `${title}, passage ${number}`,
  placeHead: (number) => `Passage ${number}`,
  from: (numbers, of) =>
    `${numbers.length === 1 ? "Extrait du passage" : "Extraits des passages"} ${new Intl.ListFormat("fr").format(numbers)} sur ${of}`,
} satisfies Words["search"];
