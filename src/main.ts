import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pass } from "node:timers/promises";
import { parseConfig } from "./config.ts";
import { describe, openLog } from "./log.ts";
import { runInDiscord, type Time } from "./run.ts";
import { UserError } from "./user-error.ts";

async function main(): Promise<void> {
  const config = parseConfig(process.env, existsSync(".env") ? readFileSync(".env", "utf8") : "");
  const log = openLog({
    level: config.logLevel,
    secrets: config.token === undefined ? [] : [config.token],
    now: time.now,
    write: (line) => process.stdout.write(line),
  });
  if (config.token === undefined || process.argv.includes("--preview")) {
    // Loaded when used: the bot in Discord has no need of it.
    const { runPreview } = await import("./run-preview.ts");
    const opensBrowser = process.stdout.isTTY && process.env.CI === undefined;
    return runPreview(config, log, {
      ...time,
      opensBrowser,
      say: (line) => process.stdout.write(`${line}\n`),
    });
  }
  await runInDiscord(config.token, config, log, time);
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
