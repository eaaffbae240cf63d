import { Client, Events, Options, type REST, Status } from "discord.js";
import { type APIInteraction, GatewayCloseCodes } from "discord-api-types/v10";
import type { Log } from "../log.ts";
import { UserError } from "../user-error.ts";
import { sessionOnly } from "./dispatches.ts";
import { restOptions } from "./rest.ts";

export type Gateway = {
  readonly rest: REST;
  /** The application's id; known once connected. */
  readonly application: () => string;
  /** Resolves when Discord says READY; rejects with a UserError when it can't come to that. */
  readonly connect: () => Promise<void>;
  /** Resolves once Discord was told who this is: from then on its answer is waited for. */
  readonly greeted: Promise<void>;
  /** Resolves with the reason when the connection has ended for good. */
  readonly ended: Promise<UserError>;
  /** Every shard has its session with Discord just now. */
  readonly isConnected: () => boolean;
  /** Those of this process; the lag is known from the first heartbeat on. */
  readonly shards: () => readonly { readonly id: number; readonly isUp: boolean; readonly lagMs?: number }[];
  /** Before a stop: until other processes run what this one does. Nothing where they don't agree on it. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The bot needs no intent: interactions arrive without, with all that they are about in them. */
export function openGateway(parts: {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Which shards, of how many; undefined for all that Discord recommends. */
  readonly shards: { readonly ids: readonly number[]; readonly count: number } | undefined;
  /** Waits until this shard may begin a session; undefined where this process alone begins any. */
  readonly turn?: (shard: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
  readonly onInteraction: (interaction: APIInteraction) => void;
}): Gateway {
  const { log, turn } = parts;
  const greeted = Promise.withResolvers<void>();
  const client = new Client({
    intents: [],
    ...(parts.shards === undefined
      ? { shards: "auto" as const }
      : { shards: [...parts.shards.ids], shardCount: parts.shards.count }),
    rest: restOptions(parts.apiUrl),
    ws: {
      buildStrategy: sessionOnly({ ...parts, onGreeted: () => setImmediate(greeted.resolve) }),
      ...(turn === undefined ? {} : { buildIdentifyThrottler: () => ({ waitForIdentify: turn }) }),
    },
    allowedMentions: { parse: [] },
    // discord.js would keep every user and message it meets; nothing here asks it again.
    makeCache: Options.cacheWithLimits({
      UserManager: 0,
      MessageManager: 0,
      GuildMemberManager: 0,
      ThreadManager: 0,
    }),
  });

  const fatal = Promise.withResolvers<UserError>();
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  client.on(Events.ShardDisconnect, (event) => fatal.resolve(refusalOfClose(event.code)));
  client.on(Events.Invalidated, () => fatal.resolve(refusalOfClose(GatewayCloseCodes.AuthenticationFailed)));
  // Both come back by themselves: discord.js reconnects with growing pauses.
  client.on(Events.ShardError, (error) => log.warn("the connection to Discord failed", { error }));
  client.on(Events.Error, (error) => log.warn("discord.js reports an error", { error }));
  let isClosing = false;
  client.on(Events.ShardReconnecting, (shard) => {
    // discord.js says so of every connection that closes, the last one too.
    if (!isClosing) log.info("reconnecting to Discord", { shard });
  });
  client.on(Events.ShardResume, (shard) => log.info("connected to Discord again", { shard }));

  const connect = async () => {
    const login = client.login(parts.token).then(
      () => ready,
      (error: unknown) => {
        throw refusalOfLogin(error);
      },
    );
    await Promise.race([login, fatal.promise.then((refusal) => Promise.reject(refusal))]);
  };

  return {
    rest: client.rest,
    application: () => client.application?.id ?? "",
    connect,
    greeted: greeted.promise,
    ended: fatal.promise,
    isConnected: () => {
      const { shards } = client.ws;
      return shards.size > 0 && shards.every((shard) => shard.status === Status.Ready);
    },
    shards: () =>
      client.ws.shards.map(({ id, status, ping }) => ({
        id,
        isUp: status === Status.Ready,
        ...(ping < 0 ? {} : { lagMs: ping }),
      })),
    drain: async () => undefined,
    close: () => {
      isClosing = true;
      return client.destroy();
    },
  };
}

export function badToken(): UserError {
  return new UserError(
    "token",
    "Discord does not know this DISCORD_TOKEN. Copy it again from the Bot page of your application.",
  );
}

// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
function refusalOfClose(code: number): UserError {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return badToken();
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return new UserError(
        "intents",
        "Discord refused the connection's intents. This bot asks for none; check for a proxy that changes them.",
      );
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return new UserError(
        "shards",
        "Discord refused the sharding. Check SHARDS and SHARD_COUNT, or leave both out.",
      );
    default:
      return new UserError(
        "gateway",
        `Discord ended the connection for good (close code ${code}). Start the bot again; if it stays, update it.`,
      );
  }
}

export function refusalOfLogin(error: unknown): UserError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (code === "TokenInvalid" || status === 401) return badToken();
  if (typeof status === "number") {
    return new UserError(
      "unreachable",
      `Discord answered ${status} when the bot asked to connect. Try again in a few minutes.`,
    );
  }
  if (code === undefined) {
    const why = error instanceof Error ? error.message : String(error);
    return new UserError(
      "refused",
      `The connection to Discord could not be opened: ${why}. Try again later.`,
    );
  }
  const why = typeof code === "string" ? ` (${code})` : "";
  return new UserError(
    "unreachable",
    `Discord can't be reached${why}. Check the network and DISCORD_API_URL, then start again.`,
  );
}
