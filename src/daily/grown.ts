import type { Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { chaptersSince } from "./chapters.ts";
import type { FindStory } from "./input.ts";
import { isRunning, isUnsettled, waitsForChapters } from "./schedule.ts";

type GrownParts = {
  readonly store: Pick<Store, "running" | "find" | "replace">;
  readonly story: FindStory;
  readonly log: Log;
  readonly now: () => number;
  /** Something is due at once. */
  readonly wake: () => void;
};

const page = 500;

/** Stories were read anew: whoever waits for their chapters is woken where there are some, to be told by any machine. */
export async function wakeForChapters(
  isMeant: (one: Subscription) => boolean,
  parts: GrownParts,
): Promise<number> {
  let woken = 0;
  let afterId = "";
  for (;;) {
    const some = await parts.store.running(afterId, page);
    for (const one of some)
      if (waitsForChapters(one) && isMeant(one) && (await wakeOne(one, parts))) woken += 1;
    const last = some.at(-1);
    if (last === undefined || some.length < page) break;
    afterId = last.id;
  }
  if (woken > 0) {
    parts.log.info("stories have new chapters to tell", { subscriptions: woken });
    parts.wake();
  }
  return woken;
}

/** Whoever holds it just now may have read the text of before: its lease stands, and the next look comes soon after. */
async function wakeOne(found: Subscription, { store, story: find, now }: GrownParts): Promise<boolean> {
  const story = await find(found.settings.story, found.guildId);
  if (story === undefined) return false;
  let one: Subscription | undefined = found;
  while (one !== undefined && isRunning(one) && waitsForChapters(one)) {
    const { told } = one.progress;
    if (told === undefined || chaptersSince(story, told).fresh.length === 0) return false;
    const wakeAt = isUnsettled(one) ? one.wakeAt : now();
    if (await store.replace({ ...one, dueAt: now(), ...(wakeAt === undefined ? {} : { wakeAt }) }))
      return true;
    one = await store.find(one.id);
  }
  return false;
}
