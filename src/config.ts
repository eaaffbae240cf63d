import { isIP } from "node:net";
import { dirname, join } from "node:path";
import { parse } from "dotenv";
import { z } from "zod/v3";
import { UserError } from "./user-error.ts";

export type Config = {
  readonly token: string | undefined;
  /** REST base without a version, such as https://discord.com/api; undefined for Discord's own. */
  readonly apiUrl: string | undefined;
  readonly guild: string | undefined;
  readonly databaseUrl: string;
  /** Where what was chosen is kept for when the database is away. */
  readonly snapshotFile: string;
  readonly story: string | undefined;
  readonly contentDir: string;
  readonly logLevel: (typeof levels)[number];
  readonly port: number;
  /** The address that `/live`, `/ready` and `/metrics` are heard on. */
  readonly healthHost: string;
  /** Asked for once a minute while the bot is ready; it is a secret. */
  readonly heartbeatUrl: string | undefined;
  /** Whether the rate limit for askers is on. */
  readonly hasCooldown: boolean;
  /** What servers may bring: nothing, or less or more than is usual; undefined for what is usual. */
  readonly serverStories: ServerStories | undefined;
  /** Megabytes for the texts and indexes of servers' own stories; undefined for as many as are usual. */
  readonly storyCache: number | undefined;
  /** Which shards this process runs, and of how many; undefined for all that Discord recommends. */
  readonly shards: Shards | undefined;
};

/** `auto`: as all processes on one PostgreSQL agree. */
export type Shards = { readonly ids: readonly number[] | "auto"; readonly count: number };

export type ServerStories = "off" | Readonly<Partial<Record<(typeof storyLimits)[number], number>>>;

const storyLimits = ["stories", "story", "server", "file", "hour"] as const;
const levels = ["debug", "info", "warn", "error"] as const;

const text = z
  .string()
  .transform((value) => value.trim() || undefined)
  .optional();

