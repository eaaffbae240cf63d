import { typed } from "../../search/golden/golden.ts";
import { engines } from "./peers.ts";
import { quantile } from "./report.ts";
import { budgetMs, taskOf, warmUp } from "./task.ts";

/**
 * A program of its own, so that no engine's memory or garbage is counted as another's: milliseconds to build and a
 * query, growth in bytes.
 */
const [name, which] = process.argv.slice(2);
const engine = engines.find((one) => one.name === name);
if (engine === undefined) throw new Error(`there is no engine called ${name}`);
const { paragraphs, golden } = taskOf(which === "large" ? "large" : "story");

const before = await settled();
const start = performance.now();
const opened = await engine.open(paragraphs);
// Some build on the first question.
await opened.find("some words that might be there");
const buildMs = performance.now() - start;
const after = await settled();
await warmUp(opened);
const times: number[] = [];
const asking = performance.now();
for (const one of golden) {
  const asked = performance.now();
  if (asked - asking > budgetMs) break;
  await opened.find(typed(one));
  times.push(performance.now() - asked);
}
console.log(
  JSON.stringify({
    buildMs,
    rss: after.rss - before.rss,
    heap: after.heap - before.heap,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  }),
);
await opened.close();

/** What is held once all that can be collected is, in a thread that tidies up when it is idle too. */
async function settled(): Promise<{ rss: number; heap: number }> {
  for (let round = 0; round < 3; round += 1) {
    gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}
