/** Answers of a store: fresh ones are given again for a while, old ones when it can't be asked. */
export type Remembered<Value> = {
  /** Throws what the store throws, where it never gave an answer. */
  readonly ask: (key: string, of: () => Promise<Value>) => Promise<Value>;
  readonly last: (key: string) => Value | undefined;
  /** The next answers for keys that start like this are the store's. */
  readonly forget: (start: string) => void;
};

const most = 2_000;

export function remember<Value>(how: {
  readonly freshMs: number;
  /** Without a clock the store is asked each time. */
  readonly now: (() => number) | undefined;
}): Remembered<Value> {
  const known = new Map<string, { readonly value: Value; readonly until: number }>();
  let changes = 0;
  return {
    ask: async (key, of) => {
      const now = how.now?.() ?? 0;
      const before = known.get(key);
      if (before !== undefined && now < before.until) return before.value;
      const changesBefore = changes;
      try {
        const value = await of();
        // What was read while somebody changed it may be from before.
        const isFresh = how.now !== undefined && changes === changesBefore;
        known.delete(key);
        known.set(key, { value, until: isFresh ? now + how.freshMs : 0 });
        const oldest = known.keys().next();
        if (known.size > most && !oldest.done) known.delete(oldest.value);
        return value;
      } catch (error) {
        // A quote should not wait for a database; but what was never known may be less than is shown here.
        if (before === undefined) throw error;
        return before.value;
      }
    },
    last: (key) => known.get(key)?.value,
    forget: (start) => {
      changes += 1;
      for (const [key, { value }] of known) if (key.startsWith(start)) known.set(key, { value, until: 0 });
    },
  };
}
