import type { Clock } from "../daily/clock.ts";
import type { OpenStore } from "../store/open.ts";
import type { Metrics } from "./metrics.ts";
import type { Health } from "./server.ts";

/** How often something was found in memory, and what that memory holds. */
export type CacheUse = { readonly hits: number; readonly misses: number; readonly bytes: number };

/** What is read when somebody asks for the metrics. */
export function addGauges(
  metrics: Metrics,
  parts: {
    readonly store: OpenStore;
    readonly clock: () => Clock | undefined;
    readonly now: () => number;
    readonly shards: () => readonly {
      readonly id: number;
      readonly isUp: boolean;
      readonly lagMs?: number;
    }[];
    readonly caches: Readonly<Record<string, () => CacheUse>>;
  },
): void {
  const { store, clock, now, shards } = parts;
  const caches = Object.entries(parts.caches);
  metrics.gauge("quoth_store_up", "Whether the last call to the store succeeded.", () =>
    store.unavailable() === undefined ? 1 : 0,
  );
  metrics.gauge("quoth_daily_last_tick_seconds", "When the daily clock last asked the store.", () => {
    const last = clock()?.lastTick();
    return last === undefined ? undefined : last / 1_000;
  });
  metrics.gauge("quoth_daily_in_flight", "Daily posts under way.", () => clock()?.inFlight());
  metrics.gauge("quoth_daily_subscriptions", "Daily posts of all servers, by state.", async () =>
    Object.entries((await store.counts(now())).subscriptions).map(([state, value]) => ({
      labels: { state },
      value,
    })),
  );
  metrics.gauge("quoth_daily_due", "Due and not yet taken up.", async () => (await store.counts(now())).due);
  metrics.gauge("quoth_shard_up", "Whether a shard of this process has its session with Discord.", () =>
    shards().map(({ id, isUp }) => ({ labels: { shard: String(id) }, value: isUp ? 1 : 0 })),
  );
  metrics.gauge("quoth_shard_lag_seconds", "How long Discord took to answer a shard's last heartbeat.", () =>
    shards().flatMap(({ id, lagMs }) =>
      lagMs === undefined ? [] : [{ labels: { shard: String(id) }, value: lagMs / 1_000 }],
    ),
  );
  metrics.counter(
    "quoth_cache_reads_total",
    "Reads of what is kept in memory, by whether it was there.",
    () =>
      caches.flatMap(([cache, use]) => [
        { labels: { cache, result: "hit" }, value: use().hits },
        { labels: { cache, result: "miss" }, value: use().misses },
      ]),
  );
  metrics.gauge("quoth_cache_bytes", "What is kept in memory.", () =>
    caches.map(([cache, use]) => ({ labels: { cache }, value: use().bytes })),
  );
  metrics.gauge("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
  metrics.counter("process_cpu_seconds_total", "Processor time.", () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  });
  metrics.gauge("process_start_time_seconds", "When the process started.", () =>
    Math.round((now() - process.uptime() * 1_000) / 1_000),
  );
}

export function healthOf(parts: {
  readonly isConnected: boolean;
  readonly store: OpenStore;
  readonly clock: Clock | undefined;
}): Health {
  const last = parts.clock?.lastTick();
  return {
    isConnected: parts.isConnected,
    storeUnavailable: parts.store.unavailable() === undefined ? undefined : "out of reach; the log says why",
    lastTick: last === undefined ? undefined : new Date(last).toISOString(),
  };
}
