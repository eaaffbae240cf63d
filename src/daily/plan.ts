import type { Subscription } from "../domain/subscription.ts";
import type { Passage, Story } from "../story/story.ts";
import { userError } from "../user-error.ts";
import { type Due, dueAfterDate, dueFrom, localDate, postsUntil } from "./calendar.ts";
import { advance, chooseNext, type Favourites } from "./choose.ts";
import { spread, wordsBetween, wordsIn } from "./portion.ts";
import { isExtra, waitsForDates } from "./schedule.ts";
import { chooseDated, datedFrom } from "./story-dates.ts";

/** One post of a plan. */
export type PlannedPost = {
  readonly date: string;
  readonly at: number;
  readonly first: number;
  readonly last: number;
  readonly words: number;
};

/** Nobody looks further ahead than a year of daily posts. */
const mostPlanned = 400;

/** What comes when, to the story's end, as things stand now. */
export function planOf(
  one: Subscription,
  story: Story,
  now: number,
  favourites?: Favourites,
): readonly PlannedPost[] {
  const { settings } = one;
  const planned: PlannedPost[] = [];
  if (waitsForDates(one))
    return datedFrom(story, settings, isExtra(one.slot) ? localDate(settings.zone, now) : one.slot).flatMap(
      ({ date, at, slot }) => {
        const dated = chooseDated(story, slot);
        return dated?.kind === "passages" ? [plannedPost({ date, at }, dated.passages)] : [];
      },
    );
  let { progress } = one;
  let due = isExtra(one.slot) ? dueFrom(settings, one.closedDate, now) : { date: one.slot, at: one.dueAt };
  let left = settings.until === undefined ? undefined : postsUntil(settings, due.date, settings.until);
  while (planned.length < mostPlanned) {
    const way = left === undefined ? settings : spread(settings, story, progress, left);
    const chosen = chooseNext(story, way, progress, one.id, favourites);
    if (chosen.kind === "end" || (planned.length > 0 && progress.round > one.progress.round)) break;
    if (chosen.passages.length === 0) break;
    planned.push(plannedPost(due, chosen.passages));
    progress = advance(way, progress, { ...chosen, day: 0, days: 0 });
    due = dueAfterDate(settings, due.date);
    left = left === undefined ? undefined : left - 1;
  }
  return planned;
}

function plannedPost(due: Due, passages: readonly Passage[]): PlannedPost {
  const words = passages.reduce((sum, passage) => sum + wordsIn(passage), 0);
  return { ...due, first: passages[0]?.number ?? 0, last: passages.at(-1)?.number ?? 0, words };
}

/** More words than this in a post are nobody's reading of a day. */
const mostWords = 10_000;

/** A UserError where the date comes too soon for what is left of the story. */
export function checkPlan(one: Subscription, story: Story | undefined, now: number): void {
  const { settings, progress, closedDate } = one;
  if (settings.until === undefined || settings.on !== undefined || story === undefined) return;
  const { date } = dueFrom(settings, closedDate, now);
  const posts = postsUntil(settings, date, settings.until);
  const { portion } = spread(settings, story, progress, posts);
  if (posts > 0 && Number(portion) <= mostWords) return;
  const words = posts === 0 ? wordsBetween(story, 0, story.passages.length) : Number(portion);
  throw userError("daily-until-near", { date: settings.until, posts, words });
}
