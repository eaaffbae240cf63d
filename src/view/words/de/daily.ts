import type { Words } from "../words.ts";

const posted = (passages: number) =>
  passages === 1 ? "Die einzige Passage wurde gepostet." : `Alle ${passages} Passagen wurden gepostet.`;

export const daily: Words["daily"] = {
  day: (day, of) => `Tag ${day} von ${of}`,
  earlier: "Frühere Beiträge",
  end: (title, passages) => `### Das Ende von ${title}\n${posted(passages)}`,
  endAgain: "Mit dem nächsten Beitrag beginnt die Geschichte wieder von vorn.",
  endLast:
    "Das war der letzte dieser Beiträge. Wer den Server verwaltet, kann mit /daily eine andere Geschichte beginnen.",
  endCredit: (passages) => (passages === 1 ? "1 Passage" : `${passages} Passagen`),
  endTitle: (title) => `Das Ende von ${title}`,
  dayOf: (day, title) => `Tag ${day} von ${title}`,
  dayTitle: (day, words) => `Tag ${day}: ${words}`,
  noPast: "Frühere Beiträge gibt es hier noch nicht.",
  past: "Die letzten Beiträge",
  pastOf: (title) => `Die letzten Beiträge aus ${title}`,
};
