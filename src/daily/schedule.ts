import { createHash } from "node:crypto";
import type { Delivery } from "../domain/delivery.ts";
import type { DailySettings, Subscription } from "../domain/subscription.ts";
import { type Due, dayBefore, dueAfterDate, dueFrom, laterDate, localDate } from "./calendar.ts";

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

/** It is a day's. */
export function isDated(slot: string): boolean {
  return /^\d{4}-/.test(slot);
}

const chaptersStart = "chapters-";

/** Of a subscription that waits for its story to grow. Each post has a slot of its own, whichever machine makes it. */
export function isChaptersSlot(slot: string): boolean {
  return slot.startsWith(chaptersStart);
}

/** It waits for the story to grow, not for a date. */
export function waitsForChapters({ settings }: { readonly settings: Pick<DailySettings, "on"> }): boolean {
  return settings.on === "new-chapters";
}

/** It waits for days that its story names; one that names none passes without a word. */
export function waitsForDates({ settings }: { readonly settings: Pick<DailySettings, "on"> }): boolean {
  return settings.on === "story-dates";
}

/** The slot is of the kind that its settings make; an admin may have chosen another meanwhile. */
export function isAsChosen(one: Pick<Subscription, "settings" | "slot">): boolean {
  if (waitsForChapters(one)) return isChaptersSlot(one.slot);
  if (waitsForDates(one)) return isDated(one.slot);
  return !isChaptersSlot(one.slot) && (isExtra(one.slot) || one.slot === dateOf(one.slot));
}

/** The local date of a dated slot: a story may name one several times, and each post has a slot of its own. */
export function dateOf(slot: string): string {
  return slot.slice(0, 10);
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

/** The same for a story's next chapters, which may be there already. */
function waitingForChapters(before: string, now: number): Pick<Subscription, "slot" | "dueAt" | "wakeAt"> {
  const last = isChaptersSlot(before) ? Number.parseInt(before.slice(chaptersStart.length), 36) : 0;
  return { slot: `${chaptersStart}${Math.max(now, last + 1).toString(36)}`, dueAt: now, wakeAt: now };
}

/** Whoever changes a story tells at once; this is for what nobody heard of. */
const lookEveryMs = 6 * 3_600_000;
/** Another machine may hold the text of before for some seconds. */
const soonMs = 20_000;

/** When to look for chapters again where there were none: soon after something was heard, else hours later. */
export function nextLook({ dueAt, guildId }: Pick<Subscription, "dueAt" | "guildId">, now: number): number {
  return now - dueAt < soonMs ? now + soonMs : now + lookEveryMs + offsetMs(guildId) * 60;
}

/** The fields of a subscription that waits for what comes next after its closed date. */
export function waitingNext(
  one: Pick<Subscription, "settings" | "closedDate" | "guildId">,
  now: number,
  before = "",
): Pick<Subscription, "slot" | "dueAt" | "wakeAt"> {
  if (waitsForChapters(one)) return waitingForChapters(before, now);
  return waitingFor(dueFrom(one.settings, one.closedDate, now), one.guildId);
}

/**
 * Closes the slot, and the dates after it that are too late by now; then it waits for the next. `isOver`: of a story's
 * own days this one has no more posts.
 */
export function closeSlot(
  subscription: Subscription,
  now: number,
  isOver = false,
): { readonly next: Subscription; readonly missed: readonly Delivery[] } {
  const { settings, slot, guildId } = subscription;
  if (waitsForDates(subscription) && isDated(slot) && !isOver && now - subscription.dueAt <= catchUpMs) {
    const part = Number(slot.slice(11) || "1") + 1;
    return { next: { ...untried(subscription), slot: `${dateOf(slot)}.${part}`, wakeAt: now }, missed: [] };
  }
  let closedDate = isDated(slot) ? dateOf(slot) : subscription.closedDate;
  if (waitsForChapters(subscription)) {
    const next = { ...untried(subscription), closedDate, ...waitingForChapters(slot, now) };
    return { next: { ...next, wakeAt: now + soonMs }, missed: [] };
  }
  const missed: Delivery[] = [];
  // An extra post leaves the dates as they are: one whose time had passed when it was asked for is not due by it.
  let due = isDated(slot)
    ? dueAfterDate(settings, closedDate)
    : dueFrom(settings, closedDate, subscription.dueAt);
  if (now - due.at > mostMissed * 86_400_000) {
    const start = dueFrom(settings, closedDate, now - mostMissed * 86_400_000);
    closedDate = start.date;
    due = dueAfterDate(settings, closedDate);
  }
  // Whether a day was missed that the story names only the story says.
  while (now - due.at > catchUpMs && !waitsForDates(subscription)) {
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
  if (waitsForChapters(subscription)) {
    return { next: { ...subscription, ...waitingForChapters(subscription.slot, now) }, skipped: [] };
  }
  let closedDate = subscription.closedDate;
  // While it waited for chapters no date was its own.
  if (isChaptersSlot(subscription.slot))
    closedDate = laterDate(closedDate, dayBefore(localDate(settings.zone, now)));
  const due = dueFrom(settings, closedDate, now);
  const reason = subscription.state === "active" ? "rescheduled" : subscription.state;
  const yearAgo = localDate(settings.zone, now - mostMissed * 86_400_000);
  let gone = dueAfterDate(settings, laterDate(closedDate, yearAgo));
  while (gone.date < due.date) {
    if (!waitsForDates(subscription)) skipped.push(closing(subscription, gone, "skipped", reason, now));
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
