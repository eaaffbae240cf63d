import { parentPort, workerData } from "node:worker_threads";
import { createEngine } from "./engine.ts";
import type { Ask, Told } from "./remote.ts";

// Loaded in a thread of its own by remote.ts, never imported.
const { paragraphs, language } = workerData as { paragraphs: readonly string[]; language: string };
const engine = createEngine(paragraphs, language);

parentPort?.on("message", ({ id, kind, text, limit }: Ask) => {
  const matches = kind === "rank" ? engine.rank(text) : engine.suggest(text, limit);
  parentPort?.postMessage({ id, matches } satisfies Told);
});
parentPort?.postMessage({ id: 0, matches: [] } satisfies Told);
