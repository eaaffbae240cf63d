import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Golden, readGolden, readParagraphs, texts, typed } from "../search/golden/golden.ts";
import { corruptedQueries } from "./search/corrupt.ts";
import type { Engine, Opened } from "./search/engine.ts";
import { largeText } from "./search/large.ts";
import { engines } from "./search/peers.ts";
import {
  type Asked,
  byKind,
  hindsight,
  percent,
  quantile,
  type Result,
  table,
  tally,
} from "./search/report.ts";

/** A peer that takes seconds a query on the large text is asked until this is spent. */
const budgetMs = 20_000;

export async function run(): Promise<void> {
  await benchStory();
  await benchLarge();
}

async function benchStory(): Promise<void> {
  const [story] = texts;
  if (story === undefined) return;
  const paragraphs = readParagraphs(story);
  const golden = readGolden(story);
  const runs = await askAll(paragraphs, golden, Number.POSITIVE_INFINITY);
  const negatives = golden.filter(({ at }) => at === null).length;
  console.log(
    `## The shipped story: ${paragraphs.length} passages, ${golden.length - negatives} queries for a line in it, ${negatives} for none\n`,
  );
  // Quoth decides for itself what is close; each peer gets the cut-off that would have suited it best.
  const results = runs.map(({ name, asked }) => ({
    name,
    asked,
    cut: name === "Quoth" ? undefined : hindsight(asked, paragraphs),
  }));
  const rows = results.map(({ name, asked, cut }) => {
    const count = tally(asked, paragraphs, cut);
    return [
      name,
      percent(count.first, count.positives),
      percent(count.inThree, count.positives),
      percent(count.marked, count.positives),
      percent(count.nothing, count.negatives),
      ...speed(asked),
      ...measure(name, "story"),
    ];
  });
  console.log(
    table(
      ["", "first", "in three", "sentence marked", "nothing close", "p50", "p99", "build", "RSS", "heap"],
      rows,
    ),
  );
  console.log(`
Each peer indexes the sentences. It has no notion of "nothing close", so it is given, with hindsight, the cut-off on
its score that makes most of these answers right. Build, RSS and heap are measured in a process for each engine; heap
is the main thread's, without native memory; Quoth's long texts are in a thread of their own, and in RSS alone.
`);
  console.log(byKind(results, paragraphs));
}

async function benchLarge(): Promise<void> {
  const { source, paragraphs } = largeText();
  const golden = corruptedQueries(paragraphs, 500, 20_260_402);
  const runs = await askAll(paragraphs, golden, budgetMs);
  console.log(`\n## A large text: ${paragraphs.length} paragraphs, ${golden.length} damaged pieces of it\n`);
  console.log(`${source}.\n`);
  const rows = runs.map(({ name, asked, cut }) => {
    const count = tally(asked, paragraphs, cut);
    return [
      name,
      asked.length < golden.length ? `the first ${asked.length}` : "all",
      percent(count.first, count.positives),
      percent(count.inThree, count.positives),
      ...speed(asked),
      ...measure(name, "large"),
    ];
  });
  console.log(table(["", "asked", "first", "in three", "p50", "p99", "build", "RSS", "heap"], rows));
  console.log();
  console.log(byKind(runs, paragraphs));
}

/** Query by query, every engine in turn, so that a busy moment of the machine falls on all. */
async function askAll(
  paragraphs: readonly string[],
  golden: readonly Golden[],
  budget: number,
): Promise<readonly Result[]> {
  const open: { engine: Engine; opened: Opened; asked: Asked[]; spent: number }[] = [];
  for (const engine of engines)
    open.push({ engine, opened: await engine.open(paragraphs), asked: [], spent: 0 });
  for (const one of open) {
    const start = performance.now();
    for (const { query } of golden.slice(0, 50)) {
      await one.opened.find(query);
      if (performance.now() - start > 1_000) break;
    }
  }
  for (const one of golden) {
    const query = typed(one);
    for (const turn of open) {
      if (turn.spent > budget) continue;
      const start = performance.now();
      const hits = await turn.opened.find(query);
      const ms = performance.now() - start;
      turn.asked.push({ golden: one, hits, ms });
      turn.spent += ms;
    }
  }
  for (const { opened } of open) await opened.close();
  return open.map(({ engine, asked }) => ({ name: engine.name, asked, cut: undefined }));
}

function speed(asked: readonly Asked[]): readonly string[] {
  const times = asked.map(({ ms }) => ms);
  return [`${quantile(times, 0.5)} ms`, `${quantile(times, 0.99)} ms`];
}

function measure(name: string, text: "story" | "large"): readonly string[] {
  const file = fileURLToPath(new URL("search/measure.ts", import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", file, name, text], {
    encoding: "utf8",
  });
  if (!stdout) {
    console.log(`${name} could not be measured: ${stderr.split("\n").find((line) => /Error/.test(line))}\n`);
    return ["?", "?", "?"];
  }
  const { buildMs, rss, heap } = JSON.parse(stdout) as { buildMs: number; rss: number; heap: number };
  const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  return [`${buildMs.toFixed(0)} ms`, mebibytes(rss), mebibytes(heap)];
}
