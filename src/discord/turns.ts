import { once } from "node:events";
import type { Leases } from "../store/leases.ts";

/** Of each bucket of shards Discord lets one begin a session in five seconds; what it hears may have been under way for a while. */
const apartMs = 5_500;
/** Until what was begun has left this process. */
const begunMs = 250;
const askedAnewMs = 500;

/** Whose turn it is to begin a session, over all processes, also where Discord has declared one invalid. */
export function makeTurns(parts: {
  readonly leases: Leases;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly stopped: AbortSignal;
}) {
  const { leases, sleep, stopped } = parts;
  /** A lease is a process's: its own shards stand in a line. */
  const lines = new Map<number, Promise<void>>();
  let concurrency = 1;

  /** Who has the lease waits first: whoever had it before may have begun a session and ended that moment. */
  const untilTurn = async (bucket: number, signal: AbortSignal): Promise<void> => {
    const isOurs = () =>
      leases
        .all()
        .then((all) => all.some((one) => one.kind === "identify" && one.number === bucket && one.isMine));
    const isOver = AbortSignal.any([signal, stopped]);
    while (!isOver.aborted) {
      // While the database is away nobody can know, and what is connected stays so.
      if (await leases.take("identify", bucket).catch(() => false)) {
        await sleep(apartMs, isOver);
        if (!isOver.aborted && (await isOurs().catch(() => false))) return;
      } else await sleep(askedAnewMs, isOver);
    }
    // To a turn that fails discord.js answers by connecting anew, for ever. A process that stops lets its shards wait to be closed.
    if (!signal.aborted) await once(signal, "abort");
    throw signal.reason;
  };

  return {
    /** How many buckets there are. */
    use: (buckets: number) => {
      concurrency = Math.max(1, buckets);
    },
    /** How long so many sessions take to begin, where nobody else begins any. */
    lastMs: (sessions: number) => Math.ceil(sessions / concurrency) * (apartMs + begunMs + askedAnewMs),
    take: (shard: number, signal: AbortSignal): Promise<void> => {
      const bucket = shard % concurrency;
      const turn = Promise.withResolvers<void>();
      const stand = async () => {
        try {
          await untilTurn(bucket, signal);
          turn.resolve();
          await sleep(begunMs, stopped);
        } catch (error) {
          turn.reject(error);
        }
        await leases.release("identify", bucket).catch(() => undefined);
      };
      lines.set(bucket, (lines.get(bucket) ?? Promise.resolve()).then(stand));
      return turn.promise;
    },
  };
}
