import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passageCount = (number: number) => counted("fr", number, { one: "passage", other: "passages" });

/** A daily post, for readers. */
export const daily = {
  day: (day, of) => `Jour ${day} sur ${of}`,
  earlier: "Publications précédentes",
  end: (title, passages) => `### Fin de « ${title} »\nPubliée en entier : ${passageCount(passages)}.`,
  endAgain: "Dès la prochaine publication, l’histoire recommence depuis le début.",
  endLast:
    "C’était la dernière de ces publications. Les personnes qui gèrent le serveur peuvent lancer une autre histoire avec /daily.",
  endCredit: passageCount,
  /** Names of a forum's posts. */
  endTitle: (title) => `Fin de « ${title} »`,
  dayOf: (day, title) => `Jour ${day} · ${title}`,
  dayTitle: (day, words) => `Jour ${day} : ${words}`,
  noPast: "Il n’y a pas de publications précédentes à montrer.",
  past: "Les dernières publications",
  pastOf: (title) => `Les dernières publications de « ${title} »`,
} satisfies Words["daily"];
