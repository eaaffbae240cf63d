import { REST } from "@discordjs/rest";
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import { type APIInteraction, GatewayCloseCodes, GatewayDispatchEvents } from "discord-api-types/v10";
import type { Log } from "../log.ts";
import { UserError } from "../user-error.ts";
import { restOptions } from "./rest.ts";

export type Gateway = {
  readonly rest: REST;
  /** The application's id; known once connected. */
  readonly application: () => string;
  /** Resolves when Discord says READY; rejects with a UserError when it can't come to that. */
  readonly connect: () => Promise<void>;
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

/** After these Discord takes no new session of the shard; after others @discordjs/ws connects again by itself. */
const fatalCloseCodes: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/**
 * The bot needs no intent: interactions arrive without, with all that they are about in them, and are handed on as Discord
 * sent them. The Client of discord.js would build objects of each that nobody reads.
 */
export function openGateway(parts: {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Which shards, of how many; undefined for all that Discord recommends. */
  readonly shards: { readonly ids: readonly number[]; readonly count: number } | undefined;
  readonly log: Log;
  readonly onInteraction: (interaction: APIInteraction) => void;
}): Gateway {
  const { token, log } = parts;
  const rest = new REST(restOptions(parts.apiUrl)).setToken(token);
  const sessions = new Map<number, SessionInfo>();
  const manager = new WebSocketManager({
    token,
    rest,
    intents: 0,
    shardIds: parts.shards === undefined ? null : [...parts.shards.ids],
    shardCount: parts.shards?.count ?? null,
    // Left to itself the package keeps the sessions of all bots of a process in one place.
    retrieveSessionInfo: (shard) => sessions.get(shard) ?? null,
    updateSessionInfo: (shard, session) => {
      if (session === null) sessions.delete(shard);
      else sessions.set(shard, session);
    },
  });
  const shards = new Map<number, { isUp: boolean; lagMs?: number }>();
  const tell = (shard: number, news: { readonly isUp?: boolean; readonly lagMs?: number }) =>
    shards.set(shard, { isUp: false, ...shards.get(shard), ...news });
  const fatal = Promise.withResolvers<UserError>();
  let application = "";
  let isClosing = false;

  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    if (data.t !== GatewayDispatchEvents.InteractionCreate) return;
    try {
      parts.onInteraction(data.d);
    } catch (error) {
      // An interaction of an unknown shape ends neither the session nor the process.
      log.error("an event of Discord's could not be handled", { error });
    }
  });
  manager.on(WebSocketShardEvents.Ready, ({ data, shardId }) => {
    application = data.application.id;
    tell(shardId, { isUp: true });
  });
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
    tell(shardId, { isUp: true });
    log.info("connected to Discord again", { shard: shardId });
  });
  manager.on(WebSocketShardEvents.HeartbeatComplete, ({ latency, shardId }) =>
    tell(shardId, { lagMs: latency }),
  );
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    tell(shardId, { isUp: false });
    if (fatalCloseCodes.has(code)) fatal.resolve(refusalOfClose(code));
    else if (!isClosing) log.info("reconnecting to Discord", { shard: shardId });
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) =>
    log.warn("the connection to Discord failed", { error }),
  );

  const login = async () => {
    try {
      for (const shard of await manager.getShardIds()) tell(shard, {});
      await manager.connect();
    } catch (error) {
      throw refusalOfLogin(error);
    }
  };

  return {
    rest,
    application: () => application,
    connect: () => Promise.race([login(), fatal.promise.then((refusal) => Promise.reject(refusal))]),
    ended: fatal.promise,
    isConnected: () => shards.size > 0 && [...shards.values()].every(({ isUp }) => isUp),
    shards: () => [...shards].map(([id, shard]) => ({ id, ...shard })),
    drain: async () => undefined,
    close: async () => {
      isClosing = true;
      await manager.destroy();
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
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
