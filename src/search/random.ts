export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** 0…below - 1 */
  upTo(below: number): number;
  pick<T>(from: readonly T[]): T;
};

/** mulberry32: small, good enough for choosing, and the same everywhere. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return {
    next,
    upTo,
    pick(from) {
      const one = from[upTo(from.length)];
      if (one === undefined) throw new Error("pick needs at least one thing to pick from");
      return one;
    },
  };
}
