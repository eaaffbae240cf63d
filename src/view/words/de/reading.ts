import { counted } from "../counted.ts";
import type { enReading } from "../en-reading.ts";
import type { Words } from "../words.ts";

const passages = (number: number) => counted("de", number, { one: "Passage", other: "Passagen" });
const people = (number: number) => counted("de", number, { one: "Person", other: "Personen" });

export const reading: Pick<Words, keyof typeof enReading> = {
  read: {
    quoteThis: "Hier zitieren",
    quoteNumber: (number) => `Passage ${number} hier zitieren`,
    saveNumber: (number) => `Passage ${number} merken`,
    jump: "Springen",
    jumpTitle: "Zu einer anderen Passage springen",
    jumpLabel: "Passage, oder Kapitel und Absatz",
    jumpHint: "12 oder 3.4",
    openOne: "Eine dieser Passagen öffnen, zum Zitieren oder Merken",
    chapters: "Zu einem Kapitel gehen",
    backTo: (number) => `Zurück zu Passage ${number}, wo du warst`,
    chapter: (number) => `Kapitel ${number}`,
    part: (number, of) => `Teil ${number} von ${of}`,
    theEnd: "das Ende",
    together: "Gemeinsames Lesen: Alle hier dürfen umblättern.",
    end: "Lesen beenden",
    ended: (passage) =>
      `Das gemeinsame Lesen endete bei Passage ${passage}. Beginne ein neues mit /read und der Option together.`,
    isOver: "Dieses gemeinsame Lesen ist vorbei. Beginne ein neues mit /read und der Option together.",
    notEnder:
      "Beenden kann dieses Lesen nur, wer es begonnen hat, oder die Moderation mit der Berechtigung „Nachrichten verwalten“. Frag dort nach.",
    nothingKept:
      "Ich speichere hier nichts, deshalb geht das nicht. Bitte den Betreiber des Bots um eine Datenbank.",
  },
  list: {
    from: (count, numbers, of) => `Aus ${count === 1 ? "Passage" : "den Passagen"} ${numbers} von ${of}`,
  },
  saved: {
    title: "Deine gemerkten Passagen",
    saved: "Gemerkt. Mit /saved findest du sie wieder.",
    again: "Diese Passage hattest du dir schon gemerkt; sie ist noch da, mit ihrer Notiz.",
    full: (most) =>
      `Du hast dir ${passages(most)} gemerkt, mehr passen nicht hinein. Entferne zuerst eine mit /saved.`,
    none: "Du hast dir noch nichts gemerkt. Drücke unter einem Zitat **Merken**, um seine Passage zu behalten.",
    noMatch: (words) =>
      `In deinen gemerkten Passagen und Notizen kommt „${words}“ nicht vor. Versuch es mit weniger Wörtern, oder mit /saved ganz ohne.`,
    count: passages,
    matching: (number) => `${passages(number)} mit diesen Wörtern`,
    most: (shown, found) => `die neuesten ${shown} von ${found} mit diesen Wörtern`,
    page: (page, of) => `Seite ${page} von ${of}`,
    newer: "◀ Neuere",
    older: "Ältere ▶",
    open: "Gemerkte Passage öffnen",
    place: (number) => `Passage ${number}`,
    placeIn: (number, title) => `Passage ${number} aus ${title}`,
    noteIs: (note) => `Deine Notiz: ${note}`,
    addNote: "Notiz schreiben",
    editNote: "Notiz ändern",
    noteTitle: "Deine Notiz zu dieser Passage",
    noteLabel: "Bis zu 200 Zeichen; leer entfernt sie",
    remove: "Nicht mehr merken",
    removed: "Aus deinen gemerkten Passagen entfernt.",
    gone: "Diese Passage ist nicht mehr unter deinen gemerkten. /saved zeigt dir alle, die es sind.",
    list: "Alle gemerkten",
    export: "Exportieren",
    exported: (number) =>
      `Du bekommst ${passages(number)}, als Seite zum Lesen (Markdown) und als Daten für Programme (JSON).`,
    tooLarge:
      "Deine gemerkten Passagen sind hier zu lang für eine Datei. Entferne ein paar der längsten und versuch es noch einmal.",
    savedOn: (date) => `Gemerkt am ${date}`,
    meant: (sentences) => `Gemeint war: ${sentences}`,
    absent: {
      withdrawn:
        "Wer diese Geschichte geschrieben hat, hat sie zurückgezogen; deshalb wird ihr Text nicht gezeigt.",
      beyond: "Das liegt hinter dem, was hier schon gezeigt werden darf.",
      changed: "Diese Passage wurde seitdem geändert oder aus der Geschichte entfernt.",
      gone: "Diese Geschichte ist nicht mehr da.",
    },
  },
  top: {
    title: "Auf diesem Server am meisten gemerkt",
    none: "Auf diesem Server hat sich noch niemand eine Passage gemerkt. Drücke unter einem Zitat **Merken** und mach den Anfang.",
    readers: (number) => `von ${people(number)} gemerkt`,
    open: "Passage öffnen",
  },
  privacy: {
    about: [
      "### Was ich speichere",
      "**Von dir**, unter der Nummer deines Discord-Kontos und sonst nichts: die Stelle, an der du in jeder Geschichte aufgehört hast, damit /read dort weitermacht; die Passagen, die du dir merkst, wann und auf welchem Server, und deine Notizen dazu; ob du verbirgst, was hinter deiner Stelle liegt, und die Warnungen, die du bestätigt hast.",
      "**Von einem Server**: was seine Leitung mit meinen Befehlen gewählt hat, seine täglichen Beiträge mit Kanal und Verlauf, und wo seine Kanäle in einer Geschichte sind, die sie gemeinsam lesen.",
      "**Niemals**: Nachrichten, Namen oder wonach du suchst. Suchen, die nichts finden, werden gezählt, ohne ihre Wörter.",
      "Werde ich von einem Server entfernt, vergesse ich ihn nach 30 Tagen. Nichts davon gebe ich weiter.",
      "/forget entfernt alles von dir auf einmal.",
    ],
    export: "Exportieren, was du von mir speicherst",
    exported: "Alles, was ich von dir speichere, als Daten (JSON).",
    forget: "Mich vergessen",
  },
  forget: {
    nothing: "Ich speichere nichts von dir, also gibt es nichts zu vergessen.",
    ask: (held) =>
      `Ich speichere von dir: ${held}. Soll ich das alles vergessen, überall? Zurückholen lässt es sich nicht; mit /privacy kannst du es vorher exportieren.`,
    saves: (number) => counted("de", number, { one: "gemerkte Passage", other: "gemerkte Passagen" }),
    notes: (number) => counted("de", number, { one: "Notiz", other: "Notizen" }),
    places: (number) =>
      `deine Stelle in ${counted("de", number, { one: "Geschichte", other: "Geschichten" })}`,
    choices: (number) => counted("de", number, { one: "Einstellung", other: "Einstellungen" }),
    yes: "Alles vergessen",
    no: "Behalten",
    done: "Alles von dir ist vergessen. Wenn du wieder liest oder dir etwas merkst, fange ich neu an.",
    kept: "Es wurde nichts geändert.",
  },
};
