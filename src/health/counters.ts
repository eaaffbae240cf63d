import type { Delivery, DeliveryState } from "../domain/delivery.ts";
import type { Log } from "../log.ts";
import { makeMetrics } from "./metrics.ts";

const counters = {
  quoth_interactions_total: "Interactions received, by kind.",
  quoth_errors_total: "Lines logged as errors, by what they are about.",
  quoth_searches_missed_total: "Searches that found nothing.",
  quoth_daily_deliveries_total: "Final words on daily posts, by state.",
  quoth_discord_errors_total: "Requests that Discord refused or did not answer, by its code.",
  quoth_discord_waits_total: "Requests that waited for one of Discord's rate limits.",
  quoth_uploads_total: "Files that servers brought, by what became of them.",
};
const histograms = {
  quoth_answer_seconds: {
    help: "From an interaction's arrival to Discord's word that it has the first answer, by command, kind and outcome.",
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3, 5, 10],
  },
  quoth_daily_lateness_seconds: {
    help: "How long after their time daily posts were posted.",
    buckets: [1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 21_600],
  },
};
const kinds: Readonly<Record<number, string>> = { 2: "command", 3: "press", 4: "suggestions", 5: "modal" };
const states: readonly DeliveryState[] = ["posted", "skipped", "missed", "uncertain"];

/** What the bot counts, and a log whose errors are counted. */
export function makeCounters(plainLog: Log) {
  const metrics = makeMetrics(counters, histograms);
  // What an alert waits for must be known before it happens: Prometheus sees no rise in a series that has just begun.
  metrics.count("quoth_errors_total", { about: "fault" }, 0);
  for (const state of states) metrics.count("quoth_daily_deliveries_total", { state }, 0);
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
    answered: (type: number, command: string, outcome: string, seconds: number) =>
      metrics.observe("quoth_answer_seconds", { command, kind: kinds[type] ?? "other", outcome }, seconds),
    missed: () => metrics.count("quoth_searches_missed_total"),
    delivered: ({ state, settledAt, dueAt }: Delivery) => {
      metrics.count("quoth_daily_deliveries_total", { state });
      if (state === "posted")
        metrics.observe("quoth_daily_lateness_seconds", {}, Math.max(0, settledAt - dueAt) / 1_000);
    },
    uploaded: (outcome: string) => metrics.count("quoth_uploads_total", { outcome }),
    requests: {
      refused: (code: string) => metrics.count("quoth_discord_errors_total", { code }),
      waited: () => metrics.count("quoth_discord_waits_total"),
    },
  };
}
