import { counted } from "../counted.ts";
import type { Words } from "../words.ts";

const passageCount = (number: number) => counted("pt-BR", number, { one: "trecho", other: "trechos" });

/** A daily post, for readers. */
export const daily = {
  day: (day, of) => `Dia ${day} de ${of}`,
  earlier: "Publicações anteriores",
  end: (title, passages) => `### Fim de ${title}\nPublicada por inteiro: ${passageCount(passages)}.`,
  endAgain: "A partir da próxima publicação, a história recomeça do início.",
  endLast:
    "Esta foi a última destas publicações. Quem gerencia o servidor pode começar outra história com /daily.",
  endCredit: passageCount,
  /** Names of a forum's posts. */
  endTitle: (title) => `Fim de ${title}`,
  dayOf: (day, title) => `Dia ${day} · ${title}`,
  dayTitle: (day, words) => `Dia ${day}: ${words}`,
  noPast: "Não há publicações anteriores para mostrar.",
  past: "As últimas publicações",
  pastOf: (title) => `As últimas publicações de ${title}`,
} satisfies Words["daily"];
