import type { Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { dueAfterDate, dueAt } from "./calendar.ts";
import { isAhead, reopen } from "./reopen.ts";
import { dateOf, isDated, waitingFor } from "./schedule.ts";

const page = 500;

/**
 * Reckons every due moment again. The rules of time zones change a few times a year, and a stored moment is only as
 * good as the rules it was reckoned with.
 */
export async function rescheduleAll(parts: {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
}): Promise<number> {
  const { store, log } = parts;
  let changed = 0;
  let afterId = "";
  for (;;) {
    const some = await store.running(afterId, page);
    for (const each of some) {
      if (isAhead(each, parts.now())) {
        if (await reopen(each, parts)) changed += 1;
        continue;
      }
      const right = corrected(each);
      // Whoever wrote in between has reckoned with the same rules.
      if (right !== undefined && (await store.replace(right))) changed += 1;
    }
    const last = some.at(-1);
    if (last === undefined || some.length < page) break;
    afterId = last.id;
  }
  await store.hurryFollowUps(parts.now() + 86_400_000, parts.now());
  if (changed > 0) log.info("due times were reckoned anew", { changed });
  return changed;
}

/** The subscription with its due time put right; undefined when it is right, or in the middle of a delivery. */
function corrected(one: Subscription): Subscription | undefined {
  if (!isDated(one.slot) || one.attempts > 0 || one.triedSlot === one.slot) return undefined;
  const at = dueAt(one.settings, dateOf(one.slot));
  if (at === one.dueAt) return undefined;
  const due = at === undefined ? dueAfterDate(one.settings, one.closedDate) : { date: dateOf(one.slot), at };
  return { ...one, ...waitingFor(due, one.guildId) };
}
