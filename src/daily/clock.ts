import type { Delivery } from "../domain/delivery.ts";
import { type DeliveryParts, deliver, leaseMs } from "./deliver.ts";
import { followUp } from "./follow.ts";
import { rescheduleAll } from "./reschedule.ts";
import { followUpLeaseMs } from "./settle.ts";

/** A timer that sleeps longer may miss that the machine slept, or that the clock was set. */
const longestSleepMs = 30_000;
/** While more is due than a second allows, and against a store that says at once that something is due. */
const shortestSleepMs = 250;

/** Half of what Discord takes from a bot: the other half is for the people who ask. */
const perSecond = 25;
/** A Discord that hangs must not fill the memory with posts that wait for it. */
const mostInFlight = 200;

/** A stopped subscription keeps its place for so long. */
const keepStoppedMs = 30 * 86_400_000;
const sweepEveryMs = 3_600_000;

/** A clock is set right by less than this now and then. */
const setBackMs = 60_000;
/** No tick is so long after the one before unless the machine slept or its clock was set. */
const jumpMs = 3_600_000;

export type Clock = {
  /** When it last asked the store with success; undefined before the first time. */
  readonly lastTick: () => number | undefined;
  readonly inFlight: () => number;
  /** Asks now instead of at the next tick. */
  readonly wake: () => void;
  /** Takes nothing up any more, and waits for what is under way. */
  readonly close: () => Promise<void>;
};

export type ClockParts = DeliveryParts & {
  /** Resolves after that time, or when the signal says. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Takes up what is due, until it is closed. Survives every failure of the store, and waits longer each time. */
export function startClock(parts: ClockParts): Clock {
  const { store, log, now } = parts;
  const inFlight = new Set<Promise<void>>();
  let isClosed = false;
  let rest = new AbortController();
  let last: number | undefined;
  let sweptAt = Number.NEGATIVE_INFINITY;

  const start = (work: () => Promise<unknown>, about: string) => {
    const running = work()
      .catch((error: unknown) => log.error(about, { error }))
      .then(() => {
        inFlight.delete(running);
      });
    inFlight.add(running);
  };

  const deliverAndFollow = async (claimed: Parameters<typeof deliver>[0]) => {
    const delivery = await deliver(claimed, parts);
    if (delivery !== undefined && delivery.todo.length > 0) await followUp(delivery, parts);
  };

  /** How long to sleep until there may be something to do. */
  const tick = async (): Promise<number> => {
    const most = Math.min(perSecond, mostInFlight - inFlight.size);
    const claimed = most > 0 ? await store.claim({ now: now(), leaseMs, most, perSecond }) : [];
    for (const each of claimed) start(() => deliverAndFollow(each), "a daily delivery failed");
    const late: readonly Delivery[] = await store.claimFollowUps(now(), followUpLeaseMs, 5);
    for (const each of late) start(() => followUp(each, parts), "what belongs to a daily post failed");
    // A clock that has just jumped may be wrong, and nothing is dropped on its word.
    if (last !== undefined && Math.abs(now() - last) > jumpMs) sweptAt = now();
    if (now() - sweptAt > sweepEveryMs || now() < sweptAt) {
      if (sweptAt !== Number.NEGATIVE_INFINITY) await rescheduleAll(parts);
      await store.dropStopped(now() - keepStoppedMs);
      sweptAt = now();
    }
    last = now();
    const next = await store.nextWake();
    const untilNext = next === undefined ? longestSleepMs : next - now();
    return Math.min(longestSleepMs, Math.max(shortestSleepMs, untilNext));
  };

  const run = async () => {
    let failures = 0;
    let isReckoned = false;
    while (!isClosed) {
      let pause: number;
      try {
        // Set back: what was written meanwhile, by this machine or another, may lie far ahead.
        if (last !== undefined && now() < last - setBackMs) isReckoned = false;
        if (!isReckoned) {
          await rescheduleAll(parts);
          isReckoned = true;
        }
        pause = await tick();
        if (failures > 0) log.info("the daily clock goes on", { failures });
        failures = 0;
      } catch (error) {
        failures += 1;
        pause = Math.min(longestSleepMs, 1_000 * 2 ** Math.min(failures - 1, 5));
        if (failures === 1) log.error("the daily clock can't ask the store", { error });
      }
      if (isClosed) break;
      await parts.sleep(pause, rest.signal);
      if (rest.signal.aborted) rest = new AbortController();
    }
  };
  const running = run();

  return {
    lastTick: () => last,
    inFlight: () => inFlight.size,
    wake: () => rest.abort(),
    close: async () => {
      isClosed = true;
      rest.abort();
      await running;
      await Promise.all(inFlight);
    },
  };
}
