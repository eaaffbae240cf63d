import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("es").format(names);

const dayNames = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos"];

/** For those who set daily posts up. */
export const dailyAdmin = {
  starts: (name) => `Empiezan las publicaciones diarias «${name}»`,
  paused: "En pausa",
  goingOn: "En marcha otra vez",
  leftOut: "Pasaje saltado",
  oneBack: "Una publicación atrás",
  postedSoon: "Se publica en un momento",
  changed: "Cambios hechos",
  none: "Este servidor aún no tiene publicaciones diarias. Empiézalas con /daily start.",
  askStop: (name, channel) =>
    `¿Detener «${name}» en ${channel}? Su lugar en la historia se guarda 30 días; /daily resume las retoma.`,
  stopIt: "Detener",
  keepIt: "Mantener",
  stopped: (shown, name) =>
    `«${shown}» se ha detenido. Durante 30 días, /daily resume name:${name} retoma la historia donde estaba.`,
  kept: (name) => `«${name}» sigue como antes.`,
  unchanged: "No ha cambiado nada.",
  zone: (zone, time) => `${zone} · ahora ${time}`,
  storyGone: "Una historia que ya no está",
  /** What is posted, where, on which days, at which time of which zone. */
  when: (title, channel, days, time, zone) => `${title} en ${channel}, ${days} a las ${time} (${zone})`,
  nextTimes: (first, away, then) => `Próxima publicación: ${first} (${away}), después ${then.join(", ")}`,
  nextPassages: (day, days, first, last) => `Ahora viene el día ${day} de ${days}: ${span(first, last)}`,
  nextEnd: "Ahora viene el aviso del final de la historia",
  serial: "del primero al último",
  shuffled: "en orden aleatorio",
  again: "luego vuelve a empezar",
  thenStops: "luego se detiene",
  together: (characters) => `junta los pasajes de menos de ${characters} caracteres`,
  mentions: (role) => `menciona a ${role}`,
  opensThread: "abre un hilo",
  pinned: "se fija",
  silent: "sin notificación",
  isPaused: "En pausa. /daily resume continúa.",
  isEnded:
    "La historia ya se contó hasta el final. /daily resume la empieza de nuevo, o sigue si ha crecido.",
  isStopped: "Detenidas. Su lugar se guarda 30 días.",
  blocked: (trouble) =>
    `**No se publica:** ${trouble} Lo intento una vez al día, y sigo por mi cuenta en cuanto pueda.`,
  blockedPaused: (trouble) => `**No se publica:** ${trouble} Después usa /daily resume.`,
  /** A line of the past: a date and what came of it. */
  past: (when, what) => `${when}: ${what}`,
  pastEnd: "el final",
  pastSpan: (first, last) => span(first, last),
  deleted: (what) => `${what}; se borró después`,
  noPost: (why) => `sin publicación (${why})`,
  missed: "no salió: a esa hora yo no estaba en marcha",
  uncertain: "no se sabe si llegó, así que no se repitió",
  /** Why a date had no post. */
  skipped: {
    rescheduled: "ese día se adelantó la hora",
    paused: "en pausa",
    ended: "la historia había terminado",
    stopped: "detenida",
    blocked: "Discord la rechazó",
    "story-gone": "la historia ya no estaba",
    malformed: "Discord no pudo aceptar este pasaje",
    otherwise: "Discord la rechazó",
  },
  /** Why Discord takes no posts, and how an admin mends it. */
  trouble: {
    "no-access": (channel) =>
      `No puedo ver ${channel}. Dame allí los permisos «Ver canal» y «Enviar mensajes».`,
    "no-permission": (channel) =>
      `No puedo escribir en ${channel}. Dame allí el permiso «Enviar mensajes» (en hilos: «Enviar mensajes en hilos»).`,
    "channel-gone": (_channel) => "Se eliminó el canal. Elige otro con /daily edit.",
    "server-gone": (_channel) => "Yo ya no estaba en este servidor. Vuelve a añadirme.",
    "needs-tag": (channel) =>
      `${channel} pide una etiqueta en cada publicación. Desactívalo en sus ajustes o elige otro canal.`,
    locked: (channel) => `${channel} está bloqueado. Desbloquéalo o elige otro canal.`,
    "story-gone": (_channel) =>
      "La historia ya no está aquí. Elige otra con /daily edit o espera a que vuelva.",
    otherwise: (channel) =>
      `Discord rechaza las publicaciones en ${channel}. Revisa los ajustes del canal o elige otro.`,
  },
  /** ISO weekdays, Monday first: `1234567` is every day. */
  days: (days) => {
    if (days === "1234567") return "todos los días";
    if (days === "12345") return "de lunes a viernes";
    if (days === "67") return "los fines de semana";
    return `los ${listed([...days].map((day) => dayNames[Number(day) - 1] ?? ""))}`;
  },
} satisfies Words["dailyAdmin"];

function span(first: number, last: number): string {
  return first === last ? `pasaje ${first}` : `pasajes ${first} a ${last}`;
}
