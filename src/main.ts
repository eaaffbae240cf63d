import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pass } from "node:timers/promises";
import { type Config, parseConfig } from "./config.ts";
import { describe, type Log, openLog } from "./log.ts";
import { commandsFolder, runInDiscord, type Time } from "./run.ts";
import { UserError } from "./user-error.ts";

async function main(): Promise<void> {
  const config = parseConfig(process.env, existsSync(".env") ? readFileSync(".env", "utf8") : "");
  const { token, logLevel, heartbeatUrl } = config;
  const isSandbox = token === undefined || process.argv.includes("--preview");
  const log = openLog({
    // In the sandbox the page says what happens.
    level: isSandbox && logLevel === "info" ? "error" : logLevel,
    secrets: [token, heartbeatUrl].filter((secret) => secret !== undefined),
    now: time.now,
    write: (line) => process.stdout.write(line),
  });
  const stopping = new AbortController();
  // A second signal finds no listener and ends the process at once.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopping.abort());
  if (isSandbox) await runSandbox(config, log, stopping.signal);
  else await runInDiscord({ token, config, log, time, signal: stopping.signal });
}

/** The same bot, in a Discord on this machine. */
async function runSandbox(config: Config, log: Log, signal: AbortSignal): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const { openBrowser, sandbox } = await openSandbox(config, log, say).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") throw error;
    throw new UserError(
      "token",
      "DISCORD_TOKEN is missing, and what the bot runs in without one is not installed: npm ci, without --omit=dev, brings it.",
    );
  });
  say(`Quoth is here to try: ${sandbox.url}`);
  say("Set DISCORD_TOKEN to run it in Discord instead; README.md says how. Ctrl-C stops.");
  if (process.stdout.isTTY && process.env.CI === undefined) openBrowser(sandbox.url, process.platform);
  signal.addEventListener("abort", () => void sandbox.close(), { once: true });
  await sandbox.ended.finally(sandbox.close);
}

/** Loaded when used: the bot in Discord starts without it; a container leaves it out, a light install what it needs. */
async function openSandbox(config: Config, log: Log, say: (line: string) => void) {
  const { openBrowser, openSandbox } = await import("./sandbox/sandbox.ts");
  const sandbox = await openSandbox({
    ...{ config, log, time, say, commandsFolder },
    run: runInDiscord,
    load: async (version) => {
      const { loadCatalogue } = await import("./interaction/catalogue.ts");
      return loadCatalogue(commandsFolder, version);
    },
    codeFolder: import.meta.dirname,
  });
  return { openBrowser, sandbox };
}

const time: Time = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    // Woken before its time is as good.
    await pass(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};

/** Only what `describe` lets through: a raw error of discord.js shows the token, the interaction's token and the user's words. */
function complain(error: unknown): void {
  const words = error instanceof UserError ? error.message : JSON.stringify(describe(error));
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

process.on("uncaughtException", (error) => {
  complain(error);
  process.exit(1);
});
await main().catch(complain);
// All is closed by now but discord.js, which goes on connecting when it was told to end between two tries.
process.exit();
