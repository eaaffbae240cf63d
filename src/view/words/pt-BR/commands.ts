import type { CommandsWords, OptionWords } from "../command-words.ts";

const story: OptionWords = { description: "Qual história" };
const storyOfIt: OptionWords = { description: "A história em que ele está" };
const isPrivate: OptionWords = { description: "Mostrar só a você" };
const spoiler: OptionWords = { description: "Ocultar com marcas de spoiler" };
const which: OptionWords = { description: "Quais publicações, se o servidor tiver várias" };

const daily = {
  channel: { description: "Onde publicar" },
  time: { description: "A que horas, como 9, 9h30 ou 21:15" },
  timezone: { description: "O horário de qual cidade, como São Paulo ou Manaus" },
  story,
  order: {
    description: "Em que ordem",
    choices: {
      serial: "Do primeiro trecho ao último",
      shuffle: "Ao acaso, sem repetir nenhum até mostrar todos",
    },
  },
  days: { description: "Em que dias, em inglês: weekdays (de segunda a sexta) ou mon, wed, fri" },
  end: {
    description: "O que vem depois do último trecho",
    choices: { stop: "Parar", again: "Recomeçar" },
  },
  role: { description: "Um cargo para mencionar em cada publicação" },
  thread: { description: "Abrir um tópico em cada publicação" },
  pin: { description: "Fixar cada publicação e desafixar a anterior" },
  silent: { description: "Publicar sem notificação" },
  shortest: { description: "Juntar ao seguinte os trechos com menos de tantos caracteres" },
} satisfies Readonly<Record<string, OptionWords>>;

/** What Discord shows of the commands in Portuguese; their names stay as they are typed. */
export const commands: CommandsWords = {
  attribution: {
    description: "Dizer quem escreveu a história, de onde ela vem e a nota que a acompanha",
    options: { story },
  },
  card: {
    description: "Desenhar um trecho como imagem",
    options: {
      words: { description: "O que você lembra dele; a frase ganha destaque no cartão" },
      number: { description: "Ou o número do trecho, como 12 ou 3.4" },
      story: storyOfIt,
      look: {
        description: "O estilo do cartão",
        choices: {
          paper: "Papel",
          night: "Noite",
          ink: "Tinta",
          poster: "Cartaz",
          moss: "Musgo",
          dawn: "Aurora",
        },
      },
      shape: { description: "Largo ou quadrado", choices: { wide: "Largo", square: "Quadrado" } },
      private: isPrivate,
      spoiler,
    },
  },
  chapters: {
    description: "Listar os capítulos de uma história, só para você, e abrir um",
    options: { story },
  },
  context: {
    description: "Mostrar um trecho com o que está em volta",
    options: {
      number: { description: "O número do trecho, como 12; com capítulos, também 3.4" },
      around: { description: "Quantos trechos de cada lado; 1 se nada for dito" },
      story: storyOfIt,
      private: isPrivate,
      spoiler,
    },
  },
  daily: {
    description: "Um trecho por dia em um canal deste servidor",
    subcommands: {
      start: {
        description: "Começar publicações diárias em um canal",
        options: { ...daily, name: { description: "Um nome curto para estas publicações" } },
      },
      status: {
        description: "Quando saem as próximas publicações, como foram as últimas e o que as impede de sair",
      },
      pause: {
        description: "Pausar publicações diárias; o lugar na história fica guardado",
        options: { name: which },
      },
      resume: {
        description: "Continuar publicações pausadas ou paradas, ou recomeçar uma história terminada",
        options: { name: which },
      },
      skip: { description: "Pular o que vem a seguir", options: { name: which } },
      back: {
        description: "Voltar uma publicação na história, para que seja mostrada de novo",
        options: { name: which },
      },
      "post-now": {
        description: "Publicar agora mesmo",
        options: {
          "counts-as": {
            description: "Se com isso a publicação de hoje fica feita",
            choices: { today: "A publicação de hoje", extra: "Uma extra" },
          },
          name: which,
        },
      },
      preview: { description: "Ver a próxima publicação, só você", options: { name: which } },
      edit: {
        description: "Alterar publicações diárias",
        options: { name: which, ...daily, "new-name": { description: "Dar outro nome a elas" } },
      },
      stop: {
        description: "Parar publicações diárias; o lugar fica guardado por 30 dias",
        options: { name: which },
      },
    },
  },
  "find-in-story": {
    title: "Encontrar na história",
    description: "Dizer qual trecho uma mensagem cita e em que ela difere",
  },
  forget: {
    description: "Fazer com que eu esqueça tudo o que é seu: lugares, trechos salvos, notas, escolhas",
  },
  help: { description: "Dizer o que este bot sabe fazer" },
  library: {
    description: "Escolher as histórias deste servidor e a que vale quando nenhuma é citada",
  },
  passage: {
    description: "Mostrar um trecho, ou vários seguidos, pelo número",
    options: {
      number: {
        description: "O número, como 12; com capítulos, também 3.4, o quarto do capítulo três",
      },
      to: { description: "O último, para mostrar vários seguidos" },
      story: storyOfIt,
      private: isPrivate,
      spoiler,
    },
  },
  privacy: { description: "O que guardo de você e por quê, e como ver ou apagar" },
  quote: {
    description: "Encontrar a frase de que você lembra pela metade e mostrar o trecho",
    options: {
      words: { description: "O que você lembra, em qualquer ordem; sem nada, um trecho ao acaso" },
      story: { description: "A história em que procurar" },
      chapter: { description: "Só neste capítulo, por número ou título" },
      private: isPrivate,
      spoiler,
    },
  },
  random: {
    description: "Mostrar um trecho ao acaso",
    options: {
      story: { description: "A história de onde tirar o trecho" },
      chapter: { description: "Só deste capítulo, por número ou título" },
      private: isPrivate,
      spoiler,
    },
  },
  read: {
    description: "Ler a história de onde você parou, por conta própria ou em grupo",
    options: {
      from: { description: "Começar em um trecho: 12, ou 3.4 com capítulos" },
      chapter: { description: "Começar em um capítulo, por número ou título" },
      story,
      together: { description: "Ler com todo mundo deste canal: qualquer pessoa pode virar a página" },
      careful: {
        description: "Não me mostrar nada além do meu lugar em uma história, peça eu o que pedir",
      },
    },
  },
  saved: {
    description: "Ver os trechos que você salvou, com suas notas, e levá-los com você",
    options: {
      words: { description: "Só os que têm estas palavras, no texto ou na sua nota" },
    },
  },
  search: {
    description: "Listar os trechos que correspondem, só para você",
    options: {
      words: { description: "O que você lembra, em qualquer ordem" },
      story: { description: "A história em que procurar; todas, se nenhuma for dita" },
      chapter: { description: "Só neste capítulo, por número ou título" },
    },
  },
  settings: {
    description: "Escolher o que este servidor mostra: até onde, oculto ou não, em que ritmo e idioma",
  },
  top: {
    description: "Os trechos que mais gente deste servidor salvou",
    options: { private: { description: "Mostrar só a você" } },
  },
};
