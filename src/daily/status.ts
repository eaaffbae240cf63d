import type { Delivery } from "../domain/delivery.ts";
import type { DailySettings, Subscription, SubscriptionState } from "../domain/subscription.ts";
import type { DailyStore } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import { dueAfterDate } from "./calendar.ts";
import { type Chosen, chooseUpTo, type Waiting } from "./choose.ts";
import { type LinesAt, linesOf } from "./lines.ts";
import { isExtra, isRunning } from "./schedule.ts";

/** How a subscription stands, in plain values for a view. */
export type DailyStatus = {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly settings: DailySettings;
  readonly state: SubscriptionState;
  readonly reason: string | undefined;
  readonly since: number;
  /** Undefined when the story is not in the library. */
  readonly story: Story | undefined;
  readonly next: Chosen | Waiting | undefined;
  /** The next due times; empty while it rests. */
  readonly dueTimes: readonly number[];
  /** The newest first. */
  readonly past: readonly Delivery[];
};

const shownTimes = 3;

export async function readStatus(
  parts: {
    readonly store: Pick<DailyStore, "deliveries">;
    readonly story: (slug: string) => Story | undefined;
    readonly linesAt?: LinesAt;
    readonly now: () => number;
  },
  one: Subscription,
): Promise<DailyStatus> {
  const story = parts.story(one.settings.story);
  const { last } = await linesOf(parts, one, story);
  return statusOf(one, story, await parts.store.deliveries(one.id, 10), parts.now(), last);
}

function statusOf(
  one: Subscription,
  story: Story | undefined,
  past: readonly Delivery[],
  now: number,
  last: number,
): DailyStatus {
  return {
    id: one.id,
    guildId: one.guildId,
    name: one.name,
    settings: one.settings,
    state: one.state,
    reason: one.reason,
    since: one.since,
    story,
    next: story === undefined ? undefined : chooseUpTo(story, one.settings, one.progress, one.id, last),
    dueTimes: isRunning(one) ? dueTimesOf(one, now) : [],
    past,
  };
}

function dueTimesOf(one: Subscription, now: number): readonly number[] {
  const times = [Math.max(one.dueAt, isExtra(one.slot) ? now : 0)];
  let date = isExtra(one.slot) ? one.closedDate : one.slot;
  while (times.length < shownTimes) {
    const due = dueAfterDate(one.settings, date);
    times.push(due.at);
    date = due.date;
  }
  return times;
}
