import type { Delivery } from "../domain/delivery.ts";
import type { DailySettings, Subscription } from "../domain/subscription.ts";
import type { Story } from "../story/story.ts";
import { userError } from "../user-error.ts";
import { dueAt, laterDate, localDate } from "./calendar.ts";
import { choose } from "./choose.ts";
import {
  asleep,
  isExtra,
  isRunning,
  isUnsettled,
  reschedule,
  waitsForChapters,
  waitsForDates,
} from "./schedule.ts";

/** What an admin's wish makes of a subscription, and the dates that it closes. */
export type Changed = { readonly next: Subscription; readonly skipped?: readonly Delivery[] };

/** Other settings. What became of a try that is under way is looked for with the settings it was made with. */
export function edited(one: Subscription, settings: DailySettings, name: string, now: number): Changed {
  const isOther = settings.story !== one.settings.story;
  const isElsewhere = settings.channelId !== one.settings.channelId;
  const mayPostAgain = isOther || isElsewhere || settings.tag?.id !== one.settings.tag?.id;
  const { reason: _, ...unblocked } = { ...one, state: "active", refusals: 0 } as const;
  const next: Subscription = {
    ...(one.state === "blocked" && mayPostAgain ? unblocked : one),
    name,
    settings,
    ...(isOther ? { progress: { round: 1, shown: [] } } : {}),
  };
  // What came while nobody waited for it is no news.
  const isAnew = isOther || waitsForChapters(next) !== waitsForChapters(one);
  if (isAnew && waitsForChapters(next)) {
    const { told: _told, ...progress } = next.progress;
    const anew = { ...next, progress };
    return isRunning(one) ? reschedule(anew, now) : { next: anew };
  }
  const isSameTime = (["on", "time", "zone", "days", "every", "anchor"] as const).every(
    (key) => settings[key] === one.settings[key],
  );
  return isSameTime || !isRunning(one) ? { next } : reschedule(next, now);
}

/** Paused or stopped. A try whose end nobody knows is still looked for, so that its date has its word. */
export function resting(one: Subscription, state: "paused" | "stopped", now: number): Changed {
  const { reason: _, ...rest } = { ...one, state, since: now };
  return { next: isUnsettled(one) ? rest : asleep(rest) };
}

/** A story told to its end starts over. */
export function resumed(one: Subscription, story: Story | undefined, now: number): Changed {
  const { skipped, next } = reschedule(one, now);
  const { reason: _, ...plain } = next;
  const isTold =
    one.settings.on === undefined &&
    story !== undefined &&
    choose(story, one.settings, one.progress, one.id).kind === "end";
  const progress = isTold ? { round: one.progress.round + 1, shown: [] } : one.progress;
  return { next: { ...plain, progress, state: "active", since: now, refusals: 0 }, skipped };
}

export function postedNow(one: Subscription, as: "today" | "extra", id: string, now: number): Changed {
  if (!isRunning(one)) throw userError("daily-rests", { name: one.name });
  if (waitsForChapters(one)) throw userError("daily-waits-for-chapters", { name: one.name });
  if (waitsForDates(one)) throw userError("daily-posts-on-dates", { name: one.name });
  if (isUnsettled(one)) throw userError("daily-on-its-way", { name: one.name });
  if (as === "extra" && !isExtra(one.slot) && one.dueAt <= now)
    throw userError("daily-on-its-way", { name: one.name });
  if (as === "extra") return { next: { ...one, slot: `extra-${id}`, dueAt: now, wakeAt: now } };
  const today = localDate(one.settings.zone, now);
  if (laterDate(one.closedDate, today) === one.closedDate)
    throw userError("daily-today-done", { name: one.name });
  const due = Math.max(dueAt(one.settings, today) ?? now, now);
  return { next: { ...one, slot: today, dueAt: due, wakeAt: now } };
}
