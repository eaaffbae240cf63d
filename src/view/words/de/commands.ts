import type { CommandsWords, OptionWords } from "../command-words.ts";

const story = { description: "Welche Geschichte" };
const storyAround = { description: "Die Geschichte, in der sie steht" };
const shown = {
  private: { description: "Nur dir zeigen" },
  spoiler: { description: "Hinter Spoiler-Markierungen verbergen" },
};
const which = { name: { description: "Welche Beiträge, wenn der Server mehrere hat" } };

const posts: Readonly<Record<string, OptionWords>> = {
  channel: { description: "Wohin gepostet wird" },
  time: { description: "Wann, etwa 9, 9:30 oder 21:15" },
  timezone: { description: "Wessen Uhr gilt: eine Stadt, etwa Berlin oder Wien" },
  story,
  order: {
    description: "In welcher Reihenfolge",
    choices: {
      serial: "Von der ersten Passage bis zur letzten",
      shuffle: "Gemischt, keine zweimal, bis alle gezeigt sind",
    },
  },
  days: { description: "An welchen Tagen, etwa weekdays (Mo–Fr) oder mon, wed, fri" },
  end: {
    description: "Was nach der letzten Passage kommt",
    choices: { stop: "Aufhören", again: "Von vorn beginnen" },
  },
  role: { description: "Eine Rolle, die jeder Beitrag erwähnt" },
  thread: { description: "Unter jedem Beitrag einen Thread öffnen" },
  pin: { description: "Jeden Beitrag anpinnen und den vorigen lösen" },
  silent: { description: "Ohne Benachrichtigung posten" },
  shortest: { description: "Passagen mit weniger Zeichen zusammen mit der nächsten posten" },
};

