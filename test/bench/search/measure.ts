import { readParagraphs, texts } from "../../search/golden/golden.ts";
import { largeText } from "./large.ts";
import { engines } from "./peers.ts";

/** A program of its own, so that no engine's memory is counted as another's: time to build, growth in bytes. */
const [name, which] = process.argv.slice(2);
const engine = engines.find((one) => one.name === name);
const story = texts[0];
if (engine === undefined || story === undefined) throw new Error(`there is no engine called ${name}`);
const paragraphs = which === "large" ? largeText().paragraphs : readParagraphs(story);

const before = await settled();
const start = performance.now();
const opened = await engine.open(paragraphs);
// Some build on the first question.
await opened.find("some words that might be there");
const buildMs = performance.now() - start;
const after = await settled();
console.log(JSON.stringify({ buildMs, rss: after.rss - before.rss, heap: after.heap - before.heap }));
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
