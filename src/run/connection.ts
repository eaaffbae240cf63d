import type { Config } from "../config.ts";
import type { Gateway, openGateway } from "../discord/gateway.ts";
import type { Log } from "../log.ts";

/** The gateway with the shards that the operator named, or with those that all processes agree on. */
export async function openConnection(parts: {
  readonly config: Config;
  readonly token: string;
  readonly log: Log;
  readonly onInteraction: Parameters<typeof openGateway>[0]["onInteraction"];
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}): Promise<Gateway> {
  const { apiUrl, shards, databaseUrl } = parts.config;
  // Each loads when it is used: no other bot needs the leases.
  if (shards?.ids !== "auto") {
    const { openGateway } = await import("../discord/gateway.ts");
    const named = shards === undefined ? undefined : { ids: shards.ids, count: shards.count };
    return openGateway({ ...parts, apiUrl, shards: named });
  }
  const { count } = shards;
  const [{ openFleet }, { openLeases }] = await Promise.all([
    import("../discord/fleet.ts"),
    import("../store/leases.ts"),
  ]);
  return openFleet({ ...parts, apiUrl, count, leases: openLeases(databaseUrl, count) });
}