export const commands: CommandsWords = {
  attribution: {
    description: "Sagt, wer die Geschichte geschrieben hat, woher sie stammt, und zeigt die Autorennotiz",
    options: { story },
  },
  card: {
    description: "Zeichnet eine Passage als Bild",
    options: {
      words: { description: "Was du noch davon weißt; der Satz wird auf dem Bild hervorgehoben" },
      number: { description: "Stattdessen die Nummer der Passage, etwa 12 oder 3.4" },
      story: storyAround,
      look: {
        description: "Wie das Bild aussieht",
        choices: {
          paper: "Papier",
          night: "Nacht",
          ink: "Tinte",
          poster: "Plakat",
          moss: "Moos",
          dawn: "Morgenröte",
        },
      },
      shape: { description: "Breit oder quadratisch", choices: { wide: "Breit", square: "Quadratisch" } },
      ...shown,
    },
  },
  chapters: {
    description: "Listet die Kapitel einer Geschichte auf, nur für dich, und öffnet eines",
    options: { story },
  },
  context: {
    description: "Zeigt eine Passage mit dem, was um sie herum steht",
    options: {
      number: { description: "Die Nummer der Passage, etwa 12; mit Kapiteln auch 3.4" },
      around: { description: "Wie viele Passagen auf jeder Seite; ohne Angabe 1" },
      story: storyAround,
      ...shown,
    },
  },
  daily: {
    description: "Jeden Tag eine Passage in einem Kanal dieses Servers",
    subcommands: {
      start: {
        description: "Beginnt tägliche Beiträge in einem Kanal",
        options: { ...posts, name: { description: "Ein kurzer Name für diese Beiträge" } },
      },
      status: {
        description: "Wann die nächsten Beiträge kommen, wie die letzten liefen und was sie aufhält",
      },
      pause: {
        description: "Pausiert tägliche Beiträge; ihre Stelle in der Geschichte bleibt erhalten",
        options: which,
      },
      resume: {
        description: "Setzt pausierte oder beendete Beiträge fort oder beginnt eine Geschichte von vorn",
        options: which,
      },
      skip: { description: "Lässt aus, was als Nächstes kommt", options: which },
      back: {
        description: "Geht in der Geschichte einen Beitrag zurück, damit er noch einmal kommt",
        options: which,
      },
      "post-now": {
        description: "Postet sofort",
        options: {
          "counts-as": {
            description: "Ob der heutige Beitrag damit erledigt ist",
            choices: { today: "Der heutige Beitrag", extra: "Ein zusätzlicher" },
          },
          ...which,
        },
      },
      preview: { description: "Zeigt den nächsten Beitrag, nur dir", options: which },
      edit: {
        description: "Ändert tägliche Beiträge",
        options: { ...which, ...posts, "new-name": { description: "Wie sie künftig heißen" } },
      },
      stop: {
        description: "Beendet tägliche Beiträge; ihre Stelle bleibt 30 Tage lang erhalten",
        options: which,
      },
    },
  },
  "find-in-story": {
    title: "In der Geschichte finden",
    description: "Sagt, welche Passage eine Nachricht zitiert und worin sie abweicht",
  },
  forget: {
    description: "Lässt mich alles von dir vergessen: Lesestellen, Gemerktes, Notizen, Einstellungen",
  },
  help: { description: "Sagt, was dieser Bot kann" },
  library: {
    description: "Wählt die Geschichten dieses Servers und die, die ohne Angabe genommen wird",
  },
  passage: {
    description: "Zeigt eine Passage oder mehrere am Stück nach ihrer Nummer",
    options: {
      number: { description: "Ihre Nummer, etwa 12; mit Kapiteln auch 3.4 für die vierte im dritten" },
      to: { description: "Die letzte, wenn es mehrere am Stück sein sollen" },
      story: storyAround,
      ...shown,
    },
  },
  privacy: { description: "Was ich von dir speichere und warum, und wie du es ansiehst oder entfernst" },
  quote: {
    description: "Findet die Zeile, die du halb im Kopf hast, und zeigt ihre Passage",
    options: {
      words: { description: "Was du noch weißt, Reihenfolge egal; ohne Angabe kommt eine zufällige Passage" },
      story: { description: "Die Geschichte, in der gesucht wird" },
      chapter: { description: "Nur in diesem Kapitel, nach Nummer oder Titel" },
      ...shown,
    },
  },
  random: {
    description: "Zeigt eine zufällige Passage",
    options: {
      story: { description: "Die Geschichte, aus der gewählt wird" },
      chapter: { description: "Nur aus diesem Kapitel, nach Nummer oder Titel" },
      ...shown,
    },
  },
  read: {
    description: "Liest die Geschichte dort weiter, wo du aufgehört hast, allein oder gemeinsam",
    options: {
      from: { description: "Bei einer Passage beginnen: 12, oder mit Kapiteln 3.4" },
      chapter: { description: "Bei einem Kapitel beginnen, nach Nummer oder Titel" },
      story,
      together: { description: "Mit allen in diesem Kanal lesen: Jeder darf umblättern" },
      careful: { description: "Mir nichts zeigen, was hinter meiner Stelle liegt, egal wonach ich frage" },
    },
  },
  saved: {
    description: "Zeigt die Passagen, die du dir gemerkt hast, mit deinen Notizen, auch zum Mitnehmen",
    options: { words: { description: "Nur die mit diesen Wörtern, im Text oder in deiner Notiz" } },
  },
  search: {
    description: "Listet die passenden Passagen auf, nur für dich",
    options: {
      words: { description: "Was du noch davon weißt, in beliebiger Reihenfolge" },
      story: { description: "Die Geschichte, in der gesucht wird; ohne Angabe alle" },
      chapter: { description: "Nur in diesem Kapitel, nach Nummer oder Titel" },
    },
  },
  settings: {
    description: "Wählt, was dieser Server zeigt: wie weit, wie verdeckt, wie schnell, in welcher Sprache",
  },
  top: {
    description: "Die Passagen, die sich auf diesem Server die meisten gemerkt haben",
    options: { private: { description: "Nur dir zeigen" } },
  },
};
