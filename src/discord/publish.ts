import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { REST } from "discord.js";
import { type APIApplicationCommand, ApplicationCommandType, Routes } from "discord-api-types/v10";
import type { CommandBody } from "../interaction/command-body.ts";
import type { Log } from "../log.ts";
import { listServers } from "./servers.ts";

type PublishParts = {
  readonly body: readonly CommandBody[];
  readonly guild: string | undefined;
  readonly log: Log;
};

/** Registers the commands where they differ from what Discord has, and gives their ids by name. */
export async function publishCommands(
  rest: REST,
  application: string,
  parts: PublishParts,
): Promise<ReadonlyMap<string, string>> {
  const { body, guild, log } = parts;
  const route =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const query = new URLSearchParams({ with_localizations: "true" });
  const all = (await rest.get(route, { query })) as readonly APIApplicationCommand[];
  // Discord makes one for an application with an Activity, and refuses a registration that leaves it out.
  const isEntry = (command: APIApplicationCommand) =>
    command.type === ApplicationCommandType.PrimaryEntryPoint;
  const registered = all.filter((command) => !isEntry(command));
  if (isDeepStrictEqual(essences(body, guild), essences(registered, guild))) {
    log.info("commands are registered already", { commands: body.length });
    return idsOf(registered);
  }
  if (guild === undefined) await removeFromServers(rest, application, parts);
  else await nameEverywhere(rest, application, parts);
  const entries = all.filter(isEntry).map(({ name, type, handler }) => ({ name, type, handler }));
  const fresh = (await rest.put(route, { body: [...body, ...entries] })) as readonly APIApplicationCommand[];
  log.info("commands registered", { commands: fresh.length, where: guild ?? "everywhere" });
  return idsOf(fresh);
}

/** A bot that was tried out with DISCORD_GUILD is in a few servers; to ask in each of thousands would take hours. */
const mostServers = 20;

/**
 * Commands that are registered everywhere and in a server as well stand there twice. What a start with DISCORD_GUILD left
 * in a server is removed by the first start without it.
 */
async function removeFromServers(
  rest: REST,
  application: string,
  { body, log }: PublishParts,
): Promise<void> {
  const names = new Set(body.map(({ name }) => name));
  const servers = await listServers(rest);
  if (servers.size > mostServers) return;
  for (const server of servers) {
    const route = Routes.applicationGuildCommands(application, server);
    const there = (await rest.get(route)) as readonly APIApplicationCommand[];
    if (!there.some(({ name }) => names.has(name))) continue;
    await rest.put(route, { body: there.filter(({ name }) => !names.has(name)) });
    log.info("commands of an earlier DISCORD_GUILD removed", { guild: server });
  }
}

/** The other way round, removing them would take the commands from every other server. */
async function nameEverywhere(
  rest: REST,
  application: string,
  { body, guild, log }: PublishParts,
): Promise<void> {
  const names = new Set(body.map(({ name }) => name));
  const there = (await rest.get(Routes.applicationCommands(application))) as readonly APIApplicationCommand[];
  if (there.some(({ name }) => names.has(name)))
    log.warn(
      "the commands are registered everywhere too, so they stand twice in the server of DISCORD_GUILD",
      {
        guild,
      },
    );
}

/** Tries until it succeeds, waiting longer each time: without it the commands of the last start still work. */
export async function keepPublishing(
  publish: () => Promise<void>,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  for (let waitMs = 5_000; !signal.aborted; waitMs = Math.min(waitMs * 2, 300_000)) {
    try {
      return await publish();
    } catch (error) {
      log.warn("the commands could not be registered; trying again", { waitMs, error });
    }
    await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {
      // Aborted: the bot is stopping.
    });
  }
}

function idsOf(commands: readonly APIApplicationCommand[]): ReadonlyMap<string, string> {
  return new Map(commands.map((command) => [command.name, command.id]));
}

type Registered = { readonly name: string; readonly type?: number | undefined };

function essences(commands: readonly Registered[], guild: string | undefined): unknown {
  const ignored: readonly string[] = guild === undefined ? added : [...added, ...globalOnly];
  const named = commands.map((command) => {
    const own = Object.entries(command).filter(([name]) => !ignored.includes(name));
    return [`${command.type ?? 1} ${command.name}`, essence(Object.fromEntries(own))] as const;
  });
  return Object.fromEntries(named);
}

/** What Discord adds to a command by itself. */
const added = [
  "id",
  "application_id",
  "guild_id",
  "version",
  "dm_permission",
  "default_permission",
  "handler",
] as const;

/** What a guild's own command has no use for. https://docs.discord.com/developers/interactions/application-commands#contexts */
const globalOnly = ["contexts", "integration_types"] as const;

/** Without what says nothing: Discord returns null, false or no field at all for what was not given. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) {
    const parts = value.map(essence);
    // Contexts, integration types and channel types are sets: Discord returns them in its own order.
    return parts.every((part) => typeof part === "number") ? parts.toSorted((a, b) => a - b) : parts;
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value)
    .map(([name, one]) => [name, essence(one)] as const)
    .filter(([, one]) => !saysNothing(one));
  return Object.fromEntries(fields);
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "" || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}
