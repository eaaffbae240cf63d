import type { CommandsWords, OptionWords } from "../command-words.ts";

const story: OptionWords = { description: "Qué historia" };
const storyOfIt: OptionWords = { description: "La historia donde está" };
const isPrivate: OptionWords = { description: "Mostrarlo solo a ti" };
const spoiler: OptionWords = { description: "Ocultarlo con marcas de spoiler" };
const which: OptionWords = { description: "Qué publicaciones, si el servidor tiene varias" };

const daily = {
  channel: { description: "Dónde publicar" },
  time: { description: "A qué hora, como 9, 9:30 o 9pm" },
  timezone: { description: "La hora de qué ciudad, como Madrid o Buenos Aires" },
  story,
  order: {
    description: "En qué orden",
    choices: {
      serial: "Del primer pasaje al último",
      shuffle: "Al azar, sin repetir ninguno hasta mostrarlos todos",
    },
  },
  days: { description: "Qué días, en inglés: weekdays (de lunes a viernes) o mon, wed, fri" },
  end: {
    description: "Qué viene después del último pasaje",
    choices: { stop: "Detenerse", again: "Volver a empezar" },
  },
  role: { description: "Un rol que mencionar en cada publicación" },
  thread: { description: "Abrir un hilo debajo de cada publicación" },
  pin: { description: "Fijar cada publicación y desfijar la anterior" },
  silent: { description: "Publicar sin notificación" },
  shortest: { description: "Juntar con el siguiente los pasajes de menos de tantos caracteres" },
} satisfies Readonly<Record<string, OptionWords>>;

/** What Discord shows of the commands in Spanish; their names stay as they are typed. */
export const commands: CommandsWords = {
  attribution: {
    description: "Decir quién escribió la historia, de dónde viene y su nota de autoría",
    options: { story },
  },
  card: {
    description: "Dibujar un pasaje como imagen",
    options: {
      words: { description: "Lo que recuerdas de él; su frase se destaca en la tarjeta" },
      number: { description: "O el número del pasaje, como 12 o 3.4" },
      story: storyOfIt,
      look: {
        description: "El estilo de la tarjeta",
        choices: {
          paper: "Papel",
          night: "Noche",
          ink: "Tinta",
          poster: "Cartel",
          moss: "Musgo",
          dawn: "Alba",
        },
      },
      shape: { description: "Ancha o cuadrada", choices: { wide: "Ancha", square: "Cuadrada" } },
      private: isPrivate,
      spoiler,
    },
  },
  chapters: {
    description: "Enumerar los capítulos de una historia, solo para ti, y abrir uno",
    options: { story },
  },
  context: {
    description: "Mostrar un pasaje con lo que lo rodea",
    options: {
      number: { description: "El número del pasaje, como 12; con capítulos, también 3.4" },
      around: { description: "Cuántos pasajes a cada lado; 1 si no se pone nada" },
      story: storyOfIt,
      private: isPrivate,
      spoiler,
    },
  },
  daily: {
    description: "Un pasaje al día en un canal de este servidor",
    subcommands: {
      start: {
        description: "Empezar publicaciones diarias en un canal",
        options: { ...daily, name: { description: "Un nombre corto para estas publicaciones" } },
      },
      status: {
        description: "Cuándo salen las próximas publicaciones, cómo fueron las últimas y qué las frena",
      },
      pause: {
        description: "Pausar publicaciones diarias; su lugar en la historia se guarda",
        options: { name: which },
      },
      resume: {
        description: "Seguir con publicaciones pausadas o detenidas, o reiniciar una historia terminada",
        options: { name: which },
      },
      skip: { description: "Saltar lo que viene ahora", options: { name: which } },
      back: {
        description: "Volver una publicación atrás en la historia, para que se muestre otra vez",
        options: { name: which },
      },
      "post-now": {
        description: "Publicar ahora mismo",
        options: {
          "counts-as": {
            description: "Si con esto queda hecha la publicación de hoy",
            choices: { today: "La publicación de hoy", extra: "Una extra" },
          },
          name: which,
        },
      },
      preview: { description: "Ver la próxima publicación, solo tú", options: { name: which } },
      edit: {
        description: "Cambiar publicaciones diarias",
        options: { name: which, ...daily, "new-name": { description: "Darles otro nombre" } },
      },
      stop: {
        description: "Detener publicaciones diarias; su lugar se guarda 30 días",
        options: { name: which },
      },
    },
  },
  "find-in-story": {
    title: "Buscar en la historia",
    description: "Decir qué pasaje cita un mensaje y en qué se diferencia",
  },
  forget: {
    description: "Hacer que olvide todo lo tuyo: lugares, pasajes guardados, notas, elecciones",
  },
  help: { description: "Decir qué sabe hacer este bot" },
  library: {
    description: "Elegir las historias de este servidor y la que se usa cuando no se nombra ninguna",
  },
  passage: {
    description: "Mostrar un pasaje, o varios seguidos, por su número",
    options: {
      number: {
        description: "Su número, como 12; con capítulos, también 3.4, el cuarto del capítulo tres",
      },
      to: { description: "El último, para mostrar varios seguidos" },
      story: storyOfIt,
      private: isPrivate,
      spoiler,
    },
  },
  privacy: { description: "Qué guardo de ti y por qué, y cómo verlo o borrarlo" },
  quote: {
    description: "Encontrar la frase que recuerdas a medias y mostrar su pasaje",
    options: {
      words: { description: "Lo que recuerdas, en cualquier orden; sin nada, un pasaje al azar" },
      story: { description: "La historia donde buscar" },
      chapter: { description: "Solo en este capítulo, por número o título" },
      private: isPrivate,
      spoiler,
    },
  },
  random: {
    description: "Mostrar un pasaje al azar",
    options: {
      story: { description: "La historia de donde sacarlo" },
      chapter: { description: "Solo de este capítulo, por número o título" },
      private: isPrivate,
      spoiler,
    },
  },
  read: {
    description: "Leer la historia desde donde la dejaste, por tu cuenta o en grupo",
    options: {
      from: { description: "Empezar en un pasaje: 12, o 3.4 con capítulos" },
      chapter: { description: "Empezar en un capítulo, por número o título" },
      story,
      together: { description: "Leer con todo el canal: cualquiera puede pasar la página" },
      careful: {
        description: "No mostrarme nada más allá de mi lugar en una historia, pida lo que pida",
      },
    },
  },
  saved: {
    description: "Ver los pasajes que guardaste, con tus notas, y llevártelos",
    options: {
      words: { description: "Solo los que tienen estas palabras, en su texto o en tu nota" },
    },
  },
  search: {
    description: "Enumerar los pasajes que coinciden, solo para ti",
    options: {
      words: { description: "Lo que recuerdas, en cualquier orden" },
      story: { description: "La historia donde buscar; todas si no se pone ninguna" },
      chapter: { description: "Solo en este capítulo, por número o título" },
    },
  },
  settings: {
    description:
      "Elegir qué se muestra en este servidor: hasta dónde, oculto o no, a qué ritmo y en qué idioma",
  },
  top: {
    description: "Los pasajes que más gente de este servidor ha guardado",
    options: { private: { description: "Mostrarlos solo a ti" } },
  },
};
