import type { Words } from "../words.ts";

export const help: Words["help"] = {
  quoting: (title, author) => `Ich zitiere **${title}**, ${author}.`,
  commands: {
    quote:
      "findet die Zeile, die du halb im Kopf hast: Schreib, was du noch weißt, in beliebiger Reihenfolge und gern mit Tippfehlern. Ohne Wörter kommt eine zufällige Passage",
    search: "listet die besten Treffer auf, nur für dich",
    passage: "zeigt eine Passage oder mehrere am Stück nach ihrer Nummer",
    context: "zeigt eine Passage mit dem, was um sie herum steht",
    chapters: "listet die Kapitel einer Geschichte auf und öffnet eines",
    random: "zeigt eine zufällige Passage",
    card: "zeichnet eine Passage als Bild",
    read: "öffnet die Geschichte dort, wo du aufgehört hast, nur für dich oder zum gemeinsamen Lesen in einem Kanal",
    saved: "listet die Passagen auf, die du dir gemerkt hast, mit deinen Notizen, und exportiert sie",
    top: "zeigt die Passagen, die sich auf einem Server die meisten gemerkt haben",
    daily: "postet jeden Tag eine Passage; für alle, die den Server verwalten dürfen",
    settings: "legt fest, wie weit hier gezeigt wird, und mehr; für alle, die den Server verwalten dürfen",
    library: "wählt die Geschichten eines Servers; für alle, die ihn verwalten dürfen",
    attribution: "sagt, wer die Geschichte geschrieben hat, samt Autorennotiz",
    privacy: "sagt, was ich von dir speichere, und gibt es dir; /forget entfernt es",
  },
  buttons:
    "Unter jedem Zitat: die Passagen davor und danach, der Kontext, die Autorennotiz, dazu Schaltflächen zum Merken, zum Weiterlesen und, für alle, die gefragt haben, zum Entfernen.",
  promise:
    "Ich lese nie Nachrichten, pinge niemanden an (ein täglicher Beitrag darf die eine Rolle erwähnen, die die Serverleitung gewählt hat) und speichere nichts von dem, wonach du suchst.",
};
