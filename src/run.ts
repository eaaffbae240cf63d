import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { makeBot } from "./bot.ts";
import { openCards } from "./card/cards.ts";
import type { Config } from "./config.ts";
import { type Clock, startClock } from "./daily/clock.ts";
import type { MoveLimit } from "./daily/follow.ts";
import { makeDaily } from "./daily/manage.ts";
import type { Delivery } from "./domain/delivery.ts";
import { makeCounters } from "./health/counters.ts";
import { addGauges, healthOf } from "./health/gauges.ts";
import { keepBeating } from "./health/heartbeat.ts";
import { openHealth } from "./health/server.ts";
import { type Catalogue, catalogueBody, loadCatalogue } from "./interaction/catalogue.ts";
import { makeRouter } from "./interaction/router.ts";
import type { Log } from "./log.ts";
import { personIn } from "./owner.ts";
import { makeCooldown } from "./reading/cooldown.ts";
import { makeReading } from "./reading/reading.ts";
import { keepSweeping, type Swept } from "./reading/sweep.ts";
import { makeAnswers } from "./run/answers.ts";
import { openConnection } from "./run/connection.ts";
import { dailyDraw } from "./run/daily-draw.ts";
import { dailyStories } from "./run/daily-stories.ts";
import { openStories } from "./run/stories.ts";
import type { OpenStore } from "./store/open.ts";
import { openWithSnapshot } from "./store/snapshot.ts";
import type { Library, Refreshed } from "./story/library.ts";
import type { UserError } from "./user-error.ts";

/** How long what is in flight may take after a signal; supervisors commonly kill after 10 seconds. */
const farewellMs = 8_000;

