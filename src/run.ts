import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { makeBot } from "./bot.ts";
import type { Config } from "./config.ts";
import { type Clock, startClock } from "./daily/clock.ts";
import { makeDaily } from "./daily/manage.ts";
import { addGauges } from "./health/gauges.ts";
import { makeMetrics } from "./health/metrics.ts";
import { openHealth } from "./health/server.ts";
import { catalogueBody, loadCatalogue } from "./interaction/catalogue.ts";
import { answerOnce } from "./interaction/once.ts";
import { makeRouter } from "./interaction/router.ts";
import type { Log } from "./log.ts";
import { makeCooldown } from "./reading/cooldown.ts";
import { makeReading } from "./reading/reading.ts";
import { keepSweeping, type Swept } from "./reading/sweep.ts";
import { openStore } from "./store/open.ts";
import { keepSnapshot } from "./store/snapshot.ts";
import { openLibrary, standardSlug } from "./story/library.ts";
import { noPermission, withoutPermission } from "./story/rights.ts";
import { watchLibrary } from "./story/watch.ts";
import type { UserError } from "./user-error.ts";
import { drawPost } from "./view/daily.ts";

/** How long what is in flight may take after a signal; supervisors commonly kill after 10 seconds. */
const farewellMs = 8_000;

/** Half of the 50 requests a second that Discord takes: the other half is for the people who ask. */
const postEveryMs = 40;

const counters = {
  quoth_interactions_total: "Interactions received, by kind.",
  quoth_errors_total: "Lines logged as errors, by what they are about.",
  quoth_searches_missed_total: "Searches that found nothing.",
  quoth_daily_deliveries_total: "Final words on daily posts, by state.",
};
const kinds: Readonly<Record<number, string>> = { 2: "command", 3: "press", 4: "suggestions", 5: "modal" };

const commandsFolder = join(import.meta.dirname, "..", "commands");

