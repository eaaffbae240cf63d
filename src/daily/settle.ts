import type { Delivery } from "../domain/delivery.ts";
import type { Progress, Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { RefusedBy, Trouble } from "./poster.ts";
import { asleep, closeSlot, isChaptersSlot, isRunning, isUnsettled, untried } from "./schedule.ts";

export type DeliveryOutcome = Pick<
  Delivery,
  "state" | "reason" | "channelId" | "messageId" | "first" | "last" | "parts"
> & {
  readonly todo?: Delivery["todo"];
  /** Where the story stands after it; as before when left out. */
  readonly progress?: Progress;
  readonly hasEnded?: true;
  /** It enters this state. */
  readonly blockedBy?: string;
  /** The slug of the story that was posted; the one of the settings when left out. */
  readonly story?: string;
};

export type SettleParts = {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly onSettled: (delivery: Delivery) => void;
  readonly at?: (step: "after settle") => void | Promise<void>;
};

/** Three tries, then it is blocked, and one try a day: 10,000 refused requests in 10 minutes would bar the whole address. */
const mostRefusals = 3;
const refusedPauseMs = [60_000, 600_000];
/** After a month of refusals it waits for an admin. */
const blockedMs = 30 * 86_400_000;

const dayMs = 86_400_000;

const unknownPauseMs = [5_000, 15_000, 45_000, 120_000, 300_000];
/** Follow-ups begin at once; if this machine fails, another takes them up after this long. */
export const followUpLeaseMs = 120_000;

/** The final word on a claimed slot; the subscription then waits for the next. Somebody's change in between is kept. */
export async function record(
  claimed: Subscription,
  outcome: DeliveryOutcome,
  parts: SettleParts,
): Promise<Delivery | undefined> {
  const now = parts.now();
  const { progress, hasEnded, blockedBy, story = claimed.settings.story, todo = [], ...word } = outcome;
  const delivery: Delivery = {
    subscriptionId: claimed.id,
    slot: claimed.slot,
    ...word,
    ...(outcome.state === "posted" ? { story } : {}),
    dueAt: claimed.dueAt,
    settledAt: now,
    todo,
    ...(todo.length === 0 ? {} : { todoAt: now + followUpLeaseMs }),
    todoTries: 0,
  };
  let current: Subscription | undefined = claimed;
  while (current !== undefined) {
    const isWaitingForIt: boolean = current.slot === claimed.slot;
    if (!isWaitingForIt && (await isSettled(claimed, parts.store))) return undefined;
    if (blockedBy !== undefined && isElsewhere(current, claimed)) {
      // An admin has chosen another channel or story since: that one has refused nothing.
      if (await parts.store.replace({ ...untried(current), refusals: 0, wakeAt: now })) return undefined;
    } else {
      // Another story since then stands where it stood.
      const isSameStory: boolean = current.settings.story === story;
      const told = progress === undefined || !isSameStory ? current : { ...current, progress };
      const closed = isWaitingForIt ? closeSlot(told, now) : { next: told, missed: [] };
      const next = stateAfter(
        closed.next,
        { ...outcome, ...(isSameStory ? {} : { hasEnded: undefined }) },
        now,
      );
      const stored = isRunning(next) ? next : asleep(next);
      if (await parts.store.settle(stored, [delivery, ...closed.missed])) {
        await parts.at?.("after settle");
        for (const each of [delivery, ...closed.missed]) parts.onSettled(each);
        return delivery;
      }
    }
    current = await parts.store.find(claimed.id);
  }
  return undefined;
}

/** Back to sleep until the next try. */
export async function release(
  claimed: Subscription,
  why: { readonly isCertain: boolean; readonly trouble: Trouble | { readonly kind: "unreadable" } },
  parts: SettleParts,
): Promise<undefined> {
  const { trouble } = why;
  const pause = unknownPauseMs[Math.min(claimed.attempts, unknownPauseMs.length) - 1] ?? 5_000;
  const wait = trouble.kind === "wait" ? Math.max(trouble.ms, 1_000) : pause;
  const { kind } = trouble;
  parts.log.warn("a daily post is put off", {
    subscription: claimed.id,
    slot: claimed.slot,
    kind,
    waitMs: wait,
    ...("error" in trouble ? { error: trouble.error } : {}),
  });
  await sleepUntil(claimed, parts.now() + wait, why.isCertain, parts);
  return undefined;
}

/** A look that Discord refused is repeated like a refused post; false once it has been refused often enough to be believed. */
export async function asksAgain(claimed: Subscription, parts: SettleParts): Promise<boolean> {
  const refusals = claimed.refusals + 1;
  const pause = refusedPauseMs[refusals - 1];
  if (pause === undefined) return false;
  await sleepUntil({ ...claimed, refusals }, parts.now() + pause, false, parts);
  return true;
}

/** A refusal by Discord, or a story that is gone: some tries, then blocked with the reason, and the settings kept. */
export async function block(
  claimed: Subscription,
  reason: RefusedBy | "story-gone" | "story-removed",
  parts: SettleParts,
): Promise<Delivery | undefined> {
  const refusals = claimed.refusals + 1;
  const counted = { ...claimed, refusals };
  const pause = refusedPauseMs[refusals - 1];
  if (claimed.state === "active" && refusals < mostRefusals && pause !== undefined) {
    parts.log.info("a daily post was refused", { subscription: claimed.id, reason, refusals });
    await sleepUntil(counted, parts.now() + pause, true, parts);
    return undefined;
  }
  parts.log.warn("a daily post is blocked", { subscription: claimed.id, reason });
  return record(counted, { state: "skipped", reason, blockedBy: reason }, parts);
}

/** A message that Discord will never take: after three tries the story goes on without it. */
export async function skipUnpostable(
  claimed: Subscription,
  told: Partial<DeliveryOutcome>,
  parts: SettleParts,
): Promise<Delivery | undefined> {
  const refusals = claimed.refusals + 1;
  const pause = refusedPauseMs[refusals - 1];
  if (pause !== undefined) {
    await sleepUntil({ ...claimed, refusals }, parts.now() + pause, true, parts);
    return undefined;
  }
  return record({ ...claimed, refusals: 0 }, { ...told, state: "skipped", reason: "malformed" }, parts);
}

/**
 * Until the next try, or at rest where an admin wants no post meanwhile. `isCertain`: nothing was posted, so the next try
 * need not look. What an admin wrote in between is kept, and so is what is known of the try.
 */
export async function sleepUntil(
  claimed: Subscription,
  wakeAt: number,
  isCertain: boolean,
  parts: Pick<SettleParts, "store">,
): Promise<void> {
  // An earlier try may have posted, whatever became of this one.
  const forgetsTry = isCertain && claimed.attempts === 1;
  let current: Subscription | undefined = claimed;
  while (current?.slot === claimed.slot && current.attempts === claimed.attempts && isUnsettled(current)) {
    const isAsBefore = !isElsewhere(current, claimed);
    const next = {
      ...(forgetsTry ? untried(current) : current),
      refusals: isAsBefore ? claimed.refusals : 0,
      wakeAt: isAsBefore ? wakeAt : Math.min(wakeAt, current.wakeAt ?? wakeAt),
    };
    const isAwake = isRunning(next) || isUnsettled(next);
    if (await parts.store.replace(isAwake ? next : asleep(next))) return;
    current = await parts.store.find(claimed.id);
  }
}

/** Nothing was posted, and an admin wants no post: its slot stays open until somebody resumes it. */
export async function rest(claimed: Subscription, parts: SettleParts): Promise<undefined> {
  // A write in between wakes it again, and it comes here again.
  await parts.store.replace(asleep(untried(claimed)));
}

/** A slot that has its word already: on to the next. */
export async function pass(claimed: Subscription, parts: SettleParts, isOver = false): Promise<undefined> {
  const { next, missed } = closeSlot(claimed, parts.now(), isOver);
  await parts.store.settle(isRunning(next) ? next : asleep(next), missed);
}

function isElsewhere({ settings: now }: Subscription, { settings: then }: Subscription): boolean {
  return now.channelId !== then.channelId || now.story !== then.story;
}

function stateAfter(
  next: Subscription,
  outcome: Omit<DeliveryOutcome, "hasEnded"> & { readonly hasEnded?: true | undefined },
  now: number,
): Subscription {
  const { reason: _, ...plain } = next;
  if (outcome.blockedBy !== undefined && isRunning(next)) {
    const since = next.state === "blocked" ? next.since : now;
    // Who has closed their direct messages is not asked again until they say so.
    if (now - since > blockedMs || outcome.blockedBy === "dm-closed")
      return { ...next, state: "paused", reason: outcome.blockedBy, since: now };
    const tomorrow = isChaptersSlot(next.slot) ? { wakeAt: now + dayMs } : {};
    return { ...next, ...tomorrow, state: "blocked", reason: outcome.blockedBy, since };
  }
  if (outcome.state !== "posted") return next;
  if (outcome.hasEnded && next.state !== "stopped") {
    return { ...plain, state: "ended", since: now, refusals: 0 };
  }
  if (next.state === "blocked") return { ...plain, state: "active", since: now, refusals: 0 };
  return { ...next, refusals: 0 };
}

export async function isSettled(
  { id, slot }: Pick<Subscription, "id" | "slot">,
  store: Pick<Store, "deliveries">,
): Promise<boolean> {
  return (await store.deliveries(id, 50)).some((one) => one.slot === slot);
}
