import type { REST } from "discord.js";
import { listServers } from "../discord/servers.ts";
import { keepBeating } from "../health/heartbeat.ts";
import type { Log } from "../log.ts";
import { keepSweeping } from "../reading/sweep.ts";
import type { Run } from "../run.ts";
import type { Store } from "../store/store.ts";

/** What the bot does by itself besides its posts, until the signal. */
export function keepUp(parts: {
  readonly run: Pick<Run, "config" | "time" | "watcher">;
  readonly store: Store;
  readonly rest: REST;
  readonly isReady: () => boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
}): void {
  const { store, rest, isReady, log, signal } = parts;
  const { config, time, watcher } = parts.run;
  const { heartbeatUrl: url } = config;
  if (url !== undefined && watcher === undefined) void keepBeating({ url, isReady, log, ...time }, signal);
  const sweep: Parameters<typeof keepSweeping>[0] = {
    store,
    ...time,
    servers: () => listServers(rest),
    swept: ({ gone, back, forgotten }) => {
      if (gone + back + forgotten > 0) log.info("servers were looked through", { gone, back, forgotten });
    },
    failed: (error) => log.warn("the servers could not be looked through; nothing is forgotten", { error }),
  };
  void keepSweeping(sweep, signal);
}
