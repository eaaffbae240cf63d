import type { Words } from "../words.ts";

/** What is said of where, when and how the story is shown. */
export const place = {
  spoiler: {
    dailyWaits:
      "Lo que sigue está más allá de lo que muestra este canal (/settings). Cada fecha pasa sin publicación hasta que muestre más.",
    beyond:
      "Ese pasaje está más allá de lo que se muestra aquí por ahora, para no hacer spoilers. Quien gestiona el servidor puede cambiarlo con /settings.",
    beyondOwn:
      "Ese pasaje está más allá de tu propio lugar en la historia, para no hacerte spoilers. Sigue leyendo con /read y llegará.",
  },
  settings: {
    help: "-# Un límite vale para todo: citas, búsquedas, sugerencias, tarjetas, publicaciones diarias. El de un canal sustituye allí al del servidor, y el que cada cual se pone a sí mismo se suma.",
    server: "Todo el servidor",
    channel: "Solo este canal",
    forServer: "Lo que se muestra en este servidor",
    forChannel: (channel) => `Lo que se muestra en ${channel}`,
    story: "La historia del límite de abajo",
    chapter: "Nada después de un capítulo",
    passage: "Nada después de un pasaje",
    lift: "Quitar el límite",
    ceiling: (title, line) => `**${title}**: nada después de ${line}`,
    ceilingHere: (title, line) => `**${title}**, en este canal: nada después de ${line}`,
    noCeiling: "Sin límite: cada historia se muestra hasta el final.",
    passageLine: (number, chapter) =>
      chapter === undefined || chapter === 0 ? `pasaje ${number}` : `pasaje ${number}, capítulo ${chapter}`,
    usual: "como siempre",
    asServer: "como en el servidor",
    covered: "ocultas",
    open: "visibles",
    coverMenu: "Ocultar las citas con marcas de spoiler",
    coverIs: (how) => `Citas: ${how}`,
    paceMenu: "Con qué ritmo se puede preguntar",
    paceIs: (pace) => `Ritmo: ${pace}`,
    paces: { standard: "normal", gentle: "el doble de rápido", off: "tan rápido como se quiera" },
    languageMenu: "El idioma de lo que ve todo el mundo",
    languageIs: (language) => `Idioma: ${language}`,
    ofDiscord: "el del servidor en Discord",
    modalTitle: "Nada después de un pasaje",
    modalLabel: "El último pasaje que se muestra",
    modalHint: "12, o 3.4 para el cuarto del capítulo tres",
  },
  cooldown: {
    person: (when) => `Han sido muchas peticiones de golpe. Vuelvo a responderte ${when}.`,
    server: (when) =>
      `Aquí pregunta mucha gente a la vez. Vuelvo a responder ${when}. Quien gestiona el servidor puede suavizarlo con /settings.`,
  },
  card: {
    look: "Otro estilo",
    looks: { paper: "Papel", night: "Noche", ink: "Tinta", poster: "Cartel", moss: "Musgo", dawn: "Alba" },
    shapes: { wide: "Ancha", square: "Cuadrada" },
    wordsOrNumber: "Di qué pasaje: da su número, o palabras que recuerdes de él.",
  },
  find: {
    exact: "**Este mensaje cita la historia palabra por palabra.**",
    differs: "**Lo que dice el mensaje y lo que dice la historia:**",
    legend: "Lo ~~tachado~~ es del mensaje; lo que va en **negrita**, de la historia.",
    nothing:
      "Este mensaje no cita ningún pasaje que se muestre aquí. Si es un recuerdo aproximado, prueba sus palabras con /quote.",
    noWords: "Este mensaje no tiene palabras que buscar. Prueba con uno que cite la historia.",
  },
  warning: {
    untitled: "Esta historia",
    askFirst: (title, warnings) =>
      `${title} lleva una advertencia: ${warnings}. Se muestra en canales con restricción de edad, o solo a ti una vez que digas que quieres leerla.`,
    askAlone: (title, warnings) =>
      `${title} lleva una advertencia: ${warnings}. Se muestra en canales con restricción de edad, o solo a ti: usa la opción \`private\`.`,
    accept: "Quiero leerla",
    accepted: (title) =>
      `A partir de ahora se te muestra ${title}, solo a ti. Vuelve a pedirla con la opción \`private\`.`,
    acceptedDirect: (title) => `A partir de ahora se te muestra ${title}. Vuelve a pedirla.`,
  },
} satisfies Pick<Words, "spoiler" | "settings" | "cooldown" | "card" | "find" | "warning">;
