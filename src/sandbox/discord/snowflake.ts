const epochMs = 1_420_070_400_000;

/** Ids in time's order, never the same twice, also when the clock stands still or is set back. */
export function makeSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromTime = BigInt(Math.max(0, Math.floor(now()) - epochMs)) << 22n;
    last = fromTime > last ? fromTime : last + 1n;
    return last.toString();
  };
}

export function shardOf(guildId: string | undefined, shards: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
