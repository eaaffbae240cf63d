import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("pt-BR", number, { one: "trecho", other: "trechos" });

/** Reading on, alone and together; saved passages; what is kept of readers. */
export const reading = {
  read: {
    quoteThis: "Citar isto aqui",
    quoteNumber: (number) => `Citar o trecho ${number} aqui`,
    saveNumber: (number) => `Salvar o trecho ${number}`,
    jump: "Ir para…",
    jumpTitle: "Ir para outro trecho",
    jumpLabel: "Um trecho, ou um capítulo e um parágrafo",
    jumpHint: "12, ou 3.4",
    openOne: "Abrir um destes trechos, para citar ou salvar",
    chapters: "Ir para um capítulo",
    backTo: (number) => `Voltar ao trecho ${number}, onde você estava`,
    chapter: (number) => `capítulo ${number}`,
    part: (number, of) => `parte ${number} de ${of}`,
    theEnd: "fim",
    together: "Leitura em grupo: aqui todo mundo pode virar a página.",
    end: "Encerrar a leitura",
    ended: (passage) =>
      `A leitura em grupo terminou no trecho ${passage}. Comece outra com /read e a opção \`together\`.`,
    isOver: "Esta leitura terminou. Comece outra com /read e a opção `together`.",
    notEnder:
      "Só quem começou esta leitura, ou alguém da moderação que possa gerenciar mensagens, pode encerrá-la. Fale com uma dessas pessoas.",
    nothingKept: "Não guardo nada aqui, então isto não funciona. Peça um banco de dados a quem cuida do bot.",
  },
  list: {
    from: (count, numbers, of) => `${count === 1 ? "Do trecho" : "Dos trechos"} ${numbers} de ${of}`,
  },
  saved: {
    title: "Seus trechos salvos",
    saved: "Salvo. Você o encontra de novo com /saved.",
    again: "Você já tinha salvado este trecho; ele continua lá, com a nota.",
    full: (most) => `Você salvou ${passages(most)}, e não cabem mais. Antes, remova um com /saved.`,
    none: "Você ainda não salvou nada. Clique em **Salvar** embaixo de uma citação para guardar o trecho.",
    noMatch: (words) =>
      `Nenhum dos seus trechos salvos ou das suas notas tem “${words}”. Tente menos palavras, ou /saved sem nenhuma.`,
    count: passages,
    matching: (number) => `${passages(number)} com estas palavras`,
    most: (shown, found) => `os ${shown} mais recentes de ${found} com estas palavras`,
    page: (page, of) => `página ${page} de ${of}`,
    newer: "◀ Mais recentes",
    older: "Mais antigos ▶",
    open: "Abrir um trecho salvo",
    place: (number) => `trecho ${number}`,
    placeIn: (number, title) => `trecho ${number} de ${title}`,
    noteIs: (note) => `Sua nota: ${note}`,
    addNote: "Escrever uma nota",
    editNote: "Mudar a nota",
    noteTitle: "Sua nota sobre este trecho",
    noteLabel: "Até 200 caracteres; vazia, ela se apaga",
    remove: "Remover dos salvos",
    removed: "Removido dos seus trechos salvos.",
    gone: "Este trecho não está mais entre os que você salvou. Veja os que estão com /saved.",
    list: "Todos os salvos",
    export: "Exportar",
    exported: (number) =>
      `Seus trechos salvos (${number}), como página para ler (Markdown) e como dados para programas (JSON).`,
    tooLarge:
      "Seus trechos salvos são longos demais para um só arquivo aqui. Remova alguns dos mais longos e tente de novo.",
    savedOn: (date) => `Salvo em ${date}`,
    meant: (sentences) => `O que você procurava: ${sentences}`,
    absent: {
      withdrawn: "Quem escreveu esta história a retirou, então o texto não é mostrado.",
      beyond: "Isto está além do que pode ser mostrado aqui por enquanto.",
      changed: "Este trecho foi alterado ou retirado da história desde então.",
      gone: "Esta história não está mais aqui.",
    },
  },
  top: {
    title: "Os mais salvos neste servidor",
    none: "Ninguém salvou um trecho neste servidor ainda. Clique em **Salvar** embaixo de uma citação para estrear a lista.",
    readers: (number) => `salvo por ${counted("pt-BR", number, { one: "pessoa", other: "pessoas" })}`,
    open: "Abrir um trecho",
  },
  privacy: {
    about: [
      "### O que eu guardo",
      "**De você**, sob o número da sua conta do Discord e nada mais: o lugar onde você parou em cada história, para que /read continue dali; os trechos que você salva, quando e em qual servidor, e suas notas sobre eles; se você oculta o que está além do seu lugar, e os avisos que você aceitou.",
      "**De um servidor**: o que a administração escolheu com meus comandos, as publicações diárias com o canal e o histórico delas, e onde os canais estão em uma história que leem em grupo.",
      "**Nunca**: mensagens, nomes ou o que você busca. Buscas que não encontram nada são contadas, sem as palavras.",
      "Quando me removem de um servidor, eu o esqueço depois de 30 dias. Nada é entregue a ninguém.",
      "/forget apaga de uma vez tudo o que é seu.",
    ],
    export: "Exportar o que você guarda de mim",
    exported: "Tudo o que guardo de você, como dados (JSON).",
    forget: "Esquecer tudo sobre mim",
  },
  forget: {
    nothing: "Não guardo nada de você, então não há nada para esquecer.",
    ask: (held) =>
      `Isto é o que guardo de você: ${held}. Devo esquecer tudo, em todo lugar? Não dá para recuperar; /privacy pode exportar antes.`,
    saves: (number) => counted("pt-BR", number, { one: "trecho salvo", other: "trechos salvos" }),
    notes: (number) => counted("pt-BR", number, { one: "nota", other: "notas" }),
    places: (number) => `seu lugar em ${counted("pt-BR", number, { one: "história", other: "histórias" })}`,
    choices: (number) => counted("pt-BR", number, { one: "escolha", other: "escolhas" }),
    yes: "Esquecer tudo",
    no: "Manter",
    done: "Tudo o que era seu foi esquecido. Se você ler ou salvar de novo, começo do zero.",
    kept: "Nada mudou.",
  },
} satisfies Pick<Words, "read" | "list" | "saved" | "top" | "privacy" | "forget">;
