import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("fr", number, { one: "passage", other: "passages" });

/** Reading on, alone and together; saved passages; what is kept of readers. */
export const reading = {
  read: {
    quoteThis: "Citer ceci ici",
    quoteNumber: (number) => `Citer le passage ${number} ici`,
    saveNumber: (number) => `Enregistrer le passage ${number}`,
    jump: "Aller à…",
    jumpTitle: "Aller à un autre passage",
    jumpLabel: "Un passage, ou un chapitre et un paragraphe",
    jumpHint: "12, ou 3.4",
    openOne: "Ouvrir l’un de ces passages, pour le citer ou l’enregistrer",
    chapters: "Aller à un chapitre",
    backTo: (number) => `Revenir au passage ${number}, où tu étais`,
    chapter: (number) => `chapitre ${number}`,
    part: (number, of) => `partie ${number} sur ${of}`,
    theEnd: "fin",
    together: "Lecture commune : ici, tout le monde peut tourner la page.",
    end: "Terminer la lecture",
    ended: (passage) =>
      `La lecture commune s’est terminée au passage ${passage}. Commences-en une autre avec /read et son option \`together\`.`,
    isOver: "Cette lecture est terminée. Commences-en une autre avec /read et son option `together`.",
    notEnder:
      "Seule la personne qui a commencé cette lecture, ou la modération avec le droit de gérer les messages, peut la terminer. Adresse-toi à l’une d’elles.",
    nothingKept:
      "Je ne garde rien ici, donc cela ne fonctionne pas. Demande une base de données à la personne qui s’occupe du bot.",
  },
  list: {
    from: (count, numbers, of) =>
      `${count === 1 ? "Extrait du passage" : "Extraits des passages"} ${numbers} sur ${of}`,
  },
  saved: {
    title: "Tes passages enregistrés",
    saved: "Enregistré. Tu le retrouves avec /saved.",
    again: "Tu avais déjà enregistré ce passage ; il est toujours là, avec sa note.",
    full: (most) =>
      `Tu as enregistré ${passages(most)}, et il n’y a plus de place. Retires-en d’abord un avec /saved.`,
    none: "Tu n’as encore rien enregistré. Clique sur **Enregistrer** sous une citation pour garder son passage.",
    noMatch: (words) =>
      `Aucun de tes passages enregistrés ni aucune de tes notes ne contient « ${words} ». Essaie moins de mots, ou /saved sans mots.`,
    count: passages,
    matching: (number) => `${passages(number)} avec ces mots`,
    most: (shown, found) => `les ${shown} plus récents sur ${found} avec ces mots`,
    page: (page, of) => `page ${page} sur ${of}`,
    newer: "◀ Plus récents",
    older: "Plus anciens ▶",
    open: "Ouvrir un passage enregistré",
    place: (number) => `passage ${number}`,
    placeIn: (number, title) => `${title}, passage ${number}`,
    noteIs: (note) => `Ta note : ${note}`,
    addNote: "Écrire une note",
    editNote: "Modifier la note",
    noteTitle: "Ta note sur ce passage",
    noteLabel: "200 caractères au plus ; vide pour l’effacer",
    remove: "Retirer des enregistrés",
    removed: "Retiré de tes passages enregistrés.",
    gone: "Ce passage n’est plus parmi tes passages enregistrés. /saved montre ceux qui le sont.",
    list: "Tous les enregistrés",
    export: "Exporter",
    exported: (number) =>
      `Tes passages enregistrés (${number}), en page à lire (Markdown) et en données pour les programmes (JSON).`,
    tooLarge:
      "Tes passages enregistrés sont trop longs pour un seul fichier ici. Retire quelques-uns des plus longs, puis réessaie.",
    savedOn: (date) => `Enregistré le ${date}`,
    meant: (sentences) => `Ce que tu cherchais : ${sentences}`,
    absent: {
      withdrawn: "La personne qui a écrit cette histoire l’a retirée, son texte n’est donc pas montré.",
      beyond: "C’est au-delà de ce qui peut être montré ici pour l’instant.",
      changed: "Ce passage a été modifié ou retiré de l’histoire depuis.",
      gone: "Cette histoire n’est plus ici.",
    },
  },
  top: {
    title: "Les plus enregistrés sur ce serveur",
    none: "Personne n’a encore enregistré de passage sur ce serveur. Clique sur **Enregistrer** sous une citation pour ouvrir la liste.",
    readers: (number) => `enregistré par ${counted("fr", number, { one: "personne", other: "personnes" })}`,
    open: "Ouvrir un passage",
  },
  privacy: {
    about: [
      "### Ce que je garde",
      "**De toi**, sous le numéro de ton compte Discord et rien d’autre : l’endroit où tu en es dans chaque histoire, pour que /read reprenne là ; les passages que tu enregistres, quand et sur quel serveur, et tes notes à leur sujet ; si tu masques ce qui est plus loin que ta place, et les avertissements que tu as acceptés.",
      "**D’un serveur** : ce que ses admins ont choisi avec mes commandes, ses publications quotidiennes avec leur salon et leur historique, et l’endroit où en sont ses salons dans une histoire qu’ils lisent ensemble.",
      "**Jamais** : les messages, les noms, ni ce que tu cherches. Les recherches qui ne trouvent rien sont comptées, sans leurs mots.",
      "Quand on me retire d’un serveur, je l’oublie au bout de 30 jours. Rien n’est transmis à personne.",
      "/forget efface d’un coup tout ce qui est à toi.",
    ],
    export: "Exporter ce que tu gardes de moi",
    exported: "Tout ce que je garde de toi, en données (JSON).",
    forget: "M’oublier",
  },
  forget: {
    nothing: "Je ne garde rien de toi, il n’y a donc rien à oublier.",
    ask: (held) =>
      `Voici ce que je garde de toi : ${held}. Dois-je tout oublier, partout ? Rien ne pourra être récupéré ; /privacy peut l’exporter avant.`,
    saves: (number) => counted("fr", number, { one: "passage enregistré", other: "passages enregistrés" }),
    notes: (number) => counted("fr", number, { one: "note", other: "notes" }),
    places: (number) => `ta place dans ${counted("fr", number, { one: "histoire", other: "histoires" })}`,
    choices: (number) => counted("fr", number, { one: "choix", other: "choix" }),
    yes: "Tout oublier",
    no: "Garder",
    done: "Tout ce qui était à toi est oublié. Si tu lis ou enregistres à nouveau, je repars de zéro.",
    kept: "Rien n’a changé.",
  },
} satisfies Pick<Words, "read" | "list" | "saved" | "top" | "privacy" | "forget">;
