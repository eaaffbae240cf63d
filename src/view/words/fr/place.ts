import type { Words } from "../words.ts";

/** What is said of where, when and how the story is shown. */
export const place = {
  spoiler: {
    dailyWaits:
      "La suite est au-delà de ce que ce salon montre (/settings). Chaque date passe sans publication tant qu’il n’en montre pas plus.",
    beyond:
      "Ce passage est au-delà de ce qui est montré ici pour l’instant, pour ne rien dévoiler. Les personnes qui gèrent le serveur peuvent changer cela avec /settings.",
    beyondOwn:
      "Ce passage est plus loin que ta place dans l’histoire, pour ne rien te dévoiler. Lis la suite avec /read, et il viendra.",
  },
  settings: {
    help: "-# Une limite vaut pour tout : citations, recherches, suggestions, cartes, publications quotidiennes. Celle d’un salon y remplace celle du serveur, et celle que chacun se fixe s’y ajoute.",
    server: "Tout le serveur",
    channel: "Ce salon seulement",
    forServer: "Ce qui est montré sur ce serveur",
    forChannel: (channel) => `Ce qui est montré dans ${channel}`,
    story: "L’histoire de la limite ci-dessous",
    chapter: "Rien au-delà d’un chapitre",
    passage: "Rien au-delà d’un passage",
    lift: "Lever la limite",
    ceiling: (title, line) => `**${title}** : rien après ${line}`,
    ceilingHere: (title, line) => `**${title}**, dans ce salon : rien après ${line}`,
    noCeiling: "Pas de limite : chaque histoire est montrée jusqu’au bout.",
    passageLine: (number, chapter) =>
      chapter === undefined || chapter === 0
        ? `le passage ${number}`
        : `le passage ${number}, au chapitre ${chapter}`,
    usual: "comme d’habitude",
    asServer: "comme sur le serveur",
    covered: "masquées",
    open: "visibles",
    coverMenu: "Masquer les citations avec des balises spoiler",
    coverIs: (how) => `Citations : ${how}`,
    paceMenu: "À quel rythme on peut demander",
    paceIs: (pace) => `Rythme : ${pace}`,
    paces: { standard: "normal", gentle: "deux fois plus rapide", off: "aussi vite qu’on veut" },
    languageMenu: "La langue de ce que tout le monde voit",
    languageIs: (language) => `Langue : ${language}`,
    ofDiscord: "celle du serveur dans Discord",
    modalTitle: "Rien au-delà d’un passage",
    modalLabel: "Le dernier passage montré",
    modalHint: "12, ou 3.4 pour le quatrième du chapitre trois",
  },
  cooldown: {
    person: (when) => `Ça fait beaucoup d’un coup. Je te réponds à nouveau ${when}.`,
    server: (when) =>
      `Beaucoup de monde demande en même temps ici. Je réponds à nouveau ${when}. Les personnes qui gèrent le serveur peuvent assouplir cela avec /settings.`,
  },
  card: {
    look: "Un autre style",
    looks: { paper: "Papier", night: "Nuit", ink: "Encre", poster: "Affiche", moss: "Mousse", dawn: "Aube" },
    shapes: { wide: "Large", square: "Carré" },
    wordsOrNumber: "Dis quel passage : donne son numéro, ou des mots dont tu te souviens.",
  },
  find: {
    exact: "**Ce message cite l’histoire mot pour mot.**",
    differs: "**Ce qui est écrit, et ce que dit l’histoire :**",
    legend: "~~Barré~~, c’est le message ; en **gras**, c’est l’histoire.",
    nothing:
      "Ce message ne cite aucun passage montré ici. Si c’est un souvenir approximatif, essaie ses mots avec /quote.",
    noWords: "Ce message n’a pas de mots à chercher. Essaie avec un message qui cite l’histoire.",
  },
  warning: {
    untitled: "Cette histoire",
    askFirst: (title, warnings) =>
      `${title} porte un avertissement : ${warnings}. Elle est montrée dans les salons soumis à une limite d’âge, ou à toi uniquement une fois que tu as dit vouloir la lire.`,
    askAlone: (title, warnings) =>
      `${title} porte un avertissement : ${warnings}. Elle est montrée dans les salons soumis à une limite d’âge, ou à toi uniquement : utilise l’option \`private\`.`,
    accept: "Je veux la lire",
    accepted: (title) =>
      `Désormais, ${title} s’affiche pour toi, et pour toi uniquement. Redemande avec l’option \`private\`.`,
    acceptedDirect: (title) => `Désormais, ${title} s’affiche pour toi. Redemande.`,
  },
} satisfies Pick<Words, "spoiler" | "settings" | "cooldown" | "card" | "find" | "warning">;
