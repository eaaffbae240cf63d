import { type IShardingStrategy, SimpleShardingStrategy } from "discord.js";
import {
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayReadyDispatchData,
} from "discord-api-types/v10";
import type { Log } from "../log.ts";

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
type Dispatch = { readonly data: { readonly t: string; readonly d: unknown } };

/**
 * What discord.js does with the gateway's events, as its option `ws.buildStrategy`. Only the events of a session reach its
 * objects; interactions go to the bot as Discord sent them. discord.js would build a message, its poll and its members of
 * each, which throws for what it doesn't know, and costs more than the answer.
 */
export function sessionOnly(parts: {
  readonly onInteraction: (interaction: APIInteraction) => void;
  /** Discord has greeted a shard, and is told who this is before the event loop turns. */
  readonly onGreeted: () => void;
  readonly log: Log;
}): (manager: Manager) => IShardingStrategy {
  return (manager) => {
    const emit = manager.emit.bind(manager) as (event: string, payload: unknown) => boolean;
    const pass = (event: string, payload: unknown): boolean => {
      if (event === "hello") parts.onGreeted();
      if (event === "ready") return emit(event, withoutServers(payload));
      if (event !== "dispatch") return emit(event, payload);
      const { t, d } = (payload as Dispatch).data;
      if (t === GatewayDispatchEvents.InteractionCreate) parts.onInteraction(d as APIInteraction);
      if (t === GatewayDispatchEvents.Ready) return emit(event, withoutServers(payload));
      return t === GatewayDispatchEvents.Resumed ? emit(event, payload) : false;
    };
    manager.emit = ((event: string, payload: unknown) => {
      try {
        return pass(event, payload);
      } catch (error) {
        // One event of an unknown shape ends neither the session nor the process.
        parts.log.error("an event of Discord's could not be handled", { event, error });
        return false;
      }
    }) as typeof manager.emit;
    return new SimpleShardingStrategy(manager);
  };
}

/** READY names every server of the shard; nothing here asks discord.js for one. */
function withoutServers(payload: unknown): unknown {
  const { data, ...rest } = payload as { readonly data: object };
  const ready = "d" in data ? (data.d as GatewayReadyDispatchData) : (data as GatewayReadyDispatchData);
  const bare = { ...ready, guilds: [] };
  return { ...rest, data: "d" in data ? { ...data, d: bare } : bare };
}
