import type { Outcome } from "../../src/sandbox/discord/exchange.ts";

export type ShownOutcome = Extract<Outcome, { kind: "message" | "update" }>;

/** What was answered with a message, or with a change of one. */
export function shown(outcome: Outcome): ShownOutcome {
  if (outcome.kind !== "message" && outcome.kind !== "update")
    throw new Error(`saw ${JSON.stringify(outcome).slice(0, 600)}`);
  return outcome;
}
