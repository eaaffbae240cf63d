import type { Subscription } from "../domain/subscription.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import { chaptersTold, chooseChapters } from "./chapters.ts";
import { type ChosenPost, chooseUpTo, type Waiting } from "./choose.ts";
import { favouritesOf } from "./favourites.ts";
import { settingsOn } from "./portion.ts";
import { waitsForChapters, waitsForDates } from "./schedule.ts";
import { chooseDated } from "./story-dates.ts";

/** What the post of its slot shows, as far as the last passage; undefined where the story names no more for that day. */
export async function chooseFor(
  one: Subscription,
  story: Story,
  last: number,
  { store, now }: { readonly store: Pick<Store, "mostSaved">; readonly now: () => number },
): Promise<ChosenPost | Waiting | undefined> {
  const { progress, settings, slot, id } = one;
  const { told = chaptersTold(story) } = progress;
  if (waitsForChapters(one)) return chooseChapters(story, { ...progress, told }, last);
  if (waitsForDates(one)) return chooseDated(story, slot, last);
  const way = settingsOn(settings, story, progress, slot, now());
  return chooseUpTo(story, way, progress, id, last, await favouritesOf(one, store));
}
