import type { Words } from "../words.ts";
import { story } from "./story.ts";

/** By a UserError's code: what happened, then what to try. Values that a reader typed come escaped. */
export const refusals = {
  "no-story": ({ named }) =>
    `Não há aqui nenhuma história chamada “${named}”. Escolha uma das sugestões da opção \`story\`.`,
  "no-chapter": ({ title, fandom, named, first, last }) => {
    const of = title === "" ? story.untitled(fandom) : title;
    const remedy =
      last === 0
        ? "Ela não tem nenhum; deixe o capítulo em branco."
        : `Dê um número de ${first} a ${last} ou escolha uma das sugestões.`;
    return `**${of}** não tem nenhum capítulo “${named}”. ${remedy}`;
  },
  "passage-gone": () =>
    "Esse trecho não está mais na história: o texto foi alterado ou retirado. Procure de novo com /quote ou /passage.",
  "no-passage": ({ named, count, first, last }) => {
    const byChapter = last === "" ? "" : `, ou um capítulo e um parágrafo de ${first} a ${last}`;
    return `Não há nenhum trecho “${named}”. Dê um número de 1 a ${count}${byChapter}.`;
  },
  backwards: ({ first, last }) =>
    `O trecho ${last} vem antes do trecho ${first}. Coloque primeiro o que vem antes.`,
  "not-yours": () =>
    "Só quem pediu esta citação, ou alguém da moderação que possa gerenciar mensagens, pode removê-la.",
  "not-manager": () =>
    "Isto é para quem pode gerenciar o servidor. Fale com uma dessas pessoas ou peça a permissão “Gerenciar servidor”.",
  store: () =>
    "Não consigo acessar minhas anotações agora, então isto precisa esperar. Tente de novo em alguns minutos.",
  "server-only": () => "Isto funciona em um servidor que tenha o bot. Use em um dos canais dele.",
  outdated: () => "Isto é de uma versão anterior do bot. Use o comando de novo para ter uma resposta atual.",
  "keeps-nothing": () =>
    "Nada é guardado aqui, então não há o que escolher. Tente em um servidor onde o bot esteja funcionando.",
  "nothing-chosen": () =>
    "Um servidor oferece pelo menos uma história. Escolha uma ou clique em **Oferecer todas as histórias**.",
  "not-offered": () => "Esse trecho é de uma história que este servidor não oferece. Tente outro com /quote.",
  "nothing-offered": () =>
    "Nenhuma das histórias que este servidor oferece pode mais ser mostrada. Quem gerencia o servidor pode escolher outras com /library.",
  withdrawn: () => "Quem escreveu esta história a retirou, então ela não é mais mostrada.",
  "note-long": ({ most, length }) =>
    `Uma nota comporta ${most} caracteres e esta tem ${length}; encurte o texto e tente de novo.`,
  "card-letters": ({ letters }) =>
    `Não dá para desenhar um cartão deste trecho, porque nenhuma fonte tipográfica daqui tem ${letters}; cite-o como texto.`,
} satisfies Partial<Words["refusals"]>;

/** Of every fault; the log has the same reference. */
export const fault: Words["fault"] = (reference) =>
  `Algo deu errado do meu lado. Tente de novo em um instante; se continuar, passe esta referência a quem cuida do bot: ${reference}`;
