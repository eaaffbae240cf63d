import { setImmediate as breathe } from "node:timers/promises";
import { paragraphsOf } from "../story/parse-body.ts";
import { closed, costOf, type Host } from "./host.ts";
import { createTurns, type TurnTaker } from "./turns.ts";

/** In milliseconds: an answer takes less than one, as a rule, and whatever else waits is not to wait for more. */
const mostAtATime = 4;

/** The indexes of short stories, in this thread: a few answers at a time, and whatever else waits between them. */
export function openLocal(): Host {
  const turns = createTurns<() => void>();
  let spent = 0;
  let isClosed = false;

  const next = () => {
    while (spent < mostAtATime) {
      const work = turns.take();
      if (work === undefined) return;
      if (spent === 0) setImmediate(rest);
      const start = performance.now();
      work();
      spent += Math.max(0.01, performance.now() - start);
    }
  };
  const rest = () => {
    spent = 0;
    next();
  };
  const inTurn = <Answer>(answer: () => Answer, asker: TurnTaker, text: string) => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    turns.add(() => resolve(Promise.try(answer)), asker, costOf(text));
    // Not before those who ask at the same moment have their turns as well.
    queueMicrotask(next);
    return promise;
  };

  return {
    open(source, language) {
      let isLeft = false;
      const built = build(() => ("text" in source ? paragraphsOf(source) : source), language);
      return {
        ask: async (kind, text, limit, asker) => {
          if (isLeft || isClosed) throw new Error(closed);
          const engine = await built;
          const answer = () => (kind === "rank" ? engine.rank(text) : engine.suggest(text, limit));
          return inTurn(answer, asker, text);
        },
        close: async () => {
          isLeft = true;
        },
      };
    },
    close: async () => {
      isClosed = true;
    },
  };
}

async function build(paragraphs: () => readonly string[], language: string) {
  // Loaded when used: a library of long stories has no need of it here.
  const { buildEngine } = await import("./engine.ts");
  const steps = buildEngine(paragraphs(), language);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
