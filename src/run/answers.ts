import type { APIInteraction } from "discord-api-types/v10";
import type { makeCounters } from "../health/counters.ts";
import type { Wire } from "../interaction/answer.ts";
import type { Catalogue } from "../interaction/catalogue.ts";
import { answerOnce, commandOf } from "../interaction/once.ts";
import type { Router } from "../interaction/router.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";

/** Answers each interaction that comes in, and times it. `inFlight` is what is under way. */
export function makeAnswers(parts: {
  readonly catalogue: Catalogue;
  readonly router: Router;
  readonly wire: (interaction: APIInteraction) => Wire;
  readonly store: Store;
  readonly now: () => number;
  readonly counters: Pick<ReturnType<typeof makeCounters>, "asked" | "answered">;
  readonly log: Log;
}) {
  const { catalogue, router, store, counters, log } = parts;
  const inFlight = new Set<Promise<void>>();
  const once = (id: string) => store.once(id, parts.now());
  const take = (interaction: APIInteraction) => {
    counters.asked(interaction.type);
    const from = performance.now();
    const work = answerOnce(interaction, { once, router, wire: parts.wire(interaction), log }).then(
      (done) => {
        const name = commandOf(interaction) ?? "";
        // What is asked for comes from outside; only what there is becomes a label.
        const command = catalogue.has(name) ? name : "other";
        if (done) counters.answered(interaction.type, command, done.outcome, (done.at - from) / 1_000);
      },
      (error: unknown) => log.error("an interaction could not be answered", { error }),
    );
    inFlight.add(work);
    void work.finally(() => inFlight.delete(work));
  };
  return { take, inFlight };
}
