import type { PrivacyStore } from "../store/privacy.ts";

/** Long enough for an admin who took the bot out by mistake to change their mind. */
const keepServersMs = 30 * 86_400_000;
const sweepEveryMs = 86_400_000;
/** After a failure it is tried again sooner. */
const againMs = 3_600_000;
const pageSize = 500;

type SweepParts = {
  readonly store: Pick<PrivacyStore, "knownServers" | "markServerGone" | "serverBack" | "dropServersGone">;
  /** The servers that have the bot, all of them; throws when they can't all be read. */
  readonly servers: () => Promise<ReadonlySet<string>>;
  readonly now: () => number;
};

export type Swept = { readonly gone: number; readonly back: number; readonly forgotten: number };

/** Marks the servers that the bot was removed from, and forgets those where that was 30 days ago. */
export async function sweepServers({ store, servers, now }: SweepParts): Promise<Swept> {
  // First of all: without the whole list nothing is marked, and nothing forgotten.
  const present = await servers();
  let [gone, back] = [0, 0];
  for (let after = ""; ; ) {
    const known = await store.knownServers(after, pageSize);
    for (const { guildId, goneAt } of known) {
      const isThere = present.has(guildId);
      if (isThere && goneAt !== undefined) {
        await store.serverBack(guildId);
        back += 1;
      }
      if (!isThere && goneAt === undefined) {
        await store.markServerGone(guildId, now());
        gone += 1;
      }
    }
    const last = known.at(-1)?.guildId;
    if (last === undefined || known.length < pageSize) break;
    after = last;
  }
  // Last of all: a server that is back is no longer among them.
  return { gone, back, forgotten: await store.dropServersGone(now() - keepServersMs) };
}

/** Sweeps now and once a day until the signal; survives every failure. */
export async function keepSweeping(
  parts: SweepParts & {
    readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
    readonly swept: (swept: Swept) => void;
    readonly failed: (error: unknown) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let pauseMs = sweepEveryMs;
    try {
      parts.swept(await sweepServers(parts));
    } catch (error) {
      // A sweep that the end of the program broke off is no failure.
      if (!signal.aborted) parts.failed(error);
      pauseMs = againMs;
    }
    if (!signal.aborted) await parts.sleep(pauseMs, signal);
  }
}
