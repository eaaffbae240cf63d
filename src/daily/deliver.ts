import type { Delivery } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import { isOfServer } from "../story/library.ts";
import type { Story } from "../story/story.ts";
import { chaptersSince, chaptersTold } from "./chapters.ts";
import type { ChosenPost, PostLimits } from "./choose.ts";
import type { MoveLimit } from "./follow.ts";
import type { FindStory } from "./input.ts";
import { lookBack, told, unauthorized } from "./look.ts";
import { chooseFor } from "./next.ts";
import { type DrawPost, followUpsOf, orderOf } from "./order.ts";
import { type LimitsAt, postLimitsOf } from "./post-limits.ts";
import type { Poster } from "./poster.ts";
import {
  catchUpMs,
  isAsChosen,
  isChaptersSlot,
  isRunning,
  nextLook,
  untried,
  waitsForDates,
} from "./schedule.ts";
import { block, isSettled, pass, record, release, rest, type SettleParts, skipUnpostable } from "./settle.ts";
import { chooseDated } from "./story-dates.ts";

/** A claim holds for this long; every request to Discord is given up well before. */
export const leaseMs = 60_000;

/** Left of the lease when a post may still start: longer than a request may take. */
const leastLeaseMs = 25_000;

export type DeliveryParts = Omit<SettleParts, "at"> & {
  readonly story: FindStory;
  readonly limitsAt?: LimitsAt;
  readonly moveLimit?: MoveLimit;
  readonly poster: Poster;
  readonly draw: DrawPost;
  /** The token is no longer valid: the bot must stop. */
  readonly onUnauthorized: () => void;
  /** For tests, which end the process at a step. */
  readonly at?: (step: DeliveryStep) => void | Promise<void>;
};

export type DeliveryStep = "after claim" | "before post" | "after post" | "after settle";

/** Brings one claimed delivery as far as it goes now: to its final word, or back to sleep. */
export async function deliver(claimed: Subscription, parts: DeliveryParts): Promise<Delivery | undefined> {
  await parts.at?.("after claim");
  const isOfChapters = isChaptersSlot(claimed.slot);
  const isLate = !isOfChapters && parts.now() - claimed.dueAt > catchUpMs;
  if (claimed.attempts > 1) {
    const before = await lookBack(claimed, parts);
    if (!before.isOpen) return before.delivery;
    if (!isRunning(claimed)) return rest(claimed, parts);
  }
  // A clock that was ahead of its time may have posted this date already; then that word stands.
  else if (await isSettled(claimed, parts.store)) return pass(claimed, parts);
  if (isLate && (await isEmpty(claimed, parts))) return pass(claimed, parts, true);
  if (isLate) return record(claimed, { state: "missed", reason: "late" }, parts);

  // An admin chose the other way meanwhile.
  if (!isAsChosen(claimed)) return pass(claimed, parts, true);

  const { settings } = claimed;
  const story = await parts.story(settings.story, claimed.guildId);
  if (story === undefined)
    return block(claimed, isOfServer(settings.story) ? "story-removed" : "story-gone", parts);
  const limits = await postLimitsOf(parts, claimed, story);
  const chosen = await chooseFor(claimed, story, limits.last, parts);
  if (chosen === undefined) return pass(claimed, parts, true);
  if (isOfChapters && (limits.hindrance !== undefined || chosen.kind === "wait"))
    return lookLater(claimed, limits.hindrance === undefined ? story : undefined, parts);
  if (limits.hindrance !== undefined)
    return record(claimed, { state: "skipped", reason: limits.hindrance }, parts);
  // The date is closed without a post; the story stays where it stands until more of it is shown there.
  if (chosen.kind === "wait") return record(claimed, { state: "skipped", reason: "ceiling" }, parts);
  const again = claimed.attempts > 1 ? await repeated(claimed, parts) : claimed;
  return again === undefined ? expired(claimed, parts) : postChosen(again, story, chosen, limits, parts);
}

async function postChosen(
  claimed: Subscription,
  story: Story,
  chosen: ChosenPost,
  limits: PostLimits,
  parts: DeliveryParts,
): Promise<Delivery | undefined> {
  await parts.at?.("before post");
  // The host may have slept since the claim; then another machine has taken over.
  if (parts.now() > (claimed.wakeAt ?? 0) - leastLeaseMs) return expired(claimed, parts);
  const posted = await parts.poster.post(await orderOf(claimed, story, chosen, limits, parts.draw));
  await parts.at?.("after post");
  switch (posted.kind) {
    case "posted": {
      const { channelId, messageId } = posted;
      const after = followUpsOf(claimed, chosen, posted);
      return record(
        claimed,
        { state: "posted", channelId, messageId, ...after, ...told(claimed, chosen) },
        parts,
      );
    }
    case "deleted":
      return record(claimed, { state: "posted", reason: "deleted", ...told(claimed, chosen) }, parts);
    case "expired":
      return expired(claimed, parts);
    case "unauthorized":
      return unauthorized(claimed, parts);
    case "refused":
      return block(claimed, posted.by, parts);
    case "malformed":
      parts.log.error("Discord finds fault with a daily post", {
        subscription: claimed.id,
        error: posted.error,
      });
      return skipUnpostable(claimed, told(claimed, chosen), parts);
    case "wait":
      return release(claimed, { isCertain: true, trouble: posted }, parts);
    case "unknown":
      return release(claimed, { isCertain: false, trouble: posted }, parts);
  }
}

/** The story names no more for that day, so that nothing was missed. */
async function isEmpty(claimed: Subscription, parts: DeliveryParts): Promise<boolean> {
  if (!waitsForDates(claimed)) return false;
  const story = await parts.story(claimed.settings.story, claimed.guildId);
  return story === undefined || chooseDated(story, claimed.slot) === undefined;
}

/** Nothing is new, or nothing may be shown. What was edited since is noted, so that the next look knows it again. */
async function lookLater(
  claimed: Subscription,
  story: Story | undefined,
  parts: DeliveryParts,
): Promise<undefined> {
  const { progress } = claimed;
  const told =
    story === undefined
      ? progress.told
      : progress.told === undefined
        ? chaptersTold(story)
        : chaptersSince(story, progress.told).told;
  const next = { ...untried(claimed), refusals: 0, wakeAt: nextLook(claimed, parts.now()) };
  // A write in between wakes it again, and it comes here again.
  await parts.store.replace(told === undefined ? next : { ...next, progress: { ...progress, told } });
}

/**
 * The next look must find this try, not the one before: in a channel or of a story that an admin chose since. A forum's
 * tries are told apart by their time, for it takes no nonce. Undefined when somebody wrote in between.
 */
async function repeated(claimed: Subscription, parts: DeliveryParts): Promise<Subscription | undefined> {
  const { settings, triedSettings = settings } = claimed;
  const isSame = triedSettings.channelId === settings.channelId && triedSettings.story === settings.story;
  if (isSame && settings.channelKind !== "forum") return claimed;
  const again = { ...claimed, triedSettings: settings, triedAt: parts.now() };
  return (await parts.store.replace(again)) ? { ...again, revision: again.revision + 1 } : undefined;
}

/** Left alone: whoever takes it up next looks first. */
function expired(claimed: Subscription, parts: DeliveryParts): undefined {
  parts.log.warn("a claim ran out before its post", { subscription: claimed.id, slot: claimed.slot });
}
