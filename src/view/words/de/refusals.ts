import type { refusals as english } from "../en/refusals.ts";
import type { Words } from "../words.ts";
import { story } from "./story.ts";

export const refusals: Pick<Words["refusals"], keyof typeof english> = {
  "no-story": ({ named }) =>
    `Eine Geschichte namens „${named}“ gibt es hier nicht. Wähle einen der Vorschläge bei der Option story.`,
  "no-chapter": ({ title, fandom, named, first, last }) => {
    const of = title === "" ? story.untitled(fandom) : title;
    const remedy =
      last === 0
        ? "Diese Geschichte hat keine; lass das Kapitel weg."
        : `Gib eine Zahl von ${first} bis ${last} an oder wähle einen der Vorschläge.`;
    return `In **${of}** gibt es kein Kapitel „${named}“. ${remedy}`;
  },
  "passage-gone": () =>
    "Diese Passage steht nicht mehr in der Geschichte: Ihr Text wurde geändert oder entfernt. Such sie neu mit /quote oder /passage.",
  "no-passage": ({ named, count, first, last }) => {
    const byChapter = last === "" ? "" : ` oder ein Kapitel mit Absatz von ${first} bis ${last}`;
    return `Eine Passage „${named}“ gibt es nicht. Gib eine Zahl von 1 bis ${count}${byChapter} an.`;
  },
  backwards: ({ first, last }) => `Passage ${last} steht vor Passage ${first}. Gib die frühere zuerst an.`,
  "not-yours": () =>
    "Entfernen kann dieses Zitat nur, wer danach gefragt hat, oder die Moderation mit der Berechtigung „Nachrichten verwalten“.",
  "not-manager": () =>
    "Das ist für alle, die den Server verwalten dürfen. Frag dort nach oder lass dir die Berechtigung „Server verwalten“ geben.",
  store: () =>
    "Ich komme gerade nicht an meine Notizen, also muss das warten. Versuch es in ein paar Minuten noch einmal.",
  "server-only": () => "Das geht auf einem Server, auf dem der Bot ist. Nutze es dort in einem der Kanäle.",
  outdated: () =>
    "Das stammt von einer früheren Version des Bots. Nutze den Befehl noch einmal, dann kommt eine frische Antwort.",
  "keeps-nothing": () =>
    "Hier wird nichts gespeichert, also gibt es nichts zu wählen. Versuch es auf einem Server, auf dem der Bot läuft.",
  "nothing-chosen": () =>
    "Ein Server bietet mindestens eine Geschichte an. Wähle eine oder drücke **Alle Geschichten anbieten**.",
  "not-offered": () =>
    "Diese Passage stammt aus einer Geschichte, die dieser Server nicht anbietet. Versuch es mit /quote und einer anderen.",
  "nothing-offered": () =>
    "Keine der Geschichten, die dieser Server anbietet, kann noch gezeigt werden. Wer den Server verwaltet, kann mit /library andere wählen.",
  withdrawn: () =>
    "Wer diese Geschichte geschrieben hat, hat sie zurückgezogen; deshalb wird sie nicht mehr gezeigt.",
  "note-long": ({ most, length }) =>
    `Eine Notiz hat Platz für ${most} Zeichen, diese hat ${length}; kürze sie und versuch es noch einmal.`,
  "card-letters": ({ letters }) =>
    `Von dieser Passage lässt sich kein Bild zeichnen, weil hier keine Schrift ${letters} hat; zitiere sie stattdessen als Text.`,
};

export const fault: Words["fault"] = (reference) =>
  `Bei mir ist etwas schiefgegangen. Versuch es gleich noch einmal; wenn es dabei bleibt, nenne dem Betreiber des Bots diese Kennung: ${reference}`;
