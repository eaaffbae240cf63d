import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("pt-BR", number, { one: "trecho", other: "trechos" });
const chapterCount = (number: number) => counted("pt-BR", number, { one: "capítulo", other: "capítulos" });

/** What is known of a story: a name and what stands after it. */
export const about = {
  source: "Fonte",
  sourceLink: "o texto original",
  rights: "Direitos",
  permission: "Permissão",
  fandom: "Fandom",
  series: "Série",
  inspiredBy: "Inspirada em",
  rating: "Classificação",
  warnings: "Avisos",
  people: "Personagens",
  length: "Extensão",
  lengthOf: (chapters, of) => (chapters === 0 ? passages(of) : `${chapterCount(chapters)}, ${passages(of)}`),
  notGiven: "sem informação",
  noPermission: "nenhuma registrada",
  permissions: {
    "own work": "obra própria",
    "public domain": "domínio público",
    "author's permission": "permissão de quem escreveu",
    "open licence": "licença aberta",
  },
  permissionWith: (kind, detail) => `${kind}: ${detail}`,
  noteElsewhere: "Ela não cabe aqui; o botão mostra a nota inteira.",
  readNote: "Ler a nota",
  readSummary: "Resumo",
  readEndnote: "Nota final",
} satisfies Words["about"];

export const notes = {
  note: "Nota de quem escreveu",
  noNote: "A fonte não traz nenhuma nota de quem escreveu.",
  endnote: "Nota final de quem escreveu",
  noEndnote: "Não há nenhuma nota de quem escreveu no final.",
  summary: "Resumo",
  noSummary: "A fonte não traz resumo.",
  onChapter: (chapter) => `Nota de quem escreveu sobre “${chapter}”`,
  noneOnChapter: "Não há nenhuma nota de quem escreveu sobre este capítulo.",
} satisfies Words["notes"];

export const chapters = {
  heading: (title) => `Capítulos de ${title}`,
  none: (title, of) =>
    `**${title}** não tem capítulos, só ${passages(of)}. /passage mostra o que você quiser, pelo número.`,
  open: "Abrir um capítulo",
  note: "Nota de quem escreveu sobre este capítulo",
} satisfies Words["chapters"];

export const library = {
  heading: "As histórias deste servidor",
  onOffer: (offered, of) => `**Disponíveis** ${offered} de ${of}`,
  allOnOffer: (of) => `**Disponíveis** todas (${of})`,
  standard: (title) => `**História padrão** ${title} (escolhida para este servidor)`,
  standardOfBot: (title) => `**História padrão** ${title} (escolhida pelo bot)`,
  none: "nenhuma",
  help: "Comandos que não citam uma história usam a padrão; as buscas percorrem todas as disponíveis. As que não estão disponíveis não aparecem aqui de jeito nenhum.",
  helpPages: "Os menus mostram as histórias de uma página; o que você escolheu nas outras continua valendo.",
  chooseStandard: "Escolher a história padrão",
  chooseOffered: "Escolher as histórias disponíveis",
  offerAll: "Oferecer todas as histórias",
  letBotChoose: "Deixar o bot escolher a história padrão",
} satisfies Words["library"];
