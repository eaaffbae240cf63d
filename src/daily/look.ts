import type { Delivery } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Story } from "../story/story.ts";
import { advance, type ChosenPost, choose, dayOf } from "./choose.ts";
import type { FindStory } from "./input.ts";
import { chooseFor } from "./next.ts";
import { followUpsOf, markOf } from "./order.ts";
import type { FoundPost, Poster } from "./poster.ts";
import { isChaptersSlot, isRunning } from "./schedule.ts";
import { asksAgain, type DeliveryOutcome, record, release, type SettleParts, sleepUntil } from "./settle.ts";

/** Discord remembers a nonce "for a few minutes"; within this time a repeat is safe without having looked. */
const nonceMs = 90_000;

/** The bytes of a request whose sender died may still arrive for so long; only a nonce makes a repeat safe before. */
const arrivalMs = 150_000;

/** After so long, and so many tries to look, nobody can say any more. A host that slept for days has had few tries. */
const lookingMs = 24 * 3_600_000;
const mostLooks = 30;

type LookParts = SettleParts & {
  readonly story: FindStory;
  readonly poster: Pick<Poster, "find">;
  readonly onUnauthorized: () => void;
};

/** An earlier try may have posted. `isOpen`: nothing stands, and a post may be tried again; else what could be said is. */
export async function lookBack(
  claimed: Subscription,
  parts: LookParts,
): Promise<{ readonly isOpen: true } | { readonly isOpen: false; readonly delivery: Delivery | undefined }> {
  const tried = { ...claimed, settings: claimed.triedSettings ?? claimed.settings };
  const found = await find(tried, parts);
  if (found.kind === "found") return done(await settleFound(claimed, tried, found, parts));
  const sinceTry = parts.now() - (claimed.triedAt ?? 0);
  const hasNonce =
    tried.settings.channelKind !== "forum" && tried.settings.channelId === claimed.settings.channelId;
  if (found.kind === "absent") {
    const mayArrive = !hasNonce && sinceTry >= 0 && sinceTry < arrivalMs;
    if (!mayArrive) return { isOpen: true };
    await sleepUntil(claimed, (claimed.triedAt ?? 0) + arrivalMs, false, parts);
    return done(undefined);
  }
  if (found.kind === "unauthorized") return done(await unauthorized(claimed, parts));
  const isRemembered = sinceTry >= 0 && sinceTry < nonceMs;
  if (hasNonce && isRemembered && isRunning(claimed)) return { isOpen: true };
  if (found.kind === "unknown" || found.kind === "wait") {
    const hasLooked = parts.now() - claimed.dueAt > lookingMs && claimed.attempts > mostLooks;
    if (!hasLooked) return done(await release(claimed, { isCertain: false, trouble: found }, parts));
  } else if (await asksAgain(claimed, parts)) return done(undefined);
  return done(await settleUncertain(claimed, tried, parts));
}

function done(delivery: Delivery | undefined) {
  return { isOpen: false as const, delivery };
}

async function find(tried: Subscription, parts: LookParts): Promise<FoundPost> {
  const { settings, guildId } = tried;
  const earlier = await parts.store.deliveries(tried.id, 20);
  const last = earlier.find((one) => one.messageId !== undefined && one.channelId === settings.channelId);
  // A try from the future was noted by a clock that was wrong: it was made at some time until now.
  const at = Math.min(tried.triedAt ?? tried.dueAt, parts.now());
  const spot = { guildId, channelId: settings.channelId, channelKind: settings.channelKind };
  return parts.poster.find(spot, markOf(tried), { at, messageId: last?.messageId });
}

/** What an earlier try posted counts, even if the story was edited since and would give another passage now. */
async function settleFound(
  claimed: Subscription,
  tried: Subscription,
  found: FoundPost & { kind: "found" },
  parts: LookParts,
): Promise<Delivery | undefined> {
  const { channelId, messageId } = found;
  const story = await parts.story(tried.settings.story, tried.guildId);
  const chosen = shownBy(found.mark.slice(markOf(tried).length), tried, story);
  return record(
    claimed,
    {
      state: "posted",
      channelId,
      messageId,
      ...followUpsOf(tried, chosen, found),
      story: tried.settings.story,
      ...told(tried, chosen),
    },
    parts,
  );
}

/** The passages that a post's button names: by id, and by number where an edit took the id away. */
function shownBy(mark: string, tried: Subscription, story: Story | undefined): ChosenPost {
  const [first = "", last, id = "", lastId = id] = mark.split(":");
  if (isChaptersSlot(tried.slot)) {
    const chapter = { number: 1, title: "", first: Number(first), last: Number(last) };
    return { kind: "chapters", chapters: [chapter], ids: [id, lastId] };
  }
  if (first === "end" || story === undefined)
    return { kind: "end", isAgain: tried.settings.atEnd === "again" };
  const end = story.passages.find((passage) => passage.id === id)?.number ?? Number(last);
  const passages = story.passages.slice(end - 1 - (Number(last) - Number(first)), end);
  return passages.length > 0
    ? { kind: "passages", passages, day: dayOf(story, tried.settings, tried.progress), days: 0 }
    : choose(story, tried.settings, tried.progress, tried.id);
}

/** It may stand in the channel and may not: posting again could be the second time, so the day is left as it is. */
async function settleUncertain(
  claimed: Subscription,
  tried: Subscription,
  parts: LookParts,
): Promise<Delivery | undefined> {
  parts.log.error("nobody can say whether a daily post arrived; it is not posted again", {
    subscription: claimed.id,
    slot: claimed.slot,
    channel: tried.settings.channelId,
  });
  const story = await parts.story(tried.settings.story, tried.guildId);
  const chosen = story && (await chooseFor(tried, story, Number.POSITIVE_INFINITY, parts));
  return record(
    { ...claimed, refusals: 0 },
    {
      state: "uncertain",
      reason: "unreadable",
      story: tried.settings.story,
      ...(chosen === undefined || chosen.kind === "wait" ? {} : told(tried, chosen)),
    },
    parts,
  );
}

/** How a delivery moves the story on. */
export function told(
  { settings, progress }: Subscription,
  chosen: ChosenPost,
): Pick<DeliveryOutcome, "first" | "last" | "progress" | "hasEnded"> {
  const next = advance(settings, progress, chosen);
  if (chosen.kind === "end") {
    // Told to its end and stopped, it goes on where it ended when the story grows.
    return chosen.isAgain ? { progress: next } : { hasEnded: true };
  }
  const [first, last] =
    chosen.kind === "chapters"
      ? [chosen.chapters[0]?.first, chosen.chapters.at(-1)?.last]
      : [chosen.passages[0]?.number, chosen.passages.at(-1)?.number];
  return { progress: next, ...(first === undefined || last === undefined ? {} : { first, last }) };
}

export async function unauthorized(
  claimed: Subscription,
  parts: SettleParts & { readonly onUnauthorized: () => void },
): Promise<undefined> {
  parts.onUnauthorized();
  return release(claimed, { isCertain: claimed.attempts === 1, trouble: { kind: "unauthorized" } }, parts);
}
