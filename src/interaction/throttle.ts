import type { Bot } from "../bot.ts";
import type { Asker, Place } from "../command.ts";
import type { AskKind, Cooldown } from "../reading/cooldown.ts";
import { tooFast } from "../view/errors.ts";

export type Pacing = { readonly cooldown: Cooldown; readonly now: () => number };

/** A UserError that says when, for who asks faster than the place allows. */
export function makeThrottle(
  bot: Pick<Bot, "paceAt">,
  pacing: Pacing | undefined,
): (asker: Asker, place: Place, kind: AskKind) => void {
  return (asker, place, kind) => {
    if (pacing === undefined) return;
    const { guildId } = place;
    const verdict = pacing.cooldown.take({ userId: asker.id, guildId, kind, pace: bot.paceAt(place) });
    if (!verdict.isOk) throw tooFast(verdict.who, pacing.now() + verdict.waitMs);
  };
}
