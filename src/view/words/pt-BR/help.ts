import type { Words } from "../words.ts";

export const help = {
  quoting: (title, author) => `Eu cito **${title}**, ${author}.`,
  /** What each command does: it follows the command's name. */
  commands: {
    quote:
      "encontra a frase de que você lembra pela metade: escreva o que vier à memória, em qualquer ordem, mesmo com erros de digitação. Sem palavras: um trecho ao acaso",
    search: "lista os trechos mais parecidos, só para você",
    passage: "mostra um trecho, ou vários seguidos, pelo número",
    context: "mostra um trecho com o que está em volta",
    chapters: "lista os capítulos de uma história e abre um",
    random: "mostra um trecho ao acaso",
    card: "desenha um trecho como imagem",
    read: "abre a história onde você parou, só para você ou para ler em grupo em um canal",
    saved: "lista os trechos que você salvou, com suas notas, e os exporta",
    top: "mostra os trechos que mais gente de um servidor salvou",
    library: "escolhe as histórias de um servidor; para quem pode gerenciá-lo",
    daily: "publica um trecho por dia; para quem pode gerenciar o servidor",
    settings: "define até onde a história é mostrada aqui, e mais; para quem pode gerenciar o servidor",
    attribution: "diz quem escreveu a história, com a nota que deixou",
    privacy: "diz o que guardo sobre você e entrega tudo a você; /forget apaga",
  },
  buttons:
    "Embaixo de cada citação: os trechos anteriores e seguintes, o contexto, a nota de quem escreveu, um botão para quem pediu removê-la, um para salvar e um para continuar lendo.",
  promise:
    "Nunca leio mensagens, não notifico ninguém (uma publicação diária pode mencionar o único cargo que a administração escolheu) e não guardo nada do que você busca.",
} satisfies Words["help"];
