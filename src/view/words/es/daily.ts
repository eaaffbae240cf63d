import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passageCount = (number: number) => counted("es", number, { one: "pasaje", other: "pasajes" });

/** A daily post, for readers. */
export const daily = {
  day: (day, of) => `Día ${day} de ${of}`,
  earlier: "Publicaciones anteriores",
  end: (title, passages) => `### Fin de ${title}\nPublicada entera: ${passageCount(passages)}.`,
  endAgain: "A partir de la próxima publicación, la historia vuelve a empezar.",
  endLast:
    "Esta ha sido la última de estas publicaciones. Quien gestiona el servidor puede empezar otra historia con /daily.",
  endCredit: passageCount,
  /** Names of a forum's posts. */
  endTitle: (title) => `Fin de ${title}`,
  dayOf: (day, title) => `Día ${day} · ${title}`,
  dayTitle: (day, words) => `Día ${day}: ${words}`,
  noPast: "No hay publicaciones anteriores que mostrar.",
  past: "Las últimas publicaciones",
  pastOf: (title) => `Las últimas publicaciones de ${title}`,
} satisfies Words["daily"];
