import type { Clock } from "../daily/clock.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { DailyStore } from "../store/store.ts";

/** What is due may be put off first, such as by a refusal that is tried again. */
const mostMoves = 5;
const lookAgainMs = 5;

/** The way to the next daily post, without waiting a day for it. */
export function makeJump(parts: {
  readonly store: Pick<DailyStore, "nextWake" | "find" | "counts">;
  readonly running: () => Promise<{ readonly clock: Clock }>;
  readonly now: () => number;
  readonly moveTo: (at: number) => void;
  readonly sleep: (ms: number) => Promise<void>;
  readonly channelName: (id: string) => string | undefined;
}) {
  const { store, now } = parts;
  let words: Delivery[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const caughtUp = async (clock: Clock, since: number) => {
    const isBehind = () => (clock.lastTick() ?? Number.NEGATIVE_INFINITY) < since;
    while (isBehind() || clock.inFlight() > 0) await parts.sleep(lookAgainMs);
  };
  const jump = async (): Promise<string> => {
    const { clock } = await parts.running();
    await caughtUp(clock, Number.NEGATIVE_INFINITY);
    words = [];
    let moved: number | undefined;
    for (let moves = 0; moves < mostMoves && words.length === 0; moves += 1) {
      const next = await store.nextWake();
      if (next === undefined) break;
      moved = Math.max(next, now());
      parts.moveTo(moved);
      clock.wake();
      await caughtUp(clock, moved);
    }
    if (moved === undefined) return noneDue((await store.counts(now())).subscriptions);
    return sentence(moved, words);
  };
  const sentence = async (at: number, settled: readonly Delivery[]): Promise<string> => {
    const shown = settled.filter((one) => one.state === "posted");
    const [first] = shown;
    const of = await store.find((first ?? settled[0])?.subscriptionId ?? "");
    const head = `Moved the clock to ${timeIn(of?.settings.zone ?? "UTC", at)}`;
    if (first === undefined) return `${head}; nothing was posted. /daily status as Admin says why.`;
    if (shown.length > 1) return `${head}; ${shown.length} passages are posted.`;
    const what = first.first === undefined ? "the last word on the story" : "the passage";
    if (of?.settings.channelKind === "dm") return `${head}; ${what} is sent as a direct message.`;
    return `${head}; ${what} is posted in #${parts.channelName(first.channelId ?? "")}.`;
  };
  return {
    // One after the other: two at once would each wait for the other's post.
    jump: (): Promise<string> => {
      const mine = turn.then(jump);
      turn = mine.catch(() => undefined);
      return mine;
    },
    /** Told of every delivery's final word. */
    settled: (delivery: Delivery) => void words.push(delivery),
  };
}

function noneDue(states: Readonly<Record<string, number>>): string {
  return Object.keys(states).length === 0
    ? "No daily post is set up; use /daily start as Admin."
    : "No daily post is waiting; use /daily resume as Admin.";
}

function timeIn(zone: string, at: number): string {
  const day = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" } as const;
  const time = new Intl.DateTimeFormat("en-GB", { ...day, timeZone: zone }).format(at);
  return `${time} (${zone.replaceAll("_", " ")})`;
}
