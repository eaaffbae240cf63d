import type { Config } from "../config.ts";
import type { Catalogue } from "../interaction/catalogue.ts";
import type { Log } from "../log.ts";
import type { Run, Running, Time } from "../run.ts";
import type { OpenStore } from "../store/open.ts";

/** The bot itself, with all that is between it and Discord; its store outlives a restart. */
export function startProgram(parts: {
  readonly run: (run: Run) => Promise<void>;
  readonly config: Config;
  readonly catalogue: Catalogue;
  readonly token: string;
  readonly apiUrl: string;
  readonly store: OpenStore;
  readonly log: Log;
  readonly time: Time;
  readonly watcher: Omit<NonNullable<Run["watcher"]>, "ready">;
}) {
  const { run, token, store, log, time } = parts;
  const ended = Promise.withResolvers<void>();
  const start = (catalogue: Catalogue, story: string | undefined) => {
    const ready = Promise.withResolvers<Running>();
    // Callers learn of it by `ended`.
    ready.promise.catch(() => undefined);
    const stopping = new AbortController();
    const { apiUrl } = parts;
    const running = run({
      token,
      config: { ...parts.config, story, apiUrl, guild: undefined, shards: undefined, hasCooldown: false },
      log,
      time,
      store,
      catalogue,
      signal: stopping.signal,
      watcher: { ...parts.watcher, ready: ready.resolve },
    });
    running.catch((error: unknown) => {
      ready.reject(error);
      ended.reject(error);
    });
    const stop = async () => {
      // A bot in the middle of its start has half-open connections: it is let in first.
      await ready.promise.catch(() => undefined);
      stopping.abort();
      await running;
    };
    return { ready: ready.promise, stop };
  };

  let current = start(parts.catalogue, parts.config.story);
  return {
    /** The bot, as soon as it answers. */
    ready: () => current.ready,
    /** Stops it, and starts it anew with these commands and this standard story. */
    restart: async (catalogue: Catalogue, story: string | undefined) => {
      const before = current;
      const next = Promise.withResolvers<Running>();
      // A caller in between waits for the bot that comes.
      current = { ready: next.promise, stop: before.stop };
      await before.stop();
      current = start(catalogue, story);
      next.resolve(current.ready);
      await current.ready;
    },
    /** Rejects when the bot has ended by itself. */
    ended: ended.promise,
    close: async () => {
      await current.stop().catch(() => undefined);
      ended.resolve();
    },
  };
}
