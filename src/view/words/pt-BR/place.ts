import type { Words } from "../words.ts";

/** What is said of where, when and how the story is shown. */
export const place = {
  spoiler: {
    dailyWaits:
      "O que vem a seguir está além do que este canal mostra (/settings). Cada data passa sem publicação até que ele mostre mais.",
    beyond:
      "Esse trecho está além do que é mostrado aqui por enquanto, para não dar spoiler de nada. Quem gerencia o servidor pode mudar isso com /settings.",
    beyondOwn:
      "Esse trecho está além do seu próprio lugar na história, para não dar spoiler de nada. Continue lendo com /read, e ele chega.",
  },
  settings: {
    help: "-# Um limite vale para tudo: citações, buscas, sugestões, cartões, publicações diárias. O de um canal substitui ali o do servidor, e o que cada pessoa define para si se soma a ele.",
    server: "O servidor todo",
    channel: "Só este canal",
    forServer: "O que é mostrado neste servidor",
    forChannel: (channel) => `O que é mostrado em ${channel}`,
    story: "A história do limite abaixo",
    chapter: "Nada depois de um capítulo",
    passage: "Nada depois de um trecho",
    lift: "Retirar o limite",
    ceiling: (title, line) => `**${title}**: nada após ${line}`,
    ceilingHere: (title, line) => `**${title}**, neste canal: nada após ${line}`,
    noCeiling: "Sem limite: cada história é mostrada até o fim.",
    passageLine: (number, chapter) =>
      chapter === undefined || chapter === 0
        ? `o trecho ${number}`
        : `o trecho ${number}, no capítulo ${chapter}`,
    usual: "como de costume",
    asServer: "como no servidor",
    covered: "ocultas",
    open: "visíveis",
    coverMenu: "Ocultar as citações com marcas de spoiler",
    coverIs: (how) => `Citações: ${how}`,
    paceMenu: "Em que ritmo se pode pedir",
    paceIs: (pace) => `Ritmo: ${pace}`,
    paces: { standard: "normal", gentle: "duas vezes mais rápido", off: "tão rápido quanto quiserem" },
    languageMenu: "O idioma do que todo mundo vê",
    languageIs: (language) => `Idioma: ${language}`,
    ofDiscord: "o do servidor no Discord",
    modalTitle: "Nada depois de um trecho",
    modalLabel: "O último trecho que é mostrado",
    modalHint: "12, ou 3.4 para o quarto do capítulo três",
  },
  cooldown: {
    person: (when) => `Foram muitos pedidos de uma vez. Volto a responder a você ${when}.`,
    server: (when) =>
      `Muita gente está pedindo ao mesmo tempo aqui. Volto a responder ${when}. Quem gerencia o servidor pode afrouxar isso com /settings.`,
  },
  card: {
    look: "Outro estilo",
    looks: { paper: "Papel", night: "Noite", ink: "Tinta", poster: "Cartaz", moss: "Musgo", dawn: "Aurora" },
    shapes: { wide: "Largo", square: "Quadrado" },
    wordsOrNumber: "Diga qual trecho: dê o número dele ou palavras de que você lembra.",
  },
  find: {
    exact: "**Esta mensagem cita a história palavra por palavra.**",
    differs: "**O que a mensagem diz e o que a história diz:**",
    legend: "O ~~riscado~~ é da mensagem; o que está em **negrito**, da história.",
    nothing:
      "Esta mensagem não cita nenhum trecho mostrado aqui. Se for uma lembrança aproximada, tente as palavras dela com /quote.",
    noWords: "Esta mensagem não tem palavras para procurar. Tente uma que cite a história.",
  },
  warning: {
    untitled: "Esta história",
    askFirst: (title, warnings) =>
      `${title} vem com um aviso: ${warnings}. É mostrada em canais com restrição de idade, ou só a você depois que disser que quer ler.`,
    askAlone: (title, warnings) =>
      `${title} vem com um aviso: ${warnings}. É mostrada em canais com restrição de idade, ou só a você: use a opção \`private\`.`,
    accept: "Quero ler",
    accepted: (title) =>
      `De agora em diante, ${title} é mostrada a você, e só a você. Peça de novo com a opção \`private\`.`,
    acceptedDirect: (title) => `De agora em diante, ${title} é mostrada a você. Peça de novo.`,
  },
} satisfies Pick<Words, "spoiler" | "settings" | "cooldown" | "card" | "find" | "warning">;
