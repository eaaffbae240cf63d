import type { Delivery } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { dayBefore, dueFrom, laterDate, localDate } from "./calendar.ts";
import {
  asleep,
  catchUpMs,
  dateOf,
  isChaptersSlot,
  isDated,
  isExtra,
  isRunning,
  isUnsettled,
  untried,
  waitingFor,
  waitingNext,
  waitsForChapters,
} from "./schedule.ts";

const dayMs = 86_400_000;
/** No lease, pause or wait of a try is longer; zones are a day apart at most. */
const aheadMs = dayMs;

/** Some of its moments lie so far ahead that only a clock that was wrong can have written them. */
export function isAhead(one: Subscription, now: number): boolean {
  const { settings, slot, closedDate } = one;
  if ((one.triedAt ?? 0) > now + aheadMs) return true;
  if (closedDate > localDate(settings.zone, now + aheadMs)) return true;
  if (isUnsettled(one) || isExtra(slot)) return (one.wakeAt ?? 0) > now + aheadMs;
  if (isChaptersSlot(slot)) return (one.wakeAt ?? 0) > now + aheadMs;
  const next = dueFrom(settings, closedDate, now);
  return one.wakeAt !== undefined && (dateOf(slot) > next.date || one.wakeAt > next.at + aheadMs);
}

/** The dates that a wrong clock closed are open again; what it posted stays posted. */
export async function reopen(
  one: Subscription,
  parts: { readonly store: Store; readonly log: Log; readonly now: () => number },
): Promise<boolean> {
  const { store, log } = parts;
  const now = parts.now();
  const isFalse = ({ state, settledAt, dueAt }: Delivery) =>
    (state === "missed" || state === "skipped") && settledAt > now + aheadMs && dueAt > now - catchUpMs;
  const past = await store.deliveries(one.id, 500);
  const falseDates = past
    .filter((each) => isFalse(each) && isDated(each.slot))
    .map(({ slot }) => dateOf(slot));
  const yesterday = dayBefore(localDate(one.settings.zone, now));
  const first = falseDates.toSorted()[0];
  const isClosed = (date: string) => past.some((each) => each.slot === date && !isFalse(each));
  // A date whose time came while the clock was wrong is still due.
  const from = first === undefined ? now : now - catchUpMs;
  let closedDate = first === undefined ? yesterday : dayBefore(first);
  if (closedDate > yesterday) closedDate = yesterday;
  let due = dueFrom(one.settings, closedDate, from);
  while (isClosed(due.date)) {
    closedDate = laterDate(closedDate, due.date);
    due = dueFrom(one.settings, closedDate, from);
  }
  const isTried = isUnsettled(one) && one.dueAt <= now + aheadMs;
  const open = isTried
    ? { ...one, closedDate, triedAt: Math.min(one.triedAt ?? now, now), wakeAt: now }
    : {
        ...untried(one),
        closedDate,
        ...(waitsForChapters(one) ? waitingNext(one, now, one.slot) : waitingFor(due, one.guildId)),
        refusals: 0,
      };
  // What rests stays at rest.
  const next = isRunning(open) || isUnsettled(open) ? open : asleep(open);
  const isWritten = await store.reopen(next, now + aheadMs, now - catchUpMs);
  if (isWritten)
    log.warn("a clock was ahead of its time: dates that it closed are open again", {
      subscription: one.id,
      closedDate: one.closedDate,
      due: next.slot,
    });
  return isWritten;
}
