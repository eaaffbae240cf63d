import type { Subscription } from "../domain/subscription.ts";
import type { Story } from "../story/story.ts";
import { UserError } from "../user-error.ts";
import { dueAfterDate, dueFrom, localDate } from "./calendar.ts";
import { advance, choose, type Favourites } from "./choose.ts";
import { postsUntil, settingsOn, wordsIn } from "./portion.ts";
import { isExtra, waitsForChapters } from "./schedule.ts";

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
  let { progress } = one;
  let due = isExtra(one.slot) ? dueFrom(settings, one.closedDate, now) : { date: one.slot, at: one.dueAt };
  while (planned.length < mostPlanned) {
    const way = settingsOn(settings, story, progress, due.date, now);
    const chosen = choose(story, way, progress, one.id, favourites);
    if (chosen.kind === "end" || (planned.length > 0 && progress.round > one.progress.round)) break;
    const [first, last] = [chosen.passages[0], chosen.passages.at(-1)];
    if (first === undefined || last === undefined) break;
    const words = chosen.passages.reduce((sum, passage) => sum + wordsIn(passage), 0);
    planned.push({ ...due, first: first.number, last: last.number, words });
    progress = advance(way, progress, chosen);
    due = dueAfterDate(settings, due.date);
  }
  return planned;
}

/** More words than this in a post are nobody's reading of a day. */
const mostWords = 10_000;

/** A UserError where the date comes too soon for what is left of the story. */
export function checkPlan(one: Subscription, story: Story | undefined, now: number): void {
  const { settings, progress, closedDate } = one;
  if (settings.until === undefined || waitsForChapters(one) || story === undefined) return;
  const { date } = dueFrom(settings, closedDate, now);
  const posts = postsUntil(settings, date, settings.until);
  const { portion } = settingsOn(settings, story, progress, date, now);
  if (posts > 0 && Number(portion) <= mostWords) return;
  const words = posts === 0 ? story.passages.reduce((sum, each) => sum + wordsIn(each), 0) : Number(portion);
  const today = localDate(settings.zone, now);
  throw new UserError(
    "daily-until-near",
    `Until ${settings.until} there is time for ${posts} posts from ${today} on, which would have about ${words} words each. Give a later date, or begin further on with from.`,
    { date: settings.until, posts, words },
  );
}
