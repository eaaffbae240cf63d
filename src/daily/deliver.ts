import { createHash } from "node:crypto";
import type { Delivery, FollowUp } from "../domain/delivery.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import { wordsFor } from "../messages/messages.ts";
import { type Message, pressId } from "../reply.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "../story/story.ts";
import { dailyTitle, dailyView, endView } from "../view/daily.ts";
import { advance, type Chosen, choose, chooseUpTo, type Lines } from "./choose.ts";
import { type LinesAt, linesOf } from "./lines.ts";
import type { Found, Order, Poster, Trouble } from "./poster.ts";
import { catchUpMs } from "./schedule.ts";
import { block, type Outcome, record, release, skipUnpostable } from "./settle.ts";

/** A claim holds for this long; every request to Discord is given up well before. */
export const leaseMs = 60_000;

/** A request is given up after this long. */
const requestMs = 10_000;

/** Left of the lease when a post may still start: longer than a request may take. */
const leastLeaseMs = 25_000;

/** Discord remembers a nonce "for a few minutes"; within this time a repeat is safe without having looked. */
const nonceMs = 90_000;

/** After so long, and so many tries to look, nobody can say any more. A host that slept for days has had few tries. */
const lookingMs = 24 * 3_600_000;
const mostLooks = 30;

export type DeliveryParts = {
  readonly store: Store;
  readonly story: (slug: string) => Story | undefined;
  readonly linesAt?: LinesAt;
  readonly poster: Poster;
  readonly log: Log;
  readonly now: () => number;
  /** Told of every final word, for the counters. */
  readonly onSettled: (delivery: Delivery) => void;
  /** The token is no longer valid: the bot must stop. */
  readonly onUnauthorized: () => void;
  /** For tests, which end the process at a step. */
  readonly at?: (step: Step) => void | Promise<void>;
};

export type Step = "after claim" | "before post" | "after post" | "after settle";

/** Brings one claimed delivery as far as it goes now: to its final word, or back to sleep. */
export async function deliver(claimed: Subscription, parts: DeliveryParts): Promise<Delivery | undefined> {
  await parts.at?.("after claim");
  const { settings } = claimed;
  const now = parts.now();
  const isLate = now - claimed.dueAt > catchUpMs;

  if (claimed.attempts > 1) {
    const found = await look(claimed, parts);
    if (found.kind === "found") return settleFound(claimed, found, parts);
    if (found.kind !== "absent") {
      if (found.kind === "unauthorized") return unauthorized(claimed, parts);
      const isStillRemembered = now - (claimed.triedAt ?? 0) < nonceMs && now >= (claimed.triedAt ?? 0);
      const canRepeat = isStillRemembered && settings.channelKind !== "forum";
      if (!canRepeat && found.kind !== "unknown" && found.kind !== "wait")
        return settleUncertain(claimed, parts);
      const hasLooked = now - claimed.dueAt > lookingMs && claimed.attempts > mostLooks;
      if (!canRepeat && hasLooked) return settleUncertain(claimed, parts);
      if (!canRepeat) return release(claimed, { isCertain: false, trouble: found }, parts);
    }
  }
  if (isLate) return record(claimed, { state: "missed", reason: "late" }, parts);

  const story = parts.story(settings.story);
  if (story === undefined) return block(claimed, "story-gone", parts);
  const lines = await linesOf(parts, claimed, story);
  const chosen = chooseUpTo(story, settings, claimed.progress, claimed.id, lines.last);
  // The date is closed without a post; the story stays where it stands until more of it is shown there.
  if (chosen.kind === "wait") return record(claimed, { state: "skipped", reason: "ceiling" }, parts);
  return postChosen(claimed, story, chosen, lines, parts);
}

