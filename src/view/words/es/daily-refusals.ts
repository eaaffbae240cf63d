import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("es").format(names);

/** Permissions by Discord's English names for them, in Discord's words. */
const permissions: Readonly<Record<string, string>> = {
  "View Channel": "Ver canal",
  "Send Messages": "Enviar mensajes",
  "Read Message History": "Leer el historial de mensajes",
  "Mention @everyone, @here and All Roles": "Mencionar @everyone, @here y todos los roles",
  "Create Public Threads": "Crear hilos públicos",
  "Send Messages in Threads": "Enviar mensajes en hilos",
  "Pin Messages": "Fijar mensajes",
};

/** By a UserError's code: what can be wrong with daily posts. */
export const dailyRefusals = {
  "no-daily": () => "Este servidor aún no tiene publicaciones diarias. Empiézalas con /daily start.",
  "no-such-daily": ({ name, names }) =>
    `Aquí no hay publicaciones diarias llamadas «${name}». La opción \`name\` admite ${listed(names)}.`,
  "which-daily": ({ names }) =>
    `Este servidor tiene varias publicaciones diarias. Di cuáles con la opción \`name\`: ${listed(names)}.`,
  "too-many-daily": ({ most }) =>
    `Un servidor puede tener ${most} publicaciones diarias, y este ya las tiene. Primero detén una con /daily stop.`,
  "daily-name": ({ name }) =>
    `Ya hay publicaciones diarias llamadas «${name}». Pon otro nombre o cambia aquellas con /daily edit.`,
  "bad-daily-name": () => "Un nombre necesita una letra o una cifra. Escribe algo corto, como tarde.",
  "daily-channel": () =>
    "Las publicaciones diarias van a canales de texto, de anuncios, foros e hilos. Elige uno de ellos.",
  "daily-permissions": ({ channel, missing }) =>
    `En <#${channel}> me falta esto: ${listed(missing.map((name) => `«${permissions[name] ?? name}»`))}. Concédemelo en los ajustes del canal, en Permisos, y vuelve a intentarlo.`,
  "daily-rests": ({ name }) =>
    `«${name}» no está en marcha, así que no se puede publicar nada de ahí. Usa antes /daily resume.`,
  "daily-on-its-way": ({ name }) =>
    `Una publicación de «${name}» está saliendo ahora mismo. Vuelve a intentarlo en un minuto.`,
  "daily-today-done": ({ name }) =>
    `El día de hoy ya está resuelto para «${name}». Pide mejor una publicación extra: no cuenta como la de un día.`,
  "daily-runs": ({ name }) =>
    `«${name}» ya está en marcha. /daily status muestra cuándo sale la próxima publicación.`,
  "daily-story-gone": () =>
    "La historia de estas publicaciones ya no está aquí. Elige otra con /daily edit o espera a que vuelva.",
  "daily-changed": () => "Otra persona cambió estas publicaciones en el mismo momento. Vuelve a intentarlo.",
  time: ({ written }) => `No consigo leer «${written}» como una hora. Escríbela así: 9, 9:30, 9pm o 21:15.`,
  days: ({ written }) =>
    `No consigo leer «${written}» como días de la semana. Escríbelos en inglés: \`weekdays\` (de lunes a viernes), \`weekends\` (fines de semana) o días como \`mon, wed, fri\`.`,
  zone: ({ written }) =>
    `No conozco ninguna zona horaria llamada «${written}». Elige una de la lista mientras escribes, como Europe/Madrid.`,
  "zone-many": ({ written, zones }) =>
    `«${written}» puede ser ${zones}. Elige una de la lista mientras escribes.`,
} satisfies Partial<Words["refusals"]>;
