import { LRUCache } from "lru-cache";
import type { Card, Drawing } from "./card.ts";
import type { Tools } from "./draw.ts";
import { openQueue } from "./queue.ts";

/** Passages as pictures. Nothing is loaded before the first one. */
export type Cards = {
  draw(card: Card): Promise<Drawing>;
  usage(): { readonly hits: number; readonly misses: number; readonly bytes: number };
  close(): void;
};

const mostFontBytes = 6 * 1024 * 1024;
const mostCacheBytes = 4 * 1024 * 1024;

export function openCards(): Cards {
  const cache = new LRUCache<string, Drawing>({
    maxSize: mostCacheBytes,
    sizeCalculation: ({ png, alt }) => png.byteLength + 2 * alt.length,
  });
  let hits = 0;
  let misses = 0;
  const underway = new Map<string, Promise<Drawing>>();
  const inTurn = openQueue(2);
  let tools: Promise<Tools> | undefined;
  let isClosed = false;

  return {
    draw(card) {
      if (isClosed) return Promise.reject(new Error("a card was asked for after the cards were closed"));
      const key = JSON.stringify(card);
      const found = cache.get(key);
      if (found) hits++;
      else misses++;
      if (found) return Promise.resolve(found);
      const begun = underway.get(key);
      if (begun) return begun;
      const drawing = inTurn(async () => {
        const { drawCard, openTools } = await import("./draw.ts");
        tools ??= openTools();
        const used = await tools;
        const drawn = await drawCard(used, card);
        // A renderer never gives a font back. Chinese, Japanese and Korean come in hundreds of files.
        if (used.fontSet.bytes() > mostFontBytes) tools = undefined;
        if (!isClosed) cache.set(key, drawn);
        return drawn;
      }).finally(() => underway.delete(key));
      underway.set(key, drawing);
      return drawing;
    },
    usage: () => ({ hits, misses, bytes: cache.calculatedSize }),
    close() {
      isClosed = true;
      tools = undefined;
      cache.clear();
    },
  };
}
