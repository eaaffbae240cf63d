import type { Log } from "../log.ts";
import { makeMetrics } from "./metrics.ts";

const counters = {
  quoth_interactions_total: "Interactions received, by kind.",
  quoth_errors_total: "Lines logged as errors, by what they are about.",
  quoth_searches_missed_total: "Searches that found nothing.",
  quoth_daily_deliveries_total: "Final words on daily posts, by state.",
};
const kinds: Readonly<Record<number, string>> = { 2: "command", 3: "press", 4: "suggestions", 5: "modal" };

/** What the bot counts, and a log whose errors are counted. */
export function makeCounters(plainLog: Log) {
  const metrics = makeMetrics(counters);
  const log: Log = {
    ...plainLog,
    error: (message, fields) => {
      metrics.count("quoth_errors_total", { about: message });
      plainLog.error(message, fields);
    },
  };
  return {
    metrics,
    log,
    asked: (type: number) => metrics.count("quoth_interactions_total", { kind: kinds[type] ?? "other" }),
    missed: () => metrics.count("quoth_searches_missed_total"),
    delivered: (state: string) => metrics.count("quoth_daily_deliveries_total", { state }),
  };
}