const schema = z.object({
  DISCORD_TOKEN: text.refine(
    (value) => value === undefined || /^\S+$/.test(value),
    "has a space in it; copy the token again from the Bot page of your application",
  ),
  DISCORD_API_URL: text.transform((value, check) => {
    if (value === undefined) return undefined;
    const fault = faultOfApiUrl(value);
    if (fault === undefined) return value.replace(/\/+$/, "");
    check.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  }),
  DISCORD_GUILD: text.refine(
    (value) => value === undefined || /^\d{17,20}$/.test(value),
    "is not a server's id; copy it in Discord with Developer Mode on (17 to 20 digits)",
  ),
  DATABASE_URL: text
    .refine(
      (value) => value === undefined || /^(file:.|postgres(ql)?:\/\/.)/.test(value),
      "is neither file:… nor postgres://…; write file:data/quoth.db or a PostgreSQL address",
    )
    .refine(
      (value) => value === undefined || value.startsWith("file:") || isPostgresUrl(value),
      "can't be read as a PostgreSQL address; in its user name and password write / as %2F, # as %23, ? as %3F, @ as %40, : as %3A and % as %25",
    ),
  SNAPSHOT_FILE: text,
  STORY: text,
  CONTENT_DIR: text,
  LOG_LEVEL: text.refine(
    (value) => value === undefined || levels.some((level) => level === value),
    `is not a log level; write one of ${levels.join(", ")}`,
  ),
  COOLDOWN: text.refine(
    (value) => value === undefined || value === "on" || value === "off",
    "is neither on nor off; write one of them",
  ),
  SERVER_STORIES: text.transform((value, check) => {
    const limits = value === undefined ? undefined : readStoryLimits(value);
    if (typeof limits !== "string" || limits === "off") return limits;
    check.addIssue({ code: "custom", message: limits });
    return z.NEVER;
  }),
  STORY_CACHE: text.refine(
    (value) => value === undefined || /^[1-9]\d{0,5}$/.test(value),
    "is not a number of megabytes; write something like 256",
  ),
  PORT: text.refine(
    (value) => value === undefined || (/^\d{1,5}$/.test(value) && Number(value) <= 65_535),
    "is not a port; write a number from 0 (any free port) to 65535",
  ),
  HEALTH_HOST: text.refine(
    (value) => value === undefined || value === "localhost" || isIP(value) !== 0,
    "is not an address of this machine; write 127.0.0.1, or 0.0.0.0 to be asked from outside",
  ),
  HEARTBEAT_URL: text.refine(
    (value) => value === undefined || (/^https?:\/\//.test(value) && URL.canParse(value)),
    "is not an address; write the https://… that your monitor gave you",
  ),
  SHARDS: text.refine(
    (value) => value === undefined || /^(auto|\d+(,\s*\d+)*)$/.test(value),
    "is neither auto nor a list of shards; write their numbers from 0 on, such as 0,1",
  ),
  SHARD_COUNT: text.refine(
    (value) => value === undefined || /^[1-9]\d{0,4}$/.test(value),
    "is not a number of shards; write how many all processes run together",
  ),
});

export const settingNames: readonly string[] = Object.keys(schema.shape);

/** The environment wins over the file. All faults are said at once, in one UserError with a line for each. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>, envFile: string): Config {
  const known = { ...parse(envFile), ...env };
  const result = schema.safeParse(known);
  const faults = (result.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const shards = result.success
    ? shardsOf(result.data.SHARDS, result.data.SHARD_COUNT, result.data.DATABASE_URL)
    : undefined;
  if (typeof shards === "string") faults.push(shards);
  if (!result.success || typeof shards === "string") throw new UserError("config", faults.join("\n"));
  const found = result.data;
  const databaseUrl = found.DATABASE_URL ?? "file:data/quoth.db";
  return {
    token: found.DISCORD_TOKEN,
    apiUrl: found.DISCORD_API_URL,
    guild: found.DISCORD_GUILD,
    databaseUrl,
    snapshotFile: found.SNAPSHOT_FILE ?? snapshotBeside(databaseUrl),
    story: found.STORY,
    contentDir: found.CONTENT_DIR ?? "content",
    logLevel: levels.find((level) => level === found.LOG_LEVEL) ?? "info",
    port: Number(found.PORT ?? 8080),
    healthHost: found.HEALTH_HOST ?? "127.0.0.1",
    heartbeatUrl: found.HEARTBEAT_URL,
    hasCooldown: found.COOLDOWN !== "off",
    serverStories: found.SERVER_STORIES,
    storyCache: found.STORY_CACHE === undefined ? undefined : Number(found.STORY_CACHE),
    shards,
  };
}

/** Beside a database file; in the one folder that the bot writes to, where the database is elsewhere. */
function snapshotBeside(databaseUrl: string): string {
  const file = databaseUrl.startsWith("file:") ? databaseUrl.slice("file:".length) : ":memory:";
  const folder = file === ":memory:" ? "data" : dirname(file);
  return join(folder, "last-known.json");
}

/** `off`, or numbers such as `stories=20, file=50`; any other text is what is wrong. */
function readStoryLimits(value: string): ServerStories | string {
  if (value === "off") return "off";
  if (value === "on") return {};
  const numbers: Partial<Record<(typeof storyLimits)[number], number>> = {};
  for (const part of value.split(/[\s,]+/)) {
    const [, name, number] = /^([a-z]+)=([1-9]\d{0,9})$/.exec(part) ?? [];
    const known = storyLimits.find((one) => one === name);
    if (known === undefined)
      return `has “${part}” in it; write off, or numbers such as stories=10, story=6000000, server=15000000, file=25, hour=10`;
    numbers[known] = Number(number);
  }
  return numbers;
}

/** One without the other says nothing: Discord is told both. */
function shardsOf(
  list: string | undefined,
  count: string | undefined,
  databaseUrl: string | undefined,
): Shards | string | undefined {
  if (list === undefined && count === undefined) return undefined;
  if (list === undefined || count === undefined)
    return "SHARDS and SHARD_COUNT go together; write both or neither";
  if (list === "auto") {
    return databaseUrl?.startsWith("postgres")
      ? { ids: list, count: Number(count) }
      : "SHARDS is auto, which processes agree on through PostgreSQL; set DATABASE_URL to one";
  }
  const shards = { ids: list.split(",").map(Number), count: Number(count) };
  const isWithin = shards.ids.every((id) => id < shards.count);
  return isWithin
    ? shards
    : `SHARDS names a shard beyond the last, ${shards.count - 1}; SHARD_COUNT counts from 1`;
}

/** Plain http is for this machine only: on any other host the bot's token would travel readable. */
function faultOfApiUrl(value: string): string | undefined {
  if (!URL.canParse(value)) return "is not an address; write something like https://discord.com/api";
  const url = new URL(value);
  if (url.protocol === "https:") return undefined;
  if (url.protocol !== "http:") return "must start with https:// (or http:// on this machine)";
  if (isLoopback(url.hostname)) return undefined;
  return "is plain http on another machine, so the token would travel readable; write https://";
}

/** A password with one of an address's own signs moves what follows it into another part. */
function isPostgresUrl(value: string): boolean {
  if (!/^postgres(ql)?:\/\/./.test(value)) return true;
  // Without a host, over a socket, it is an address to PostgreSQL alone.
  const address = value.replace("@/", "@localhost/");
  if (!URL.canParse(address)) return false;
  const { username, password, pathname, search, hash } = new URL(address);
  if (/@/.test(pathname + search) || hash !== "") return false;
  try {
    decodeURIComponent(username + password + pathname);
    return true;
  } catch {
    // A % that begins no sign.
    return false;
  }
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
