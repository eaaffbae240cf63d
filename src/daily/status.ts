import type { Delivery } from "../domain/delivery.ts";
import type { DailySettings, Subscription, SubscriptionState } from "../domain/subscription.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import { dueAfterDate } from "./calendar.ts";
import { chaptersTold, chooseChapters } from "./chapters.ts";
import { type ChosenPost, chooseUpTo, type Hindrance, type Waiting } from "./choose.ts";
import { favouritesOf } from "./favourites.ts";
import type { FindStory } from "./input.ts";
import { type LinesAt, linesOf } from "./lines.ts";
import { settingsOn } from "./portion.ts";
import { isDated, isRunning, waitsForChapters } from "./schedule.ts";
import { isFixedOffset } from "./zones.ts";

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
  readonly next: ChosenPost | Waiting | undefined;
  /** Why nothing of the story may be posted there as things stand. */
  readonly hindrance: Hindrance | undefined;
  /** Its zone is an offset from UTC, which knows no summer time. */
  readonly isFixedOffset: boolean;
  /** The next due times; empty while it rests. */
  readonly dueTimes: readonly number[];
  /** The newest first. */
  readonly past: readonly Delivery[];
};

const shownTimes = 3;

export async function readStatus(
  parts: {
    readonly store: Pick<Store, "deliveries" | "mostSaved">;
    readonly story: FindStory;
    readonly linesAt?: LinesAt;
    readonly now: () => number;
  },
  one: Subscription,
): Promise<DailyStatus> {
  const story = await parts.story(one.settings.story, one.guildId);
  const { last, hindrance } = await linesOf(parts, one, story);
  const { settings, progress, id } = one;
  const favourites = await favouritesOf(one, parts.store);
  const way = story === undefined ? settings : settingsOn(settings, story, progress, one.slot, parts.now());
  return {
    id: one.id,
    guildId: one.guildId,
    name: one.name,
    settings: one.settings,
    state: one.state,
    reason: one.reason,
    since: one.since,
    story,
    next:
      story === undefined
        ? undefined
        : waitsForChapters(one)
          ? chooseChapters(
              story,
              progress.told === undefined ? { ...progress, told: chaptersTold(story) } : progress,
              last,
            )
          : chooseUpTo(story, way, progress, id, last, favourites),
    hindrance,
    isFixedOffset: isFixedOffset(settings.zone),
    dueTimes: isRunning(one) && !waitsForChapters(one) ? dueTimesOf(one, parts.now()) : [],
    past: await parts.store.deliveries(one.id, 10),
  };
}

function dueTimesOf(one: Subscription, now: number): readonly number[] {
  const times = [Math.max(one.dueAt, isDated(one.slot) ? 0 : now)];
  let date = isDated(one.slot) ? one.slot : one.closedDate;
  while (times.length < shownTimes) {
    const due = dueAfterDate(one.settings, date);
    times.push(due.at);
    date = due.date;
  }
  return times;
}
