import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { makeBot } from "./bot.ts";
import type { Config } from "./config.ts";
import { type Clock, startClock } from "./daily/clock.ts";
import { makeDaily } from "./daily/manage.ts";
import { answer } from "./interaction/answer.ts";
import { catalogueBody, loadCatalogue } from "./interaction/catalogue.ts";
import { makeRouter } from "./interaction/router.ts";
import type { Log } from "./log.ts";
import type { Refusal } from "./refusal.ts";
import { openStore } from "./store/open.ts";
import { openLibrary } from "./story/library.ts";
import { watchLibrary } from "./story/watch.ts";

/** How long what is in flight may take after a signal; supervisors commonly kill after 10 seconds. */
const farewellMs = 8_000;

/** Half of the 50 requests a second that Discord takes: the other half is for the people who ask. */
const postEveryMs = 40;

const commandsFolder = join(import.meta.dirname, "..", "commands");

/** The time, and a way to let some pass. The bot has no other clock, so that a test can hand it one of its own. */
export type Time = {
  readonly now: () => number;
  /** Resolves after that long, or when the signal says. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The bot in Discord, from its start until a signal, or until Discord ends it: that throws the Refusal. */
export async function runInDiscord(token: string, config: Config, log: Log, time: Time): Promise<void> {
  const library = openLibrary(config.contentDir, config.story);
  const catalogue = await loadCatalogue(commandsFolder);
  // Loaded when used: the preview and the tests of parts don't need discord.js.
  const [
    { badToken, openGateway },
    { openWires, restOptions },
    { keepPublishing, publishCommands },
    { makePace, openPoster, postsRest },
  ] = await Promise.all([
    import("./discord/gateway.ts"),
    import("./discord/rest.ts"),
    import("./discord/publish.ts"),
    import("./discord/posts.ts"),
  ]);
  const store = await openStore(config.databaseUrl, { log, now: time.now });
  let clock: Clock | undefined;
  const commandIds = new Map<string, string>();
  const daily = makeDaily({
    store,
    story: (slug) => bot.story(slug),
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
  });
  const unwatch = watchLibrary(config.contentDir, library, {
    refreshed: ({ changed, faults }) => {
      log.info("stories changed", { changed });
      for (const fault of faults) log.warn("a story is faulty; its last good version stays", { fault });
    },
    failed: (error) => log.warn("the stories could not be read again; they stay as they are", { error }),
  });
  const router = makeRouter({ catalogue, bot, log, reference: () => randomUUID().slice(0, 8) });
  const inFlight = new Set<Promise<void>>();
  const gateway = openGateway({
    token,
    apiUrl: config.apiUrl,
    log,
    onInteraction: (interaction) => {
      const work = answer(interaction, { router, wire: wires(interaction), log }).finally(() =>
        inFlight.delete(work),
      );
      inFlight.add(work);
    },
  });
  const wires = openWires(gateway.rest, config.apiUrl);
  const stopping = new AbortController();
  const stop = Promise.withResolvers<Refusal | undefined>();
  // A second signal finds no listener and ends the process at once.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.resolve(undefined));
  void gateway.ended.then(stop.resolve);

  const start = async () => {
    await gateway.connect();
    const application = gateway.application();
    if (stopping.signal.aborted) return;
    clock = startClock({
      ...time,
      store,
      log,
      story: (slug) => library.current().stories.find((story) => story.slug === slug),
      poster: openPoster(postsRest(token, restOptions(config.apiUrl)), makePace(postEveryMs, time)),
      onSettled: ({ slot, state }) => log.info("a daily post is settled", { slot, state }),
      onUnauthorized: () => stop.resolve(badToken()),
    });
    log.info("connected to Discord", { application, stories: library.current().stories.length });
    const publish = async () => {
      const body = catalogueBody(catalogue);
      const ids = await publishCommands(gateway.rest, application, { body, guild: config.guild, log });
      for (const [name, id] of ids) commandIds.set(name, id);
    };
    await keepPublishing(publish, log, stopping.signal);
    if (!stopping.signal.aborted) log.info("ready");
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
    await gateway.close();
    await bot.close();
    await store.close();
  }
  log.info("stopped");
}
