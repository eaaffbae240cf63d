import { setImmediate as breathe } from "node:timers/promises";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort } from "node:worker_threads";
import { paragraphsOf } from "../story/parse-body.ts";
import { buildEngine, type Engine } from "./engine.ts";
import type { HostAnswer, HostOrder } from "./host.ts";

// Loaded in a thread of its own by host.ts, never imported.
const engines = new Map<number, Engine>();
const worthCollecting = 8 * 2 ** 20;
const coming = new Map<number, string[]>();

/**
 * What building and searching leave behind may grow to several times what is kept before V8 collects it by itself: it
 * is collected when nobody has asked for a while, and there is enough of it.
 */
const idle = setTimeout(collect, 500, "last-resort");
idle.unref();
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as (how: { type: string; flavor: string }) => void;
let kept = 0;

function collect(flavor: "last-resort" | "regular"): void {
  const { used_heap_size: used } = getHeapStatistics();
  if (used < kept * 1.25 + worthCollecting) return;
  gc({ type: "major", flavor });
  kept = getHeapStatistics().used_heap_size;
}

parentPort?.on("message", (order: HostOrder) => {
  idle.refresh();
  const answer = obey(order);
  if (answer !== undefined) say(answer);
});

function obey(order: HostOrder): HostAnswer | undefined {
  switch (order.kind) {
    case "bring": {
      const paragraphs = coming.get(order.index) ?? [];
      paragraphs.push(...order.paragraphs);
      coming.set(order.index, paragraphs);
      return undefined;
    }
    case "build":
      void build(order);
      return undefined;
    case "drop":
      engines.delete(order.index);
      // Where servers' stories come and go without a pause, V8 lets twice of what is kept gather before it collects.
      collect("regular");
      return undefined;
    case "rank":
      return { kind: "answer", matches: engineOf(order.index).rank(order.text) };
    case "suggest":
      return { kind: "answer", matches: engineOf(order.index).suggest(order.text, order.limit) };
  }
}

/** Questions to other indexes are answered between the steps. */
async function build({ index, language, written }: Extract<HostOrder, { kind: "build" }>): Promise<void> {
  const paragraphs = written === undefined ? (coming.get(index) ?? []) : paragraphsOf(written);
  coming.delete(index);
  const steps = buildEngine(paragraphs, language);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      engines.set(index, step.value);
      break;
    }
    await breathe();
  }
  say({ kind: "built" });
}

function say(answer: HostAnswer): void {
  idle.refresh();
  parentPort?.postMessage(answer);
}

function engineOf(index: number): Engine {
  const engine = engines.get(index);
  if (engine === undefined) throw new Error(`index ${index} was asked before it was built`);
  return engine;
}
