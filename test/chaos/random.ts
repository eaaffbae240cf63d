import type { How } from "../../src/sandbox/discord/faults.ts";

const quick = ["500", "502", "503", "reset", "reset", "429", "429-global"] as const;
/** A request is given up after ten seconds: ten minutes of the bots' time, so that few are enough. */
const hows = [...quick, ...quick, "hang", "late"] as const satisfies readonly How[];

export function fault(random: () => number) {
  const how = hows[Math.floor(random() * hows.length)] ?? "500";
  const isPost = random() < 0.7;
  return {
    method: isPost ? "POST" : "GET",
    // Messages, threads about them, posts of forums, channels of direct messages.
    route: /\/channels\/\d+\/(?:messages|threads)|\/users\/@me\/channels/,
    how,
    times: 1 + Math.floor(random() * 3),
    // A rate limit is the one answer that says for certain that nothing was done.
    executes: !how.startsWith("429") && random() < 0.5,
    retryAfterMs: random() < 0.8 ? 50 : 3_000,
  };
}

/** mulberry32: the same seed makes the same plan. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
