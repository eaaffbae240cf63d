import type { enPlace } from "../en-place.ts";
import type { Words } from "../words.ts";

export const place: Pick<Words, keyof typeof enPlace> = {
  spoiler: {
    dailyWaits:
      "Was als Nächstes kommt, liegt hinter dem, was dieser Kanal zeigt (/settings). Bis er mehr zeigt, vergehen die Termine ohne Beitrag.",
    beyond:
      "Diese Passage liegt hinter dem, was hier bisher gezeigt wird, damit nichts verraten wird. Wer den Server verwaltet, kann das mit /settings ändern.",
    beyondOwn:
      "Diese Passage liegt hinter der Stelle, bis zu der du gelesen hast, damit dir nichts verraten wird. Lies mit /read weiter, dann kommt sie.",
  },
  settings: {
    help: "-# Eine Grenze gilt für alles: Zitate, Suchen, Vorschläge, Bilder, tägliche Beiträge. Hat ein Kanal eine eigene, gilt dort sie statt der des Servers; die eigene Grenze einer Person gilt zusätzlich.",
    server: "Der ganze Server",
    channel: "Nur dieser Kanal",
    forServer: "Was auf diesem Server gezeigt wird",
    forChannel: (channel) => `Was in ${channel} gezeigt wird`,
    story: "Die Geschichte, für die die Grenze unten gilt",
    chapter: "Nichts nach einem Kapitel",
    passage: "Nichts nach einer Passage",
    lift: "Grenze aufheben",
    ceiling: (title, line) => `**${title}**: gezeigt bis einschließlich ${line}`,
    ceilingHere: (title, line) => `**${title}**, in diesem Kanal: gezeigt bis einschließlich ${line}`,
    noCeiling: "Keine Grenze: Jede Geschichte wird bis zum Ende gezeigt.",
    passageLine: (number, chapter) =>
      chapter === undefined || chapter === 0
        ? `Passage ${number}`
        : `Passage ${number} in Kapitel ${chapter}`,
    usual: "wie üblich",
    asServer: "wie auf dem Server",
    covered: "verdeckt",
    open: "offen",
    coverMenu: "Zitate hinter Spoiler-Markierungen verbergen",
    coverIs: (how) => `Zitate: ${how}`,
    paceMenu: "Wie schnell gefragt werden darf",
    paceIs: (pace) => `Tempo: ${pace}`,
    paces: { standard: "normal", gentle: "doppelt so schnell", off: "so schnell man mag" },
    languageMenu: "Die Sprache dessen, was alle sehen",
    languageIs: (language) => `Sprache: ${language}`,
    ofDiscord: "die des Servers in Discord",
    modalTitle: "Nichts nach einer Passage",
    modalLabel: "Die letzte Passage, die gezeigt wird",
    modalHint: "12, oder 3.4 für die vierte im dritten Kapitel",
  },
  cooldown: {
    person: (when) => `Das war viel auf einmal. Ich antworte dir ${when} wieder.`,
    server: (when) =>
      `Hier fragen gerade viele auf einmal. Ich antworte ${when} wieder. Wer den Server verwaltet, kann das mit /settings lockern.`,
  },
  card: {
    look: "Anderes Aussehen",
    looks: {
      paper: "Papier",
      night: "Nacht",
      ink: "Tinte",
      poster: "Plakat",
      moss: "Moos",
      dawn: "Morgenröte",
    },
    shapes: { wide: "Breit", square: "Quadratisch" },
    wordsOrNumber: "Sag, welche Passage: Gib ihre Nummer an oder Wörter, an die du dich erinnerst.",
  },
  find: {
    exact: "**Diese Nachricht zitiert die Geschichte Wort für Wort.**",
    differs: "**Was die Nachricht sagt und was die Geschichte sagt:**",
    legend: "~~Durchgestrichenes~~ steht in der Nachricht, **Fettes** in der Geschichte.",
    nothing:
      "Diese Nachricht zitiert keine Passage, die hier gezeigt wird. Ist sie eher eine ungefähre Erinnerung, versuch ihre Wörter mit /quote.",
    noWords:
      "Diese Nachricht hat keine Wörter, nach denen sich suchen lässt. Versuch es mit einer, die die Geschichte zitiert.",
  },
  warning: {
    untitled: "Diese Geschichte",
    askFirst: (title, warnings) =>
      `${title} trägt eine Warnung: ${warnings}. Gezeigt wird das in altersbeschränkten Kanälen oder nur dir, sobald du gesagt hast, dass du es lesen möchtest.`,
    askAlone: (title, warnings) =>
      `${title} trägt eine Warnung: ${warnings}. Gezeigt wird das in altersbeschränkten Kanälen oder nur dir: Nimm dafür die Option private.`,
    accept: "Ich möchte es lesen",
    accepted: (title) =>
      `${title} wird dir von jetzt an gezeigt, und zwar nur dir. Frag noch einmal, mit der Option private.`,
    acceptedDirect: (title) => `${title} wird dir von jetzt an gezeigt. Frag noch einmal.`,
  },
};