async function postChosen(
  claimed: Subscription,
  story: Story,
  chosen: Chosen,
  lines: Lines,
  parts: DeliveryParts,
): Promise<Delivery | undefined> {
  await parts.at?.("before post");
  // The host may have slept since the claim; then another machine has taken over.
  if (parts.now() > (claimed.wakeAt ?? 0) - leastLeaseMs) return expired(claimed, parts);
  const posted = await parts.poster.post(orderOf(claimed, story, chosen, lines));
  await parts.at?.("after post");
  switch (posted.kind) {
    case "posted":
      return settlePosted(claimed, chosen, posted, parts);
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

/** Left alone: whoever takes it up next looks first. */
function expired(claimed: Subscription, parts: DeliveryParts): undefined {
  parts.log.warn("a claim ran out before its post", { subscription: claimed.id, slot: claimed.slot });
}

/** The id of the button that every daily post has, by which it is known again: what the post shows stands at its end. */
export function markOf({ id, slot }: Pick<Subscription, "id" | "slot">): string {
  return `${pressId("daily", "past", id, slot)}:`;
}

export function dailyMessage(
  claimed: Subscription,
  story: Story,
  chosen: Chosen,
  { isCovered, language = "en" }: Omit<Lines, "last">,
): Message {
  const words = wordsFor(language);
  if (chosen.kind === "end") {
    const pastId = `${markOf(claimed)}end`;
    return endView(story, { ...chosen, pastId, roleId: claimed.settings.roleId }, words);
  }
  const [first, last] = [chosen.passages[0], chosen.passages.at(-1)];
  const pastId = `${markOf(claimed)}${first?.number}:${last?.number}:${last?.id}`;
  return dailyView(story, { ...chosen, pastId, roleId: claimed.settings.roleId, isCovered }, words);
}

function orderOf(claimed: Subscription, story: Story, chosen: Chosen, lines: Lines): Order {
  const { settings, guildId, id, slot } = claimed;
  return {
    spot: { guildId, channelId: settings.channelId, channelKind: settings.channelKind },
    message: dailyMessage(claimed, story, chosen, lines),
    nonce: createHash("sha256").update(`${id} ${slot}`).digest("base64url").slice(0, 25),
    title: dailyTitle(story, chosen, lines.isCovered, wordsFor(lines.language ?? "en")),
    roleId: settings.roleId,
    isSilent: settings.isSilent,
    notAfter: (claimed.wakeAt ?? 0) - requestMs,
  };
}

async function look(claimed: Subscription, parts: DeliveryParts): Promise<Found> {
  const { settings, guildId } = claimed;
  const earlier = await parts.store.deliveries(claimed.id, 20);
  const last = earlier.find((one) => one.messageId !== undefined && one.channelId === settings.channelId);
  const since = { at: claimed.triedAt ?? claimed.dueAt, messageId: last?.messageId };
  const spot = { guildId, channelId: settings.channelId, channelKind: settings.channelKind };
  return parts.poster.find(spot, markOf(claimed), since);
}

function settlePosted(
  claimed: Subscription,
  chosen: Chosen,
  where: { readonly channelId: string; readonly messageId: string },
  parts: DeliveryParts,
): Promise<Delivery | undefined> {
  const { channelId, messageId } = where;
  const todo = followUpsOf(claimed);
  return record(claimed, { state: "posted", channelId, messageId, todo, ...told(claimed, chosen) }, parts);
}

/** What an earlier try posted counts, even if the story was edited since and would give another passage now. */
function settleFound(
  claimed: Subscription,
  found: Found & { kind: "found" },
  parts: DeliveryParts,
): Promise<Delivery | undefined> {
  const [first, last, id] = found.mark.slice(markOf(claimed).length).split(":");
  const story = parts.story(claimed.settings.story);
  const passages = story?.passages.slice(Number(first) - 1, Number(last)) ?? [];
  const isSame = passages.at(-1)?.id === id;
  const chosen: Chosen =
    first === "end" || story === undefined
      ? { kind: "end", isAgain: claimed.settings.atEnd === "again" }
      : isSame
        ? { kind: "passages", passages, day: 0, days: 0 }
        : choose(story, claimed.settings, claimed.progress, claimed.id);
  return settlePosted(claimed, chosen, found, parts);
}

/** It may stand in the channel and may not: posting again could be the second time, so the day is left as it is. */
function settleUncertain(claimed: Subscription, parts: DeliveryParts): Promise<Delivery | undefined> {
  parts.log.error("nobody can say whether a daily post arrived; it is not posted again", {
    subscription: claimed.id,
    slot: claimed.slot,
    channel: claimed.settings.channelId,
  });
  const story = parts.story(claimed.settings.story);
  const chosen =
    story === undefined ? undefined : choose(story, claimed.settings, claimed.progress, claimed.id);
  return record(
    claimed,
    { state: "uncertain", reason: "unreadable", ...(chosen === undefined ? {} : told(claimed, chosen)) },
    parts,
  );
}

/** How a delivery moves the story on. */
function told(
  claimed: Subscription,
  chosen: Chosen,
): Pick<Outcome, "first" | "last" | "progress" | "hasEnded"> {
  const progress = advance(claimed.settings, claimed.progress, chosen);
  if (chosen.kind === "end") {
    // Told to its end and stopped, it goes on where it ended when the story grows.
    return chosen.isAgain ? { progress } : { hasEnded: true };
  }
  const [first, last] = [chosen.passages[0]?.number, chosen.passages.at(-1)?.number];
  return { progress, ...(first === undefined || last === undefined ? {} : { first, last }) };
}

function followUpsOf({ settings }: Subscription): readonly FollowUp[] {
  const isPlain = settings.channelKind === "text" || settings.channelKind === "announcement";
  const todo: FollowUp[] = [];
  if (settings.channelKind === "announcement") todo.push("crosspost");
  if (settings.opensThread && isPlain) todo.push("thread");
  if (settings.isPinned && settings.channelKind !== "forum") todo.push("pin");
  return todo;
}

async function unauthorized(claimed: Subscription, parts: DeliveryParts): Promise<undefined> {
  parts.onUnauthorized();
  const trouble: Trouble = { kind: "unauthorized" };
  return release(claimed, { isCertain: claimed.attempts === 1, trouble }, parts);
}
