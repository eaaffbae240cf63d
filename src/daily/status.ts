import type { Delivery } from "../domain/delivery.ts";
import type { DailySettings, Portion, Subscription, SubscriptionState } from "../domain/subscription.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import { dueAfterDate, postsUntil } from "./calendar.ts";
import type { ChosenPost, Hindrance, Waiting } from "./choose.ts";
import type { FindStory } from "./input.ts";
import { chooseFor } from "./next.ts";
import { leftOf, settingsOn } from "./portion.ts";
import { type LimitsAt, postLimitsOf } from "./post-limits.ts";
import { isDated, isRunning, waitsForChapters, waitsForDates } from "./schedule.ts";
import { datedFrom } from "./story-dates.ts";
import { isFixedOffset } from "./zones.ts";

/** How a subscription stands, in plain values for a view. */
export type DailyStatus = {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly settings: DailySettings;
  /** How much the next post brings, as a plan reckons it. */
  readonly portion: Portion | undefined;
  /** Of a plan whose story has fewer passages left than it has posts. */
  readonly endsSooner: number | undefined;
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
    readonly limitsAt?: LimitsAt;
    readonly now: () => number;
  },
  one: Subscription,
): Promise<DailyStatus> {
  const story = await parts.story(one.settings.story, one.guildId);
  const { last, hindrance } = await postLimitsOf(parts, one, story);
  const { settings, progress } = one;
  const way = story === undefined ? settings : settingsOn(settings, story, progress, one.slot, parts.now());
  return {
    id: one.id,
    guildId: one.guildId,
    name: one.name,
    settings,
    portion: way.portion,
    endsSooner: story && endsSooner(one, story),
    state: one.state,
    reason: one.reason,
    since: one.since,
    story,
    next: story === undefined ? undefined : await nextOf(one, story, last, parts),
    hindrance,
    isFixedOffset: isFixedOffset(settings.zone),
    dueTimes: isRunning(one) ? dueTimesOf(one, story, parts.now()) : [],
    past: await parts.store.deliveries(one.id, 10),
  };
}

/** How many passages are left where those are too few for all its posts. */
function endsSooner({ settings, progress, ...of }: Subscription, story: Story): number | undefined {
  if (settings.until === undefined) return undefined;
  const { passages } = leftOf(story, progress);
  return passages < postsUntil(settings, dateFrom(of), settings.until) ? passages : undefined;
}

async function nextOf(
  one: Subscription,
  story: Story,
  last: number,
  parts: Parameters<typeof chooseFor>[3],
): Promise<DailyStatus["next"]> {
  if (!waitsForDates(one)) return chooseFor(one, story, last, parts);
  const [next] = datedFrom(story, one.settings, dateFrom(one));
  return next && chooseFor({ ...one, slot: next.slot }, story, last, parts);
}

/** The slot that comes next, or the date after which it comes. */
function dateFrom({ slot, closedDate }: Pick<Subscription, "slot" | "closedDate">): string {
  return isDated(slot) ? slot : closedDate;
}

function dueTimesOf(one: Subscription, story: Story | undefined, now: number): readonly number[] {
  if (waitsForChapters(one)) return [];
  if (waitsForDates(one))
    return story === undefined
      ? []
      : [...new Set(datedFrom(story, one.settings, dateFrom(one)).map(({ at }) => at))].slice(0, shownTimes);
  const times = [Math.max(one.dueAt, isDated(one.slot) ? 0 : now)];
  let date = isDated(one.slot) ? one.slot : one.closedDate;
  while (times.length < shownTimes) {
    const due = dueAfterDate(one.settings, date);
    times.push(due.at);
    date = due.date;
  }
  return times;
}
