import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort } from "node:worker_threads";
import { paragraphsOf } from "../story/parse-body.ts";
import { createEngine, type Engine } from "./engine.ts";
import type { Answer, Order } from "./host.ts";

// Loaded in a thread of its own by host.ts, never imported.
const engines = new Map<number, Engine>();
const worthCollecting = 8 * 2 ** 20;
const coming = new Map<number, string[]>();

/**
 * What building and searching leave behind may grow to several times what is kept before V8 collects it by itself: it
 * is collected when nobody has asked for a while, and there is enough of it.
 */
const idle = setTimeout(collect, 500);
idle.unref();
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as (how: { type: string; flavor: string }) => void;
let kept = 0;

function collect(): void {
  const { used_heap_size: used } = getHeapStatistics();
  if (used < kept * 1.25 + worthCollecting) return;
  gc({ type: "major", flavor: "last-resort" });
  kept = getHeapStatistics().used_heap_size;
}

parentPort?.on("message", (order: Order) => {
  idle.refresh();
  const matches = obey(order);
  if (matches !== undefined) parentPort?.postMessage({ matches } satisfies Answer);
});

/** What an order asks for; an empty list says that an index is built. */
function obey(order: Order): Answer["matches"] | undefined {
  switch (order.kind) {
    case "bring": {
      const paragraphs = coming.get(order.index) ?? [];
      paragraphs.push(...order.paragraphs);
      coming.set(order.index, paragraphs);
      return undefined;
    }
    case "build":
      engines.set(order.index, createEngine(broughtFor(order), order.language));
      coming.delete(order.index);
      return [];
    case "drop":
      engines.delete(order.index);
      coming.delete(order.index);
      return undefined;
    case "rank":
      return engineOf(order.index).rank(order.text);
    case "suggest":
      return engineOf(order.index).suggest(order.text, order.limit);
  }
}

function broughtFor({ index, written }: Extract<Order, { kind: "build" }>): readonly string[] {
  return written === undefined ? (coming.get(index) ?? []) : paragraphsOf(written);
}

function engineOf(index: number): Engine {
  const engine = engines.get(index);
  if (engine === undefined) throw new Error(`index ${index} was asked before it was built`);
  return engine;
}
