import type { Words } from "../words.ts";
import { story } from "./story.ts";

/** By a UserError's code: what happened, then what to try. Values that a reader typed come escaped. */
export const refusals = {
  "no-story": ({ named }) =>
    `Il n’y a pas ici d’histoire appelée « ${named} ». Choisis l’une des suggestions de l’option \`story\`.`,
  "no-chapter": ({ title, fandom, named, first, last }) => {
    const of = title === "" ? story.untitled(fandom) : title;
    const remedy =
      last === 0
        ? "Elle n’en a pas ; n’indique pas de chapitre."
        : `Donne un numéro de ${first} à ${last}, ou choisis l’une des suggestions.`;
    return `**${of}** n’a pas de chapitre « ${named} ». ${remedy}`;
  },
  "passage-gone": () =>
    "Ce passage n’est plus dans l’histoire : son texte a été modifié ou retiré. Cherche-le à nouveau avec /quote ou /passage.",
  "no-passage": ({ named, count, first, last }) => {
    const byChapter = last === "" ? "" : `, ou un chapitre et un paragraphe de ${first} à ${last}`;
    return `Il n’y a pas de passage « ${named} ». Donne un numéro de 1 à ${count}${byChapter}.`;
  },
  backwards: ({ first, last }) =>
    `Le passage ${last} vient avant le passage ${first}. Donne d’abord celui qui vient en premier.`,
  "not-yours": () =>
    "Seule la personne qui a demandé cette citation, ou la modération avec le droit de gérer les messages, peut la retirer.",
  "not-manager": () =>
    "C’est réservé aux personnes qui peuvent gérer le serveur. Adresse-toi à l’une d’elles, ou demande la permission « Gérer le serveur ».",
  store: () =>
    "Je n’ai pas accès à mes notes pour le moment ; il faut donc patienter. Réessaie dans quelques minutes.",
  "server-only": () =>
    "Cela fonctionne sur un serveur où le bot est présent. Utilise-le dans l’un de ses salons.",
  outdated: () =>
    "Cela date d’une version antérieure du bot. Relance la commande pour avoir une réponse à jour.",
  "keeps-nothing": () =>
    "Rien n’est gardé ici, il n’y a donc rien à choisir. Essaie sur un serveur où le bot tourne.",
  "nothing-chosen": () =>
    "Un serveur propose au moins une histoire. Choisis-en une, ou clique sur **Proposer toutes les histoires**.",
  "not-offered": () =>
    "Ce passage vient d’une histoire que ce serveur ne propose pas. Essaies-en une autre avec /quote.",
  "nothing-offered": () =>
    "Aucune des histoires que ce serveur propose ne peut plus être montrée. Les personnes qui gèrent le serveur peuvent en choisir d’autres avec /library.",
  withdrawn: () => "La personne qui a écrit cette histoire l’a retirée, elle n’est donc plus montrée.",
  "note-long": ({ most, length }) =>
    `Une note peut contenir ${most} caractères et celle-ci en a ${length} ; raccourcis-la et réessaie.`,
  "card-letters": ({ letters }) =>
    `Aucune carte ne peut être dessinée pour ce passage, car aucune police ici ne contient ${letters} ; cite-le plutôt en texte.`,
} satisfies Partial<Words["refusals"]>;

/** Of every fault; the log has the same reference. */
export const fault: Words["fault"] = (reference) =>
  `Quelque chose s’est mal passé de mon côté. Réessaie dans un moment ; si cela continue, donne cette référence à la personne qui s’occupe du bot : ${reference}`;
