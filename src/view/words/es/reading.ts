import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("es", number, { one: "pasaje", other: "pasajes" });

/** Reading on, alone and together; saved passages; what is kept of readers. */
export const reading = {
  read: {
    quoteThis: "Citar esto aquí",
    quoteNumber: (number) => `Citar el pasaje ${number} aquí`,
    saveNumber: (number) => `Guardar el pasaje ${number}`,
    jump: "Ir a…",
    jumpTitle: "Ir a otro pasaje",
    jumpLabel: "Un pasaje, o un capítulo y un párrafo",
    jumpHint: "12, o 3.4",
    openOne: "Abrir uno de estos pasajes, para citarlo o guardarlo",
    chapters: "Ir a un capítulo",
    backTo: (number) => `Volver al pasaje ${number}, donde estabas`,
    chapter: (number) => `capítulo ${number}`,
    part: (number, of) => `parte ${number} de ${of}`,
    theEnd: "fin",
    together: "Lectura en grupo: aquí todo el mundo puede pasar la página.",
    end: "Terminar la lectura",
    ended: (passage) =>
      `La lectura en grupo terminó en el pasaje ${passage}. Empieza otra con /read y su opción \`together\`.`,
    isOver: "Esta lectura ha terminado. Empieza otra con /read y su opción `together`.",
    notEnder:
      "Solo puede terminar esta lectura quien la empezó, o alguien de moderación que pueda gestionar los mensajes. Pídeselo a una de esas personas.",
    nothingKept:
      "Aquí no guardo nada, así que esto no funciona. Pide una base de datos a quien se encarga del bot.",
  },
  list: {
    from: (count, numbers, of) => `${count === 1 ? "Del pasaje" : "De los pasajes"} ${numbers} de ${of}`,
  },
  saved: {
    title: "Tus pasajes guardados",
    saved: "Guardado. Lo encuentras de nuevo con /saved.",
    again: "Ya habías guardado este pasaje; sigue ahí, con su nota.",
    full: (most) => `Has guardado ${passages(most)} y ya no caben más. Primero quita uno con /saved.`,
    none: "Aún no has guardado nada. Pulsa **Guardar** debajo de una cita para conservar su pasaje.",
    noMatch: (words) =>
      `Ninguno de tus pasajes guardados ni de tus notas tiene «${words}». Prueba con menos palabras, o con /saved sin ninguna.`,
    count: passages,
    matching: (number) => `${passages(number)} con estas palabras`,
    most: (shown, found) => `los ${shown} más recientes de ${found} con estas palabras`,
    page: (page, of) => `página ${page} de ${of}`,
    newer: "◀ Más recientes",
    older: "Más antiguos ▶",
    open: "Abrir un pasaje guardado",
    place: (number) => `pasaje ${number}`,
    placeIn: (number, title) => `pasaje ${number} de ${title}`,
    noteIs: (note) => `Tu nota: ${note}`,
    addNote: "Escribir una nota",
    editNote: "Cambiar la nota",
    noteTitle: "Tu nota sobre este pasaje",
    noteLabel: "Hasta 200 caracteres; vacía, se borra",
    remove: "Quitar de los guardados",
    removed: "Quitado de tus pasajes guardados.",
    gone: "Este pasaje ya no está entre los que guardaste. Con /saved ves los que sí.",
    list: "Todos los guardados",
    export: "Exportar",
    exported: (number) =>
      `Tus pasajes guardados (${number}), como página para leer (Markdown) y como datos para programas (JSON).`,
    tooLarge:
      "Tus pasajes guardados son demasiado largos para un solo archivo aquí. Quita algunos de los más largos y vuelve a intentarlo.",
    savedOn: (date) => `Guardado el ${date}`,
    meant: (sentences) => `Lo que buscabas: ${sentences}`,
    absent: {
      withdrawn: "Quien escribió esta historia la retiró, así que su texto no se muestra.",
      beyond: "Esto está más allá de lo que se puede mostrar aquí por ahora.",
      changed: "Este pasaje se cambió o se quitó de la historia desde entonces.",
      gone: "Esta historia ya no está aquí.",
    },
  },
  top: {
    title: "Los más guardados en este servidor",
    none: "En este servidor nadie ha guardado aún ningún pasaje. Pulsa **Guardar** debajo de una cita para estrenar la lista.",
    readers: (number) => `guardado por ${counted("es", number, { one: "persona", other: "personas" })}`,
    open: "Abrir un pasaje",
  },
  privacy: {
    about: [
      "### Lo que guardo",
      "**De ti**, con el número de tu cuenta de Discord y nada más: el lugar donde dejaste cada historia, para que /read siga ahí; los pasajes que guardas, cuándo y en qué servidor, y tus notas sobre ellos; si ocultas lo que está más allá de tu lugar, y las advertencias que aceptaste.",
      "**De un servidor**: lo que su administración eligió con mis comandos, sus publicaciones diarias con su canal y su historial, y por dónde van sus canales en una historia que leen en grupo.",
      "**Nunca**: mensajes, nombres ni lo que buscas. Las búsquedas que no encuentran nada se cuentan, sin sus palabras.",
      "Cuando me quitan de un servidor, lo olvido a los 30 días. No se entrega nada a nadie.",
      "/forget borra de una vez todo lo tuyo.",
    ],
    export: "Exportar lo que guardas de mí",
    exported: "Todo lo que guardo de ti, como datos (JSON).",
    forget: "Olvídame",
  },
  forget: {
    nothing: "No guardo nada de ti, así que no hay nada que olvidar.",
    ask: (held) =>
      `Esto es lo que guardo de ti: ${held}. ¿Lo olvido todo, en todas partes? No se puede recuperar; /privacy puede exportarlo antes.`,
    saves: (number) => counted("es", number, { one: "pasaje guardado", other: "pasajes guardados" }),
    notes: (number) => counted("es", number, { one: "nota", other: "notas" }),
    places: (number) => `tu lugar en ${counted("es", number, { one: "historia", other: "historias" })}`,
    choices: (number) => counted("es", number, { one: "elección", other: "elecciones" }),
    yes: "Olvidarlo todo",
    no: "Conservarlo",
    done: "Todo lo tuyo está olvidado. Si vuelves a leer o a guardar, empiezo de cero.",
    kept: "No ha cambiado nada.",
  },
} satisfies Pick<Words, "read" | "list" | "saved" | "top" | "privacy" | "forget">;
