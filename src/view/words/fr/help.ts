import type { Words } from "../words.ts";

export const help = {
  quoting: (title, author) => `Je cite **${title}**, ${author}.`,
  /** What each command does: it follows the command's name. */
  commands: {
    quote:
      "retrouve la phrase dont tu te souviens à moitié : écris ce qui te revient, dans n’importe quel ordre, même avec des fautes. Sans mots : un passage au hasard",
    search: "liste les passages les plus proches, visibles par toi uniquement",
    passage: "montre un passage, ou plusieurs à la suite, par leur numéro",
    context: "montre un passage avec ce qui l’entoure",
    chapters: "liste les chapitres d’une histoire et en ouvre un",
    random: "montre un passage au hasard",
    card: "dessine un passage en image",
    read: "ouvre l’histoire là où tu en étais, pour toi uniquement ou pour lire ensemble dans un salon",
    saved: "liste les passages que tu as enregistrés, avec tes notes, et les exporte",
    top: "montre les passages que le plus de membres d’un serveur ont enregistrés",
    library: "choisit les histoires d’un serveur ; pour les personnes qui peuvent le gérer",
    daily: "publie un passage chaque jour ; pour les personnes qui peuvent gérer le serveur",
    settings:
      "règle jusqu’où l’histoire est montrée ici, et d’autres choses ; pour les personnes qui peuvent gérer le serveur",
    attribution: "dit qui a écrit l’histoire, avec la note d’auteur",
    privacy: "dit ce que je garde de toi, et te le donne ; /forget l’efface",
  },
  buttons:
    "Sous chaque citation : les passages précédents et suivants, le contexte, la note d’auteur, un bouton pour que la personne qui l’a demandée la retire, un pour l’enregistrer et un pour lire la suite.",
  promise:
    "Je ne lis jamais les messages, je ne notifie personne (une publication quotidienne peut mentionner le seul rôle que la gestion du serveur a choisi) et je ne garde rien de ce que tu cherches.",
} satisfies Words["help"];
