import { join, resolve } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import type { Command } from "../../src/command.ts";
import { parseConfig } from "../../src/config.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { openLog } from "../../src/log.ts";
import { commandsFolder, runInDiscord } from "../../src/run.ts";
import type { Discord, DiscordOptions } from "../../src/sandbox/discord.ts";
import { openSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";

const root = resolve(import.meta.dirname, "..", "..");

export type Options = {
  readonly contentDir?: string;
  readonly commandsDir?: string;
  /** Beside those of the folder. */
  readonly commands?: Readonly<Record<string, Command>>;
  readonly codeDir?: string;
  readonly port?: number;
  readonly discord?: DiscordOptions;
  readonly now?: () => number;
};
export type Opened = {
  readonly sandbox: Sandbox;
  readonly discord: Discord;
  /** The lines on the terminal. */
  readonly said: readonly string[];
  readonly logged: readonly string[];
};

/** The sandbox as main opens it, with the bot that it runs. */
export async function openTestSandbox(options: Options = {}): Promise<Opened> {
  const started = await startTestSandbox(options);
  const { discord, ready } = await started.sandbox.stage;
  await ready();
  return { ...started, discord };
}

/** Its page is there, the rest is still to come. */
export async function startTestSandbox(options: Options = {}): Promise<Omit<Opened, "discord">> {
  const said: string[] = [];
  const logged: string[] = [];
  const { contentDir = join(root, "content"), commandsDir = commandsFolder, now = Date.now } = options;
  const log = openLog({ level: "warn", secrets: [], now, write: (line) => logged.push(line) });
  const sandbox = await openSandbox({
    config: { ...parseConfig({}, ""), contentDir, port: options.port ?? 0 },
    log,
    time: {
      now,
      sleep: (ms, signal) => pass(ms, undefined, signal && { signal }).catch(() => undefined),
    },
    say: (line) => said.push(line),
    run: runInDiscord,
    load: async (version) =>
      new Map([...(await loadCatalogue(commandsDir, version)), ...Object.entries(options.commands ?? {})]),
    commandsFolder: options.commandsDir,
    codeFolder: options.codeDir,
    ...(options.discord === undefined ? {} : { discord: options.discord }),
  });
  return { sandbox, said, logged };
}
