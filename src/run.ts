import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { APIInteraction } from "discord-api-types/v10";
import type { Config } from "./config.ts";
import type { Clock } from "./daily/clock.ts";
import type { Delivery } from "./domain/delivery.ts";
import { makeCounters } from "./health/counters.ts";
import { addGauges, healthOf } from "./health/gauges.ts";
import type { Catalogue } from "./interaction/catalogue.ts";
import type { Log } from "./log.ts";
import type { Answering } from "./run/answering.ts";
import { compileEarly } from "./run/compile-early.ts";
import { openConnection } from "./run/connection.ts";
import type { Stories } from "./run/stories.ts";
import type { OpenStore } from "./store/open.ts";
import { openWithSnapshot } from "./store/snapshot.ts";
import type { Library, Refreshed } from "./story/library.ts";
import type { UserError } from "./user-error.ts";

/** How long what is in flight may take after a signal; supervisors commonly kill after 10 seconds. */
const farewellMs = 8_000;

/** A Discord that hasn't greeted by then is so far away that most of the program loads before it does. */
const nearMs = 150;

/** Of those who asked while the program loaded the others wait no longer for the first. */
const firstMs = 500;

export const commandsFolder = join(import.meta.dirname, "..", "commands");

/** The time, and a way to let some pass. The bot has no other clock, so that a test can hand it one of its own. */
export type Time = {
  readonly now: () => number;
  /** Resolves after that long, or when the signal says. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The bot, once its commands are registered. */
export type Running = {
  readonly clock: Clock;
  readonly library: () => Library;
  /** What was wrong with the stories at the start. */
  readonly faults: readonly string[];
};

export type Run = {
  readonly token: string;
  readonly config: Config;
  readonly log: Log;
  readonly time: Time;
  /** Stops the bot. */
  readonly signal: AbortSignal;
  /** Handed in where it outlives the bot: then it stays open, and nothing is kept in a file beside it. */
  readonly store?: OpenStore;
  readonly catalogue?: Catalogue;
  /** Told how it goes; then there is no `/live`, `/ready` and `/metrics`. */
  readonly watcher?: {
    readonly ready: (running: Running) => void;
    readonly settled: (delivery: Delivery) => void;
    readonly refreshed: (what: Refreshed) => void;
  };
};

/** The bot in Discord, from its start until the signal, or until Discord ends it: that throws the UserError. */
export async function runInDiscord(run: Run): Promise<void> {
  const { token, config, time, watcher } = run;
  const { log, metrics, ...counters } = makeCounters(run.log);
  // Loaded when used: the tests of parts don't need discord.js, and the sandbox's page is there before it.
  const [{ badToken }, { watchRequests }] = await Promise.all([
    import("./discord/gateway.ts"),
    import("./discord/rest.ts"),
  ]);
  const held = run.store && { store: run.store, known: run.store, close: async () => undefined };
  const { store, known, close } = held ?? (await openWithSnapshot({ ...config, log, now: time.now }));
  let clock: Clock | undefined;
  let answering: Answering | undefined;
  let stories: Stories | undefined;
  /** What Discord sends before there is somebody to answer it. */
  const early: APIInteraction[] = [];
  let isWhole = false;
  const onInteraction = (interaction: APIInteraction) => {
    if (isWhole) answering?.take(interaction);
    else early.push(interaction);
  };
  const gateway = await openConnection({ config, token, log, onInteraction, sleep: time.sleep });
  watchRequests(gateway.rest, counters.requests);
  const state = () => healthOf({ isConnected: gateway.isConnected(), store, clock });
  const stopping = new AbortController();
  const stop = Promise.withResolvers<UserError | undefined>();
  if (run.signal.aborted) stop.resolve(undefined);
  run.signal.addEventListener("abort", () => stop.resolve(undefined), { once: true });
  void gateway.ended.then(stop.resolve);

  const load = async () => {
    compileEarly();
    const [{ openStories }, { makeAnswering }] = await Promise.all([
      import("./run/stories.ts"),
      import("./run/answering.ts"),
    ]);
    const opened = await openStories({
      ...{ config, store, log, now: time.now },
      warm: (all) => answering?.bot.warm(all),
      refreshed: (what) => watcher?.refreshed(what),
      uploaded: counters.uploaded,
      wake: () => clock?.wake(),
    });
    stories = opened;
    const made = makeAnswering({
      ...{ run, commandsFolder, log, counters, store, known, gateway, stories },
      clock: () => clock,
    });
    answering = made;
    const caches = { cards: made.cards.usage, stories: opened.catalog.usage };
    addGauges(metrics, { store, clock: () => clock, now: time.now, shards: gateway.shards, caches });
    const takeEarly = async () => {
      for (const interaction of early.splice(0)) {
        try {
          await made.loadFor(interaction);
          made.take(interaction);
        } catch (error) {
          log.error("an event of Discord's could not be handled", { event: "interaction", error });
        }
      }
    };
    // Whoever asked meanwhile is heard, and answered before the commands that nobody asked for are loaded.
    await breathe();
    await takeEarly();
    // Connecting takes its time: the first asker finds the standard story indexed.
    opened.index();
    if (made.inFlight.size > 0)
      await Promise.race([Promise.allSettled(made.inFlight), time.sleep(firstMs, stopping.signal)]);
    await made.loadAll();
    isWhole = true;
    await takeEarly();
    return { made, opened };
  };
  let loading: ReturnType<typeof load> | undefined;
  const start = async () => {
    const connected = gateway.connect();
    // Loading holds everything else up. Where Discord is near it is told first who this is; where its greeting takes
    // longer, there is time until then.
    await Promise.race([connected, gateway.greeted, time.sleep(nearMs, stopping.signal)]);
    if (stopping.signal.aborted) return;
    loading = load();
    const [{ made, opened }] = await Promise.all([loading, connected]);
    const { library } = opened;
    const application = gateway.application();
    const startClock = await made.loadClock();
    if (stopping.signal.aborted) return;
    clock = startClock({
      onSettled: (delivery) => {
        const { slot, state } = delivery;
        counters.delivered(delivery);
        log.info("a daily post is settled", { slot, state });
        watcher?.settled(delivery);
      },
      onUnauthorized: () => stop.resolve(badToken()),
    });
    opened.tellChapters();
    log.info("connected to Discord", { application, stories: library.current().stories.length });
    // What was asked meanwhile comes first: the commands are compared in all languages, which takes 40 ms.
    await breathe();
    await Promise.allSettled(made.inFlight);
    await made.check();
    await made.publish(application, stopping.signal);
    if (stopping.signal.aborted) return;
    log.info("ready");
    watcher?.ready({ clock, library: library.current, faults: library.faults });
    const { keepUp } = await import("./run/upkeep.ts");
    const { rest, isConnected: isReady } = gateway;
    keepUp({ run, store, rest, isReady, log, signal: stopping.signal });
  };
  start().catch((error: unknown) => stop.reject(error));
  // Not waited for: the bot runs without it too.
  const health = watcher
    ? undefined
    : import("./health/server.ts").then(({ openHealth }) =>
        openHealth({ host: config.healthHost, port: config.port, metrics, log, health: state }),
      );

  const farewell = async () => {
    const isLate = new AbortController();
    const rest = Promise.allSettled([...(answering?.inFlight ?? []), clock?.close()]);
    await Promise.race([rest, time.sleep(farewellMs, isLate.signal)]);
    isLate.abort();
  };
  try {
    const reason = await stop.promise;
    if (reason !== undefined) throw reason;
    log.info("stopping", { inFlight: answering?.inFlight.size ?? 0 });
    await gateway.drain();
  } finally {
    await farewell();
    stopping.abort();
    // What is half loaded would go on, and keep the process.
    await loading?.catch(() => undefined);
    await stories?.close();
    await (await health)?.close();
    await gateway.close();
    await answering?.bot.close();
    await close();
  }
  log.info("stopped");
}
