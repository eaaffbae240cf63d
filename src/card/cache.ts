/** Keeps what was asked for last, up to so many bytes in all. */
export type Cache<T> = {
  find(key: string): T | undefined;
  keep(key: string, value: T): void;
  clear(): void;
  usage(): { readonly hits: number; readonly misses: number; readonly bytes: number };
};

export function openCache<T>(mostBytes: number, bytesOf: (value: T) => number): Cache<T> {
  const kept = new Map<string, T>();
  let bytes = 0;
  let hits = 0;
  let misses = 0;
  const drop = (key: string) => {
    const value = kept.get(key);
    if (value === undefined) return;
    kept.delete(key);
    bytes -= bytesOf(value);
  };
  return {
    find(key) {
      const value = kept.get(key);
      if (value === undefined) {
        misses += 1;
        return undefined;
      }
      hits += 1;
      // A Map keeps the order of insertion: the first key is the one unused for longest.
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    keep(key, value) {
      drop(key);
      if (bytesOf(value) > mostBytes) return;
      kept.set(key, value);
      bytes += bytesOf(value);
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    usage: () => ({ hits, misses, bytes }),
    clear() {
      kept.clear();
      bytes = 0;
    },
  };
}
