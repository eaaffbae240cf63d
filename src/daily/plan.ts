import type { Subscription } from "../domain/subscription.ts";
import type { Passage, Story } from "../story/story.ts";
import { userError } from "../user-error.ts";
import { type Due, dueAfterDate, dueFrom, localDate, postsUntil } from "./calendar.ts";
import { advance, chooseNext, type Favourites } from "./choose.ts";
import { leftOf, spread, wordsBetween } from "./portion.ts";
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
        return dated?.kind === "passages" ? [plannedPost({ date, at }, story, dated.passages)] : [];
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
    planned.push(plannedPost(due, story, chosen.passages));
    progress = advance(way, progress, { ...chosen, day: 0, days: 0 });
    due = dueAfterDate(settings, due.date);
    left = left === undefined ? undefined : left - 1;
  }
  return planned;
}

function plannedPost(due: Due, story: Story, passages: readonly Passage[]): PlannedPost {
  const [first, last] = [passages[0]?.number ?? 1, passages.at(-1)?.number ?? 0];
  return { ...due, first, last, words: wordsBetween(story, first - 1, last) };
}

/** So many words in a post are asked about first, and more than the last number nobody gets. */
const askedWords = 5_000;
const mostWords = 20_000;

/** How a plan would be whose date comes soon. */
export type NearPlan = { readonly date: string; readonly posts: number; readonly words: number };

/** What to ask about where much has to come in few posts; a UserError where a plan can't be. */
export function checkPlan(one: Subscription, story: Story | undefined, now: number): NearPlan | undefined {
  const { settings, progress, closedDate } = one;
  const { until, portion } = settings;
  if (settings.on !== undefined || story === undefined) return undefined;
  // A short one comes whole.
  const isWhole = story.chapters.length === 0 && leftOf(story, { round: 1, shown: [] }).words > askedWords;
  if (isWhole && portion === "chapter") throw userError("daily-no-breaks", { portion });
  if (isWhole && portion === "scene" && !story.passages.some(({ after }) => after === "scene"))
    throw userError("daily-no-breaks", { portion: "other" });
  if (until === undefined) return undefined;
  if (until < localDate(settings.zone, now)) throw userError("daily-until-over", { date: until });
  const posts = postsUntil(settings, dueFrom(settings, closedDate, now).date, until);
  const words = posts === 0 ? leftOf(story, progress).words : spread({}, story, progress, posts).portion;
  if (posts > 0 && words <= askedWords) return undefined;
  if (posts > 0 && words <= mostWords) return { date: until, posts, words };
  throw userError("daily-until-near", { date: until, posts, words });
}
