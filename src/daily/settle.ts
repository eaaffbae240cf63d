import type { Delivery } from "../domain/delivery.ts";
import type { Progress, Subscription } from "../domain/subscription.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { RefusedBy, Trouble } from "./poster.ts";
import { closeSlot } from "./schedule.ts";

export type Outcome = Pick<Delivery, "state" | "reason" | "channelId" | "messageId" | "first" | "last"> & {
  readonly todo?: Delivery["todo"];
  /** Where the story stands after it; as before when left out. */
  readonly progress?: Progress;
  readonly hasEnded?: true;
  /** It enters this state. */
  readonly blockedBy?: string;
};

type Parts = {
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

const unknownPauseMs = [5_000, 15_000, 45_000, 120_000, 300_000];
/** Follow-ups begin at once; if this machine fails, another takes them up after this long. */
export const followUpLeaseMs = 120_000;

/** The final word on a claimed slot; the subscription then waits for the next. Somebody's change in between is kept. */
export async function record(
  claimed: Subscription,
  outcome: Outcome,
  parts: Parts,
): Promise<Delivery | undefined> {
  const now = parts.now();
  const { progress, hasEnded, blockedBy, todo = [], ...word } = outcome;
  const delivery: Delivery = {
    subscriptionId: claimed.id,
    slot: claimed.slot,
    ...word,
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
    const told = progress === undefined ? current : { ...current, progress };
    const closed = isWaitingForIt ? closeSlot(told, now) : { next: told, missed: [] };
    const next = restOrWake(stateAfter(closed.next, outcome, now));
    if (await parts.store.settle(next, [delivery, ...closed.missed])) {
      await parts.at?.("after settle");
      for (const each of [delivery, ...closed.missed]) parts.onSettled(each);
      return delivery;
    }
    current = await parts.store.find(claimed.id);
  }
  return undefined;
}

/** Back to sleep until the next try. */
export async function release(
  claimed: Subscription,
  why: { readonly isCertain: boolean; readonly trouble: Trouble | { readonly kind: "unreadable" } },
  parts: Parts,
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

/** A refusal by Discord, or a story that is gone: some tries, then blocked with the reason, and the settings kept. */
export async function block(
  claimed: Subscription,
  reason: RefusedBy | "story-gone",
  parts: Parts,
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
  told: Partial<Outcome>,
  parts: Parts,
): Promise<Delivery | undefined> {
  const refusals = claimed.refusals + 1;
  const pause = refusedPauseMs[refusals - 1];
  if (pause !== undefined) {
    await sleepUntil({ ...claimed, refusals }, parts.now() + pause, true, parts);
    return undefined;
  }
  return record({ ...claimed, refusals: 0 }, { ...told, state: "skipped", reason: "malformed" }, parts);
}

/** `isCertain`: nothing was posted, so the next try need not look. Whoever wrote in between has set its own time. */
async function sleepUntil(
  claimed: Subscription,
  wakeAt: number,
  isCertain: boolean,
  parts: Parts,
): Promise<void> {
  const { triedSlot: _, triedAt: __, ...untried } = claimed;
  // An earlier try may have posted, whatever became of this one.
  const forgetsTry = isCertain && claimed.attempts === 1;
  await parts.store.replace({ ...(forgetsTry ? { ...untried, attempts: 0 } : claimed), wakeAt });
}

function stateAfter(next: Subscription, outcome: Outcome, now: number): Subscription {
  const { reason: _, ...plain } = next;
  if (outcome.blockedBy !== undefined && (next.state === "active" || next.state === "blocked")) {
    const since = next.state === "blocked" ? next.since : now;
    if (now - since > blockedMs) return { ...next, state: "paused", reason: outcome.blockedBy, since: now };
    return { ...next, state: "blocked", reason: outcome.blockedBy, since };
  }
  if (outcome.state !== "posted") return next;
  if (outcome.hasEnded && next.state !== "stopped") {
    return { ...plain, state: "ended", since: now, refusals: 0 };
  }
  if (next.state === "blocked") return { ...plain, state: "active", since: now, refusals: 0 };
  return { ...next, refusals: 0 };
}

function restOrWake(next: Subscription): Subscription {
  if (next.state === "active" || next.state === "blocked") return next;
  const { wakeAt: _, ...resting } = next;
  return resting;
}

async function isSettled({ id, slot }: Subscription, store: Store): Promise<boolean> {
  return (await store.deliveries(id, 50)).some((one) => one.slot === slot);
}