/** Half of the 50 requests a second that Discord takes: the other half is for the people who ask. */
const postEveryMs = 40;

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
  const catalogue = run.catalogue ?? (await loadCatalogue(commandsFolder));
  // Loaded when used: the tests of parts don't need discord.js, and the sandbox's page is there before it.
  const [
    { badToken },
    { openWires, restOptions, watchRequests },
    { keepPublishing, publishCommands },
    { makePace, openPoster, postsRest },
    { listServers },
    { forumTags, openFacts },
  ] = await Promise.all([
    import("./discord/gateway.ts"),
    import("./discord/rest.ts"),
    import("./discord/publish.ts"),
    import("./discord/posts.ts"),
    import("./discord/servers.ts"),
    import("./discord/facts.ts"),
  ]);
  const held = run.store && { store: run.store, known: run.store, close: async () => undefined };
  const { store, known, close } = held ?? (await openWithSnapshot({ ...config, log, now: time.now }));
  let clock: Clock | undefined;
  const { library, catalog, own, index, ...stories } = await openStories({
    config,
    store,
    log,
    now: time.now,
    warm: (all) => bot.warm(all),
    refreshed: (what) => watcher?.refreshed(what),
    uploaded: counters.uploaded,
    wake: () => clock?.wake(),
  });
  const cards = openCards();
  const storyOf = dailyStories(library.current, catalog);
  const commandIds = new Map<string, string>();
  const moveLimit: MoveLimit = async ({ guildId, settings }, story, passage, how) => {
    const { channelId, follows = "server" } = settings;
    const readerId = personIn(guildId);
    if (readerId !== undefined) return bot.reading?.places.reach(readerId, story, passage, time.now());
    const known = how === "on" ? await bot.rules?.at(guildId, channelId) : undefined;
    const rule = follows === "channel" ? known?.channel : known?.server;
    if ((rule?.lasts.get(story.slug) ?? 0) > passage.number) return;
    await bot.rules?.setLimit({ guildId, ...(follows === "channel" ? { channelId } : {}) }, story, passage);
  };
  const daily = makeDaily({
    moveLimit,
    forumTags: (id) => forumTags(gateway.rest, id),
    store,
    story: storyOf,
    linesAt: (where, story) => bot.linesAt(where, story),
    log,
    now: time.now,
    newId: () => randomBytes(7).toString("base64url"),
    wake: () => clock?.wake(),
  });
  const bot = makeBot({
    get library() {
      return library.current();
    },
    catalog,
    own,
    cards,
    chance: Math.random,
    commandIds,
    daily,
    settings: { ...store, ...known },
    readers: { ...store, ...known },
    now: time.now,
    reading: makeReading({ store, library: library.current, named: catalog.named, now: time.now }),
    askDiscord: {
      channel: (id) => openFacts(gateway.rest).channel(id),
      guildLocale: (id) => openFacts(gateway.rest).guildLocale(id),
    },
    onMissed: counters.missed,
  });
  const router = makeRouter({
    catalogue,
    bot,
    log,
    reference: () => randomUUID().slice(0, 8),
    ...(config.hasCooldown ? { pacing: { cooldown: makeCooldown(time), now: time.now } } : {}),
  });
  const wire: ReturnType<typeof openWires> = (interaction) => wires(interaction);
  const { take, inFlight } = makeAnswers({ catalogue, router, wire, store, now: time.now, counters, log });
  const { apiUrl } = config;
  const gateway = await openConnection({ config, token, log, onInteraction: take, sleep: time.sleep });
  watchRequests(gateway.rest, counters.requests);
  const wires = openWires(gateway.rest, apiUrl, counters.requests);
  const caches = { cards: cards.usage, stories: catalog.usage };
  addGauges(metrics, { store, clock: () => clock, now: time.now, shards: gateway.shards, caches });
  const state = () => healthOf({ isConnected: gateway.isConnected(), store, clock });
  const health = watcher
    ? undefined
    : await openHealth({ host: config.healthHost, port: config.port, metrics, log, health: state });
  const stopping = new AbortController();
  const stop = Promise.withResolvers<UserError | undefined>();
  if (run.signal.aborted) stop.resolve(undefined);
  run.signal.addEventListener("abort", () => stop.resolve(undefined), { once: true });
  void gateway.ended.then(stop.resolve);

  const start = async () => {
    // Connecting takes its time: the first asker finds the standard story indexed.
    index();
    await gateway.connect();
    const application = gateway.application();
    if (stopping.signal.aborted) return;
    const posts = watchRequests(postsRest(token, restOptions(apiUrl), time.now), counters.requests);
    clock = startClock({
      ...time,
      store,
      log,
      story: storyOf,
      linesAt: bot.linesAt,
      moveLimit,
      draw: dailyDraw(bot, log),
      poster: openPoster(posts, makePace(postEveryMs, time)),
      onSettled: (delivery) => {
        const { slot, state } = delivery;
        counters.delivered(delivery);
        log.info("a daily post is settled", { slot, state });
        watcher?.settled(delivery);
      },
      onUnauthorized: () => stop.resolve(badToken()),
    });
    stories.tellChapters();
    log.info("connected to Discord", { application, stories: library.current().stories.length });
    const publish = async () => {
      const body = catalogueBody(catalogue);
      const ids = await publishCommands(gateway.rest, application, { body, guild: config.guild, log });
      for (const [name, id] of ids) commandIds.set(name, id);
    };
    await keepPublishing(publish, log, stopping.signal);
    if (stopping.signal.aborted) return;
    log.info("ready");
    const { heartbeatUrl } = config;
    if (heartbeatUrl !== undefined && watcher === undefined)
      void keepBeating({ url: heartbeatUrl, isReady: gateway.isConnected, log, ...time }, stopping.signal);
    watcher?.ready({ clock, library: library.current, faults: library.faults });
    index();
    const sweep = {
      store,
      ...time,
      servers: () => listServers(gateway.rest),
      swept: ({ gone, back, forgotten }: Swept) => {
        if (gone + back + forgotten > 0) log.info("servers were looked through", { gone, back, forgotten });
      },
      failed: (error: unknown) =>
        log.warn("the servers could not be looked through; nothing is forgotten", { error }),
    };
    void keepSweeping(sweep, stopping.signal);
  };
  start().catch((error: unknown) => stop.reject(error));

  const farewell = async () => {
    const isLate = new AbortController();
    const rest = Promise.allSettled([...inFlight, clock?.close()]);
    await Promise.race([rest, time.sleep(farewellMs, isLate.signal)]);
    isLate.abort();
  };
  try {
    const reason = await stop.promise;
    if (reason !== undefined) throw reason;
    log.info("stopping", { inFlight: inFlight.size });
    await gateway.drain();
  } finally {
    await farewell();
    stopping.abort();
    await stories.close();
    await health?.close();
    await gateway.close();
    await bot.close();
    await close();
  }
  log.info("stopped");
}
