import { setImmediate as breathe } from "node:timers/promises";
import { paragraphsOf } from "../story/parse-body.ts";
import { closed, costOf, type Host } from "./host.ts";
import { createTurns, type TurnTaker } from "./turns.ts";

/** The indexes of short stories, in this thread: one answer at a time, and whatever else waits between two of them. */
export function openLocal(): Host {
  const turns = createTurns<() => void>();
  let isBusy = false;
  let isClosed = false;

  const next = () => {
    const work = isBusy ? undefined : turns.take();
    if (work === undefined) return;
    isBusy = true;
    work();
    setImmediate(() => {
      isBusy = false;
      next();
    });
  };
  const inTurn = (asker: TurnTaker, text: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    turns.add(resolve, asker, costOf(text));
    next();
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
          await inTurn(asker, text);
          return kind === "rank" ? engine.rank(text) : engine.suggest(text, limit);
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
