import type { Words } from "../words.ts";
import { story } from "./story.ts";

/** By a UserError's code: what happened, then what to try. Values that a reader typed come escaped. */
export const refusals = {
  "no-story": ({ named }) =>
    `Aquí no hay ninguna historia llamada «${named}». Elige una de las sugerencias de la opción \`story\`.`,
  "no-chapter": ({ title, fandom, named, first, last }) => {
    const of = title === "" ? story.untitled(fandom) : title;
    const remedy =
      last === 0
        ? "No tiene ninguno; deja el capítulo sin poner."
        : `Da un número del ${first} al ${last} o elige una de las sugerencias.`;
    return `**${of}** no tiene ningún capítulo «${named}». ${remedy}`;
  },
  "passage-gone": () =>
    "Ese pasaje ya no está en la historia: su texto se cambió o se quitó. Búscalo de nuevo con /quote o /passage.",
  "no-passage": ({ named, count, first, last }) => {
    const byChapter = last === "" ? "" : `, o un capítulo y un párrafo de ${first} a ${last}`;
    return `No hay ningún pasaje «${named}». Da un número del 1 al ${count}${byChapter}.`;
  },
  backwards: ({ first, last }) =>
    `El pasaje ${last} está antes del pasaje ${first}. Pon primero el que va antes.`,
  "not-yours": () =>
    "Solo puede quitar esta cita quien la pidió, o alguien de moderación que pueda gestionar los mensajes.",
  "not-manager": () =>
    "Esto es para quienes pueden gestionar el servidor. Díselo a una de esas personas, o pide el permiso «Gestionar servidor».",
  store: () =>
    "Ahora mismo no puedo consultar mis notas, así que esto tendrá que esperar. Inténtalo de nuevo en unos minutos.",
  "server-only": () => "Esto funciona en un servidor que tenga el bot. Úsalo en uno de sus canales.",
  outdated: () =>
    "Esto es de una versión anterior del bot. Vuelve a usar el comando para tener una respuesta actual.",
  "keeps-nothing": () =>
    "Aquí no se guarda nada, así que no hay nada que elegir. Prueba en un servidor donde funcione el bot.",
  "nothing-chosen": () =>
    "Un servidor ofrece al menos una historia. Elige una o pulsa **Ofrecer todas las historias**.",
  "not-offered": () =>
    "Ese pasaje es de una historia que este servidor no ofrece. Prueba con otro usando /quote.",
  "nothing-offered": () =>
    "Ya no se puede mostrar ninguna de las historias que ofrece este servidor. Quien gestiona el servidor puede elegir otras con /library.",
  withdrawn: () => "Quien escribió esta historia la retiró, así que ya no se muestra.",
  "note-long": ({ most, length }) =>
    `En una nota caben ${most} caracteres y esta tiene ${length}; acórtala y vuelve a intentarlo.`,
  "card-letters": ({ letters }) =>
    `No se puede dibujar una tarjeta de este pasaje, porque ninguna fuente tipográfica de aquí tiene ${letters}; cítalo mejor como texto.`,
} satisfies Partial<Words["refusals"]>;

/** Of every fault; the log has the same reference. */
export const fault: Words["fault"] = (reference) =>
  `Algo ha salido mal por mi parte. Vuelve a intentarlo en un momento; si sigue pasando, dale esta referencia a quien se encarga del bot: ${reference}`;
