import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const stories = (number: number) => counted("es", number, { one: "historia", other: "historias" });

export const search = {
  found: (passages, among, page, pages) => {
    const of = among > 1 ? ` de ${stories(among)}` : "";
    const count = passages === 1 ? "Un pasaje coincide" : `${passages} pasajes${of} coinciden`;
    const turned = pages === 1 ? "" : ` · página ${page} de ${pages}`;
    return `**${count}**, de más a menos parecido${turned}`;
  },
  open: "Abrir un pasaje",
  openOne: "Abrir uno de estos",
  closer: "◀ Más parecidos",
  further: "Menos parecidos ▶",
  nothing: (title, words) =>
    `En **${title}** no hay nada parecido a «${words}». Prueba con unas pocas palabras que recuerdes bien, en cualquier orden.`,
  nothingAmong: (among, words) =>
    `En las ${stories(among)} de aquí no hay nada parecido a «${words}». Prueba con unas pocas palabras que recuerdes bien, en cualquier orden.`,
  near: (title, words) =>
    `En **${title}** no hay nada muy parecido a «${words}». Esto es lo más cercano, por si buscabas algo de aquí:`,
  nearAmong: (among, words) =>
    `En las ${stories(among)} de aquí no hay nada muy parecido a «${words}». Esto es lo más cercano, por si buscabas algo de aquí:`,
  place: (number) => `pasaje ${number}`,
  placeIn: (title, number) => `${title}, pasaje ${number}`,
  placeHead: (number) => `Pasaje ${number}`,
  from: (numbers, of) =>
    `${numbers.length === 1 ? "Del pasaje" : "De los pasajes"} ${new Intl.ListFormat("es").format(numbers)} de ${of}`,
} satisfies Words["search"];
