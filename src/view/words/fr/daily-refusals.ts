import type { Words } from "../words.ts";

const listed = (names: readonly string[]) => new Intl.ListFormat("fr").format(names);
const quoted = (name: string) => `« ${name} »`;

/** Permissions by Discord's English names for them, in Discord's words. */
const permissions: Readonly<Record<string, string>> = {
  "View Channel": "Voir le salon",
  "Send Messages": "Envoyer des messages",
  "Read Message History": "Voir les anciens messages",
  "Mention @everyone, @here and All Roles": "Mentionner @everyone, @here et tous les rôles",
  "Create Public Threads": "Créer des fils publics",
  "Send Messages in Threads": "Envoyer des messages dans les fils",
  "Pin Messages": "Épingler des messages",
};

/** By a UserError's code: what can be wrong with daily posts. */
export const dailyRefusals = {
  "no-daily": () => "Ce serveur n’a pas encore de publications quotidiennes. Lance-les avec /daily start.",
  "no-such-daily": ({ name, names }) =>
    `Il n’y a pas ici de publications quotidiennes appelées ${quoted(name)}. L’option \`name\` accepte ${listed(names)}.`,
  "which-daily": ({ names }) =>
    `Ce serveur a plusieurs publications quotidiennes. Dis lesquelles avec l’option \`name\` : ${listed(names)}.`,
  "too-many-daily": ({ most }) =>
    `Un serveur peut avoir ${most} publications quotidiennes, et celui-ci les a déjà. Commence par en arrêter une avec /daily stop.`,
  "daily-name": ({ name }) =>
    `Il y a déjà des publications quotidiennes appelées ${quoted(name)}. Donne un autre nom, ou modifie celles-là avec /daily edit.`,
  "bad-daily-name": () =>
    "Un nom doit contenir une lettre ou un chiffre. Écris quelque chose de court, comme matin.",
  "daily-channel": () =>
    "Les publications quotidiennes vont dans les salons textuels, d’annonces, les forums et les fils. Choisis l’un d’eux.",
  "daily-permissions": ({ channel, missing }) =>
    `Il me manque ceci dans <#${channel}> : ${listed(missing.map((name) => quoted(permissions[name] ?? name)))}. Accorde-le-moi dans les paramètres du salon, sous Permissions, puis réessaie.`,
  "daily-rests": ({ name }) =>
    `${quoted(name)} n’est pas en cours, donc rien ne peut en être publié. Utilise d’abord /daily resume.`,
  "daily-on-its-way": ({ name }) =>
    `Une publication de ${quoted(name)} est justement en route. Réessaie dans une minute.`,
  "daily-today-done": ({ name }) =>
    `Pour ${quoted(name)}, la journée est déjà réglée. Demande plutôt une publication en plus : elle ne compte pas comme celle d’un jour.`,
  "daily-runs": ({ name }) =>
    `${quoted(name)} est déjà en cours. /daily status montre quand vient la prochaine publication.`,
  "daily-story-gone": () =>
    "L’histoire de ces publications n’est plus ici. Choisis-en une autre avec /daily edit, ou attends son retour.",
  "daily-changed": () => "Quelqu’un d’autre a modifié ces publications au même moment. Réessaie.",
  time: ({ written }) =>
    `Je n’arrive pas à lire ${quoted(written)} comme une heure. Écris par exemple 9, 9h30 ou 21:15.`,
  days: ({ written }) =>
    `Je n’arrive pas à lire ${quoted(written)} comme des jours de la semaine. Écris-les en anglais : \`weekdays\` (en semaine), \`weekends\`, ou des jours comme \`mon, wed, fri\`.`,
  zone: ({ written }) =>
    `Je ne connais pas de fuseau horaire appelé ${quoted(written)}. Choisis-en un dans la liste pendant que tu écris, comme Europe/Paris.`,
  "zone-many": ({ written, zones }) =>
    `${quoted(written)} peut être ${zones}. Choisis l’un d’eux dans la liste pendant que tu écris.`,
} satisfies Partial<Words["refusals"]>;
