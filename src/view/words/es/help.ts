import type { Words } from "../words.ts";

export const help = {
  quoting: (title, author) => `Cito **${title}**, ${author}.`,
  /** What each command does: it follows the command's name. */
  commands: {
    quote:
      "encuentra la frase que recuerdas a medias: escribe lo que te suene, en cualquier orden y aunque haya erratas. Sin palabras: un pasaje al azar",
    search: "enumera los pasajes más parecidos, solo para ti",
    passage: "muestra un pasaje, o varios seguidos, por su número",
    context: "muestra un pasaje con lo que lo rodea",
    chapters: "enumera los capítulos de una historia y abre uno",
    random: "muestra un pasaje al azar",
    card: "dibuja un pasaje como imagen",
    read: "abre la historia donde la dejaste, solo para ti o para leerla en grupo en un canal",
    saved: "enumera los pasajes que guardaste, con tus notas, y los exporta",
    top: "muestra los pasajes que más gente de un servidor ha guardado",
    library: "elige las historias de un servidor; para quienes pueden gestionarlo",
    daily: "publica un pasaje cada día; para quienes pueden gestionar el servidor",
    settings: "decide hasta dónde se muestra aquí, y más cosas; para quienes pueden gestionar el servidor",
    attribution: "dice quién escribió la historia, con su nota de autoría",
    privacy: "dice qué guardo de ti, y te lo da; /forget lo borra",
  },
  buttons:
    "Debajo de cada cita: los pasajes anteriores y siguientes, su contexto, la nota de autoría, un botón para que quien la pidió la quite, otro para guardarla y otro para seguir leyendo.",
  promise:
    "Nunca leo mensajes, no aviso a nadie (una publicación diaria puede mencionar el único rol que eligió la administración) y no guardo nada de lo que buscas.",
} satisfies Words["help"];
