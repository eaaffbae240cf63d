import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeBot } from "./bot.ts";
import { type Config, parseConfig } from "./config.ts";
import { answer } from "./interaction/answer.ts";
import { catalogueBody, loadCatalogue } from "./interaction/catalogue.ts";
import { makeRouter } from "./interaction/router.ts";
import { describe, type Log, openLog } from "./log.ts";
import { Refusal } from "./refusal.ts";
import { openLibrary } from "./story/library.ts";
import { watchLibrary } from "./story/watch.ts";

/** How long what is in flight may take after a signal; supervisors commonly kill after 10 seconds. */
const farewellMs = 8_000;

const commandsFolder = join(import.meta.dirname, "..", "commands");

async function main(): Promise<void> {
  const config = parseConfig(process.env, existsSync(".env") ? readFileSync(".env", "utf8") : "");
  const log = openLog({
    level: config.logLevel,
    secrets: config.token === undefined ? [] : [config.token],
    now: () => Date.now(),
    write: (line) => process.stdout.write(line),
  });
  if (config.token === undefined)
    throw new Refusal(
      "token",
      "DISCORD_TOKEN is not set. Write it into .env; README.md says where it comes from.",
    );
  await runInDiscord(config.token, config, log);
}

async function runInDiscord(token: string, config: Config, log: Log): Promise<void> {
  const library = openLibrary(config.contentDir, config.story);
  const catalogue = await loadCatalogue(commandsFolder);
  // Loaded when used: the preview and the tests of parts don't need discord.js.
  const [{ openGateway }, { openWires }, { keepPublishing, publishCommands }] = await Promise.all([
    import("./discord/gateway.ts"),
    import("./discord/rest.ts"),
    import("./discord/publish.ts"),
  ]);
  const commandIds = new Map<string, string>();
  const bot = makeBot({
    get library() {
      return library.current();
    },
    chance: Math.random,
    commandIds,
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

  try {
    const reason = await stop.promise;
    if (reason !== undefined) throw reason;
    log.info("stopping", { inFlight: inFlight.size });
    const farewell = setTimeout(() => stopping.abort(), farewellMs);
    await Promise.race([Promise.allSettled(inFlight), once(stopping.signal, "abort")]);
    clearTimeout(farewell);
  } finally {
    stopping.abort();
    unwatch();
    await gateway.close();
    await bot.close();
  }
  log.info("stopped");
}

/** Only what `describe` lets through: a raw error of discord.js shows the token, the interaction's token and the user's words. */
function complain(error: unknown): void {
  const words = error instanceof Refusal ? error.message : JSON.stringify(describe(error));
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

process.on("uncaughtException", (error) => {
  complain(error);
  process.exit(1);
});
await main().catch(complain);
