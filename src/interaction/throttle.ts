import type { Bot } from "../bot.ts";
import type { Asker, Place } from "../command.ts";
import type { AskKind, Cooldown } from "../reading/cooldown.ts";
import { userError } from "../user-error.ts";

export type Pacing = { readonly cooldown: Cooldown; readonly now: () => number };

/** Throws a UserError, with the time of the next answer, for an asker who is faster than the place allows. */
export function makeThrottle(
  bot: Pick<Bot, "paceAt">,
  pacing: Pacing | undefined,
): (asker: Asker, place: Place, kind: AskKind) => void {
  return (asker, place, kind) => {
    if (pacing === undefined) return;
    const { guildId } = place;
    const verdict = pacing.cooldown.take({ userId: asker.id, guildId, kind, pace: bot.paceAt(place) });
    if (!verdict.isOk) {
      const until = Math.ceil((pacing.now() + verdict.waitMs) / 1_000);
      throw userError(`too-fast-${verdict.who}`, { until });
    }
  };
}
