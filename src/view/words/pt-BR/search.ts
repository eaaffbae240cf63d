import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const stories = (number: number) => counted("pt-BR", number, { one: "história", other: "histórias" });

export const search = {
  found: (passages, among, page, pages) => {
    const of = among > 1 ? ` de ${stories(among)}` : "";
    const count = passages === 1 ? "Um trecho corresponde" : `${passages} trechos${of} correspondem`;
    const turned = pages === 1 ? "" : ` · página ${page} de ${pages}`;
    return `**${count}**, do mais parecido ao menos parecido${turned}`;
  },
  open: "Abrir um trecho",
  openOne: "Abrir um destes",
  closer: "◀ Mais parecidos",
  further: "Menos parecidos ▶",
  nothing: (title, words) =>
    `Em **${title}** não há nada parecido com “${words}”. Tente algumas palavras de que você lembra bem, em qualquer ordem.`,
  nothingAmong: (among, words) =>
    `Nas ${stories(among)} daqui não há nada parecido com “${words}”. Tente algumas palavras de que você lembra bem, em qualquer ordem.`,
  near: (title, words) =>
    `Em **${title}** não há nada muito parecido com “${words}”. Isto é o mais próximo, caso seja um destes:`,
  nearAmong: (among, words) =>
    `Nas ${stories(among)} daqui não há nada muito parecido com “${words}”. Isto é o mais próximo, caso seja um destes:`,
  place: (number) => `trecho ${number}`,
  placeIn: (title, number) => `${title}, trecho ${number}`,
  placeHead: (number) => `Trecho ${number}`,
  from: (numbers, of) =>
    `${numbers.length === 1 ? "Do trecho" : "Dos trechos"} ${new Intl.ListFormat("pt-BR").format(numbers)} de ${of}`,
} satisfies Words["search"];
