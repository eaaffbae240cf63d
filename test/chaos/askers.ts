import { setTimeout as pass } from "node:timers/promises";
import type { Exchange } from "../../src/sandbox/discord/exchange.ts";
import type { Post } from "../../src/sandbox/discord/fixture.ts";
import type { Discord } from "../../src/sandbox/discord.ts";

/** Discord's patience with a first answer, and anyone's with what was deferred. */
const answerMs = 3_000;
const deferredMs = 10_000;
/** A shard is back so soon after what ran it is gone. */
export const mostDownMs = 60_000;

type Session = Discord["gateway"]["sessions"][number];

/** Readers in a channel of each shard. What has no session is not sent, as Discord does it. */
export function openAsks(discord: Discord, channels: readonly string[], random: () => number) {
  const counts = { asked: 0, answered: 0, unsent: 0, lostWithTheirProcess: 0, slowestMs: 0 };
  const failures: string[] = [];
  const exchanges: Exchange[] = [];
  const underway = new Set<Promise<void>>();
  const ask = async (shard: number): Promise<void> => {
    const heard = discord.gateway.sessions.filter((session) => session.shard[0] === shard);
    if (heard.length === 0) {
      counts.unsent += 1;
      return;
    }
    counts.asked += 1;
    // Of two that hear it any may answer the one; who claims the other answers it, or nobody.
    const isClaimed = random() < 0.2;
    const slash = isClaimed ? { name: "saved" } : { name: "quote", options: { words: "see that pink tie" } };
    const began = performance.now();
    const pending = discord.slash({ ...slash, channel: channels[shard] ?? "" });
    exchanges.push(pending.exchange);
    const outcome = await Promise.race([pending, pass(deferredMs, undefined, { ref: false })]);
    const tookMs = Math.round(performance.now() - began);
    if (outcome?.kind === "message") {
      counts.answered += 1;
      counts.slowestMs = Math.max(counts.slowestMs, tookMs);
      return;
    }
    const isTorn = ({ tornAt }: Session) => tornAt !== undefined && tornAt - began < answerMs;
    if (isClaimed ? heard.some(isTorn) : heard.every(isTorn)) counts.lostWithTheirProcess += 1;
    else
      failures.push(`/${slash.name} on shard ${shard}, heard by ${heard.length}: ${JSON.stringify(outcome)}`);
  };
  return {
    counts,
    failures,
    isFirst: (post: Post) => exchanges.some(({ original }) => original === post),
    /** Until told, and until the last has its answer. */
    keepAsking: async (perSecond: number, signal: AbortSignal) => {
      while (!signal.aborted) {
        const asked = ask(Math.floor(random() * channels.length));
        underway.add(asked);
        void asked.finally(() => underway.delete(asked));
        await pass(1_000 / perSecond);
      }
      await Promise.all(underway);
    },
  };
}

/** When which shard has no session, and whether a kill explains it. */
export function watchShards(discord: Discord, shards: number) {
  const last = new Map<number, readonly Session[]>();
  const since = new Map<number, number>();
  const down: number[] = [];
  const unexplained: string[] = [];
  let isWhole = false;
  const began = performance.now();
  const look = () => {
    const up = Map.groupBy(discord.gateway.sessions, ({ shard }) => shard[0]);
    isWhole ||= up.size === shards;
    if (!isWhole) return;
    for (let shard = 0; shard < shards; shard += 1) {
      const [now, from] = [up.get(shard), since.get(shard)];
      if (now !== undefined) {
        last.set(shard, now);
        if (from !== undefined) down.push(performance.now() - from);
        since.delete(shard);
      } else if (from === undefined) {
        since.set(shard, performance.now());
        if (!last.get(shard)?.some(({ tornAt }) => tornAt !== undefined))
          unexplained.push(
            `${Math.round((performance.now() - began) / 1_000)} s: shard ${shard} was left before another ran it`,
          );
      }
    }
  };
  const timer = setInterval(look, 20);
  return {
    down,
    unexplained,
    /** What was to take over may be gone as well: its shards have their minute from now on. */
    killed: () => {
      for (const shard of since.keys()) since.set(shard, performance.now());
    },
    /** When all are up; what is away for longer than may be does not come back. */
    whole: async () => {
      const until = performance.now() + 1.5 * mostDownMs;
      while (!(isWhole && since.size === 0)) {
        if (performance.now() > until) throw new Error(`shards stay away: ${[...since.keys()].join()}`);
        await pass(50);
      }
    },
    close: () => clearInterval(timer),
  };
}
