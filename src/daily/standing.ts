import type { Delivery, Settings, State, Subscription } from "../store/daily.ts";
import type { Story } from "../story/story.ts";
import { dueAfterDate } from "./calendar.ts";
import { type Chosen, choose } from "./choose.ts";
import { isExtra } from "./roll.ts";

/** How a subscription stands, in plain values for a view. */
export type Standing = {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly settings: Settings;
  readonly state: State;
  readonly reason: string | undefined;
  readonly since: number;
  /** Undefined when the story is not in the library. */
  readonly story: Story | undefined;
  readonly next: Chosen | undefined;
  /** The next due times; empty while it rests. */
  readonly dueTimes: readonly number[];
  /** The newest first. */
  readonly past: readonly Delivery[];
};

const shownTimes = 3;

export function standingOf(
  one: Subscription,
  story: Story | undefined,
  past: readonly Delivery[],
  now: number,
): Standing {
  return {
    id: one.id,
    guildId: one.guildId,
    name: one.name,
    settings: one.settings,
    state: one.state,
    reason: one.reason,
    since: one.since,
    story,
    next: story === undefined ? undefined : choose(story, one.settings, one.progress, one.id),
    dueTimes: one.wakeAt === undefined ? [] : dueTimesOf(one, now),
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
