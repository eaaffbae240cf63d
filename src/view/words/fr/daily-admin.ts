import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("fr").format(names);

const dayNames = ["lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis", "dimanches"];

/** For those who set daily posts up. */
export const dailyAdmin = {
  starts: (name) => `Les publications quotidiennes « ${name} » commencent`,
  paused: "En pause",
  goingOn: "C’est reparti",
  leftOut: "Passage sauté",
  oneBack: "Une publication en arrière",
  postedSoon: "La publication arrive dans un instant",
  changed: "Modifié",
  none: "Ce serveur n’a pas encore de publications quotidiennes. Lance-les avec /daily start.",
  askStop: (name, channel) =>
    `Arrêter « ${name} » dans ${channel} ? Sa place dans l’histoire est gardée 30 jours ; /daily resume reprend là.`,
  stopIt: "Arrêter",
  keepIt: "Garder",
  stopped: (shown, name) =>
    `« ${shown} » est à l’arrêt. Pendant 30 jours, /daily resume name:${name} reprend là où c’en était.`,
  kept: (name) => `« ${name} » continue comme avant.`,
  unchanged: "Rien n’a changé.",
  zone: (zone, time) => `${zone} · ${time} en ce moment`,
  storyGone: "Une histoire qui n’est plus là",
  /** What is posted, where, on which days, at which time of which zone. */
  when: (title, channel, days, time, zone) => `${title} dans ${channel}, ${days} à ${time} (${zone})`,
  nextTimes: (first, away, then) => `Prochaine publication : ${first} (${away}), puis ${then.join(", ")}`,
  nextPassages: (day, days, first, last) => `Ensuite vient le jour ${day} sur ${days} : ${span(first, last)}`,
  nextEnd: "Ensuite vient le mot de la fin de l’histoire",
  serial: "du premier au dernier",
  shuffled: "dans le désordre",
  again: "puis on recommence",
  thenStops: "puis on s’arrête",
  together: (characters) => `passages de moins de ${characters} caractères réunis`,
  mentions: (role) => `mentionne ${role}`,
  opensThread: "ouvre un fil",
  pinned: "épinglé",
  silent: "sans notification",
  isPaused: "En pause. /daily resume reprend.",
  isEnded:
    "L’histoire est racontée jusqu’au bout. /daily resume la recommence, ou continue si elle s’est allongée.",
  isStopped: "À l’arrêt. Sa place est gardée 30 jours.",
  blocked: (trouble) =>
    `**Rien n’est publié :** ${trouble} J’essaie une fois par jour, et je reprends dès que je peux.`,
  blockedPaused: (trouble) => `**Rien n’est publié :** ${trouble} Utilise ensuite /daily resume.`,
  /** A line of the past: a date and what came of it. */
  past: (when, what) => `${when} : ${what}`,
  pastEnd: "la fin",
  pastSpan: (first, last) => span(first, last),
  deleted: (what) => `${what}, supprimé depuis`,
  noPost: (why) => `pas de publication (${why})`,
  missed: "manqué, je ne tournais pas à ce moment-là",
  uncertain: "arrivée incertaine, donc pas publié une seconde fois",
  /** Why a date had no post. */
  skipped: {
    rescheduled: "l’heure a été avancée ce jour-là",
    paused: "en pause",
    ended: "l’histoire était finie",
    stopped: "à l’arrêt",
    blocked: "refusé par Discord",
    "story-gone": "l’histoire n’était plus là",
    malformed: "Discord n’a pas pu prendre ce passage",
    otherwise: "refusé par Discord",
  },
  /** Why Discord takes no posts, and how an admin mends it. */
  trouble: {
    "no-access": (channel) =>
      `Je ne vois pas ${channel}. Accorde-moi « Voir le salon » et « Envoyer des messages » là-bas.`,
    "no-permission": (channel) =>
      `Je n’ai pas le droit d’écrire dans ${channel}. Accorde-moi « Envoyer des messages » là-bas (dans les fils : « Envoyer des messages dans les fils »).`,
    "channel-gone": (_channel) => "Le salon a été supprimé. Choisis-en un autre avec /daily edit.",
    "server-gone": (_channel) => "Je n’étais plus sur ce serveur. Ajoute-moi à nouveau.",
    "needs-tag": (channel) =>
      `${channel} exige un tag sur chaque post. Désactive cela dans ses paramètres, ou choisis un autre salon.`,
    locked: (channel) => `${channel} est verrouillé. Déverrouille-le, ou choisis un autre salon.`,
    "story-gone": (_channel) =>
      "L’histoire n’est plus ici. Choisis-en une autre avec /daily edit, ou attends son retour.",
    otherwise: (channel) =>
      `Discord refuse les publications dans ${channel}. Vérifie les paramètres du salon, ou choisis-en un autre.`,
  },
  /** ISO weekdays, Monday first: `1234567` is every day. */
  days: (days) => {
    if (days === "1234567") return "tous les jours";
    if (days === "12345") return "en semaine";
    if (days === "67") return "le week-end";
    return `les ${listed([...days].map((day) => dayNames[Number(day) - 1] ?? ""))}`;
  },
} satisfies Words["dailyAdmin"];

function span(first: number, last: number): string {
  return first === last ? `passage ${first}` : `passages ${first} à ${last}`;
}
