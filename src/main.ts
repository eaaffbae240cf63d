import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeBot } from "./bot.ts";
import { type Config, parseConfig } from "./config.ts";
import { answer } from "./interaction/answer.ts";
import { catalogueBody, loadCatalogue } from "./interaction/catalogue.ts";
import { makeRouter } from "./interaction/router.ts";
import { type Log, openLog } from "./log.ts";
import { Refusal } from "./refusal.ts";
import { loadLibrary } from "./story/library.ts";

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
  const library = loadLibrary(config.contentDir, config.story);
  const catalogue = await loadCatalogue(commandsFolder);
  // Loaded when used: the preview and the tests of parts don't need discord.js.
  const [{ openGateway }, { openWires }, { publishCommands }] = await Promise.all([
    import("./discord/gateway.ts"),
    import("./discord/rest.ts"),
    import("./discord/publish.ts"),
  ]);
  const commandIds = new Map<string, string>();
  const bot = makeBot({ library, chance: Math.random, commandIds });
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
  await gateway.connect();
  const application = gateway.application();
  log.info("connected to Discord", { application, stories: library.stories.length });
  const ids = await publishCommands(gateway.rest, application, {
    body: catalogueBody(catalogue),
    guild: config.guild,
    log,
  });
  for (const [name, id] of ids) commandIds.set(name, id);
  log.info("ready", { commands: ids.size });

  const stop = Promise.withResolvers<Refusal | undefined>();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.resolve(undefined));
  void gateway.ended.then(stop.resolve);
  const reason = await stop.promise;
  log.info("stopping", { inFlight: inFlight.size });
  await Promise.race([
    Promise.allSettled(inFlight),
    new Promise((resolve) => setTimeout(resolve, farewellMs).unref()),
  ]);
  await gateway.close();
  await bot.close();
  if (reason !== undefined) throw reason;
  log.info("stopped");
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