/** The time, and a way to let some pass. The bot has no other clock, so that a test can hand it one of its own. */
export type Time = {
  readonly now: () => number;
  /** Resolves after that long, or when the signal says. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The bot in Discord, from its start until a signal, or until Discord ends it: that throws the UserError. */
export async function runInDiscord(token: string, config: Config, plainLog: Log, time: Time): Promise<void> {
  const metrics = makeMetrics(counters);
  const log: Log = {
    ...plainLog,
    error: (message, fields) => {
      metrics.count("quoth_errors_total", { about: message });
      plainLog.error(message, fields);
    },
  };
  const catalogue = await loadCatalogue(commandsFolder);
  // Loaded when used: the preview and the tests of parts don't need discord.js.
  const [
    { badToken, openGateway },
    { openWires, restOptions },
    { keepPublishing, publishCommands },
    { makePace, openPoster, postsRest },
    { listServers },
    { openFacts },
  ] = await Promise.all([
    import("./discord/gateway.ts"),
    import("./discord/rest.ts"),
    import("./discord/publish.ts"),
    import("./discord/posts.ts"),
    import("./discord/servers.ts"),
    import("./discord/facts.ts"),
  ]);
  const opened = await openStore(config.databaseUrl, { log, now: time.now });
  const { databaseUrl, snapshotFile: file } = config;
  const snapshot = keepSnapshot(opened, { file, databaseUrl, log });
  const { store, known } = snapshot;
  // Without the store the oldest story takes the standard one's place.
  const before = await store.standardStory().catch(() => undefined);
  const library = openLibrary(config.contentDir, { named: config.story, before });
  for (const fault of library.faults) log.warn("a story is left out", { fault });
  const keepStandard = () => {
    const slug = standardSlug(library.current());
    if (slug !== undefined) void store.setStandardStory(slug).catch(() => undefined);
  };
  keepStandard();
  let clock: Clock | undefined;
  const commandIds = new Map<string, string>();
  const storyNamed = (slug: string) => library.current().stories.find((story) => story.slug === slug);
  const daily = makeDaily({
    store,
    // Without the withdrawn: their posts are blocked, and say so.
    story: (slug) => (slug === undefined ? library.current().standard : storyNamed(slug)),
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
    chance: Math.random,
    commandIds,
    daily,
    settings: { ...store, ...known },
    readers: { ...store, ...known },
    now: time.now,
    reading: makeReading({ store, library: library.current, now: time.now }),
    askDiscord: {
      channel: (id) => openFacts(gateway.rest).channel(id),
      guildLocale: (id) => openFacts(gateway.rest).guildLocale(id),
    },
    onMissed: () => metrics.count("quoth_searches_missed_total"),
  });
  const index = () => {
    const { stories } = library.current();
    const standard = standardSlug(library.current());
    bot.warm(stories.toSorted((a, b) => Number(b.slug === standard) - Number(a.slug === standard)));
  };
  const warn = (changed?: readonly string[]) => {
    for (const { slug } of withoutPermission(library.current().stories))
      if (changed?.includes(slug) ?? true) log.warn(noPermission, { story: slug });
  };
  warn();
  const unwatch = watchLibrary(config.contentDir, library, {
    refreshed: ({ changed, faults }) => {
      log.info("stories changed", { changed });
      index();
      keepStandard();
      warn(changed);
      for (const fault of faults) log.warn("a story is faulty; its last good version stays", { fault });
    },
    failed: (error) => log.warn("the stories could not be read again; they stay as they are", { error }),
  });
  const router = makeRouter({
    catalogue,
    bot,
    log,
    reference: () => randomUUID().slice(0, 8),
    ...(config.hasCooldown ? { pacing: { cooldown: makeCooldown(time), now: time.now } } : {}),
  });
  const inFlight = new Set<Promise<void>>();
  const gateway = openGateway({
    token,
    apiUrl: config.apiUrl,
    shards: config.shards,
    log,
    onInteraction: (interaction) => {
      metrics.count("quoth_interactions_total", { kind: kinds[interaction.type] ?? "other" });
      const once = (id: string) => store.once(id, time.now());
      const work = answerOnce(interaction, { once, router, wire: wires(interaction), log }).catch(
        (error: unknown) => log.error("an interaction could not be answered", { error }),
      );
      inFlight.add(work);
      void work.finally(() => inFlight.delete(work));
    },
  });
  const wires = openWires(gateway.rest, config.apiUrl);
  addGauges(metrics, { store, clock: () => clock, now: time.now });
  const health = await openHealth({
    port: config.port,
    metrics,
    log,
    health: () => {
      const last = clock?.lastTick();
      return {
        isConnected: gateway.isConnected(),
        storeTrouble: store.trouble() === undefined ? undefined : "out of reach; the log says why",
        lastTick: last === undefined ? undefined : new Date(last).toISOString(),
      };
    },
  });
  const stopping = new AbortController();
  const stop = Promise.withResolvers<UserError | undefined>();
  // A second signal finds no listener and ends the process at once.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.resolve(undefined));
  void gateway.ended.then(stop.resolve);

  const start = async () => {
    // Connecting takes its time: whoever asks first finds the standard story indexed.
    index();
    await gateway.connect();
    const application = gateway.application();
    if (stopping.signal.aborted) return;
    clock = startClock({
      ...time,
      store,
      log,
      story: storyNamed,
      linesAt: bot.linesAt,
      draw: drawPost,
      poster: openPoster(postsRest(token, restOptions(config.apiUrl), time.now), makePace(postEveryMs, time)),
      onSettled: ({ slot, state }) => {
        metrics.count("quoth_daily_deliveries_total", { state });
        log.info("a daily post is settled", { slot, state });
      },
      onUnauthorized: () => stop.resolve(badToken()),
    });
    log.info("connected to Discord", { application, stories: library.current().stories.length });
    const publish = async () => {
      const body = catalogueBody(catalogue);
      const ids = await publishCommands(gateway.rest, application, { body, guild: config.guild, log });
      for (const [name, id] of ids) commandIds.set(name, id);
    };
    await keepPublishing(publish, log, stopping.signal);
    if (stopping.signal.aborted) return;
    log.info("ready");
    index();
    const sweep = { store, ...time, servers: () => listServers(gateway.rest), ...sweepLog(log) };
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
  } finally {
    await farewell();
    stopping.abort();
    unwatch();
    await health.close();
    await gateway.close();
    await bot.close();
    await snapshot.close();
    await store.close();
  }
  log.info("stopped");
}

function sweepLog(log: Log) {
  return {
    swept: ({ gone, back, forgotten }: Swept) => {
      if (gone + back + forgotten > 0) log.info("servers were looked through", { gone, back, forgotten });
    },
    failed: (error: unknown) =>
      log.warn("the servers could not be looked through; nothing is forgotten", { error }),
  };
}
