import type { Clock } from "../daily/clock.ts";
import type { OpenStore } from "../store/open.ts";
import type { Metrics } from "./metrics.ts";
import type { Health } from "./server.ts";

/** What is read when somebody asks for the metrics. */
export function addGauges(
  metrics: Metrics,
  parts: { readonly store: OpenStore; readonly clock: () => Clock | undefined; readonly now: () => number },
): void {
  const { store, clock, now } = parts;
  metrics.gauge("quoth_store_up", "Whether the last call to the store succeeded.", () =>
    store.trouble() === undefined ? 1 : 0,
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
  metrics.gauge("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
}

export function healthOf(parts: {
  readonly isConnected: boolean;
  readonly store: OpenStore;
  readonly clock: Clock | undefined;
}): Health {
  const last = parts.clock?.lastTick();
  return {
    isConnected: parts.isConnected,
    storeTrouble: parts.store.trouble() === undefined ? undefined : "out of reach; the log says why",
    lastTick: last === undefined ? undefined : new Date(last).toISOString(),
  };
}
