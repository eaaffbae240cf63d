import { createHash } from "node:crypto";
import type { Delivery } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import { type Due, dueAfterDate, dueFrom, laterDate, localDate } from "./calendar.ts";

/** How late a post may still come after its time; later it is missed. */
export const catchUpMs = 6 * 3_600_000;

/** So many missed dates are recorded one by one; before them lies a gap nobody asks about. */
const mostMissed = 400;

/** Servers with the same time don't all start in the same second. */
const spreadMs = 20_000;

export function offsetMs(guildId: string): number {
  return createHash("sha256").update(guildId).digest().readUInt32BE() % spreadMs;
}

/** An extra post has a slot of its own, that no date has. */
export function isExtra(slot: string): boolean {
  return slot.startsWith("extra-");
}

/** It posts, or tries to. */
export function isRunning({ state }: Pick<Subscription, "state">): boolean {
  return state === "active" || state === "blocked";
}

/** A machine holds it, or one did and nobody knows yet what became of its post. */
export function isUnsettled(one: Pick<Subscription, "triedSlot" | "slot">): boolean {
  return one.triedSlot === one.slot;
}

/** As it was before anybody tried. */
export function untried(one: Subscription): Subscription {
  const { triedSlot: _, triedAt: __, triedSettings: ___, ...rest } = one;
  return { ...rest, attempts: 0 };
}

/** Nobody takes it up. */
export function asleep(one: Subscription): Subscription {
  const { wakeAt: _, ...resting } = one;
  return resting;
}

/** The fields of a subscription that waits for this due date. */
export function waitingFor(due: Due, guildId: string): Pick<Subscription, "slot" | "dueAt" | "wakeAt"> {
  return { slot: due.date, dueAt: due.at, wakeAt: due.at + offsetMs(guildId) };
}

/** Closes the slot, and the dates after it that are too late by now; then it waits for the next. */
export function closeSlot(
  subscription: Subscription,
  now: number,
): { readonly next: Subscription; readonly missed: readonly Delivery[] } {
  const { settings, slot, guildId } = subscription;
  let closedDate = isExtra(slot) ? subscription.closedDate : slot;
  const missed: Delivery[] = [];
  // An extra post leaves the dates as they are: one whose time had passed when it was asked for is not due by it.
  let due = isExtra(slot)
    ? dueFrom(settings, closedDate, subscription.dueAt)
    : dueAfterDate(settings, closedDate);
  if (now - due.at > mostMissed * 86_400_000) {
    const start = dueFrom(settings, closedDate, now - mostMissed * 86_400_000);
    closedDate = start.date;
    due = dueAfterDate(settings, closedDate);
  }
  while (now - due.at > catchUpMs) {
    missed.push(closing(subscription, due, "missed", "late", now));
    closedDate = due.date;
    due = dueAfterDate(settings, closedDate);
  }
  return { next: { ...untried(subscription), closedDate, ...waitingFor(due, guildId) }, missed };
}

/**
 * Waits anew from now on, for a changed schedule or after a rest: what lies before is closed, each date with a reason.
 * A slot that may have been posted already stays: only the machine that takes it up next finds out what became of it.
 */
export function reschedule(
  subscription: Subscription,
  now: number,
): { readonly next: Subscription; readonly skipped: readonly Delivery[] } {
  const { settings, guildId } = subscription;
  if (isUnsettled(subscription)) {
    return { next: { ...subscription, wakeAt: subscription.wakeAt ?? now }, skipped: [] };
  }
  const skipped: Delivery[] = [];
  let closedDate = subscription.closedDate;
  const due = dueFrom(settings, closedDate, now);
  const reason = subscription.state === "active" ? "rescheduled" : subscription.state;
  const yearAgo = localDate(settings.zone, now - mostMissed * 86_400_000);
  let gone = dueAfterDate(settings, laterDate(closedDate, yearAgo));
  while (gone.date < due.date) {
    skipped.push(closing(subscription, gone, "skipped", reason, now));
    closedDate = gone.date;
    gone = dueAfterDate(settings, gone.date);
  }
  // An extra post that was asked for a moment ago still comes.
  const isWanted = subscription.state === "active" && isExtra(subscription.slot);
  return {
    next: { ...subscription, closedDate, ...(isWanted ? {} : waitingFor(due, guildId)) },
    skipped,
  };
}

function closing(
  { id }: Subscription,
  due: Due,
  state: "missed" | "skipped",
  reason: string,
  now: number,
): Delivery {
  return {
    subscriptionId: id,
    slot: due.date,
    state,
    reason,
    dueAt: due.at,
    settledAt: now,
    todo: [],
    todoTries: 0,
  };
}
