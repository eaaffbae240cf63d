import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { typed } from "../search/golden/golden.ts";
import { readRetold } from "../search/retold/retold.ts";
import { ablationTable } from "./search/ablations.ts";
import type { Engine, Opened } from "./search/engine.ts";
import { hardQueries, timesOf } from "./search/hard.ts";
import { measureLanguages } from "./search/languages.ts";
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
import { budgetMs, type Task, taskOf, warmUp } from "./search/task.ts";

/** What `speed` and `measure` tell. */
const measures = ["p50", "p99", "p50 alone", "p99 alone", "build", "RSS", "heap"];

export async function run(): Promise<void> {
  await benchStory();
  await benchRetold();
  await benchLarge();
  await benchLanguages();
  await benchHard();
  console.log(`\n## What each stage buys\n\n${ablationTable()}`);
}

async function benchLanguages(): Promise<void> {
  console.log("\n## Languages: lines of each one's commonest words by chance, two letters of each wrong\n");
  const rows = (await measureLanguages()).map(({ language, first, shown, nothing, asked }) => [
    new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language,
    percent(first, asked),
    percent(shown, asked),
    percent(nothing, asked),
  ]);
  console.log(table(["", "first", "shown", "other lines: nothing"], rows));
}

/** The worst of what is made to be slow, against what people ask; also where the text is one paragraph. */
async function benchHard(): Promise<void> {
  const { paragraphs, golden } = taskOf("large");
  const hard = hardQueries(paragraphs);
  console.log(`\n## Hard: ${hard.length} queries made to be slow, against ordinary ones\n`);
  const rows: string[][] = [];
  for (const [name, text] of [
    ["as it is", paragraphs],
    ["a tenth of it in one paragraph", [paragraphs.slice(0, paragraphs.length / 10).join(" ")]],
  ] as const) {
    const ordinary = await timesOf(text, golden.slice(0, 200).map(typed));
    const times = await timesOf(text, hard);
    const worst = times.reduce((most, one) => Math.max(most, one), 0);
    const ratio = worst / Math.max(0.001, Number(quantile(ordinary, 0.5)));
    rows.push([
      name,
      `${quantile(ordinary, 0.5)} ms`,
      `${quantile(times, 0.5)} ms`,
      `${worst.toFixed(1)} ms`,
      `${ratio.toFixed(1)}×`,
    ]);
  }
  console.log(table(["the large text", "ordinary p50", "hard p50", "worst", "worst / ordinary"], rows));
}

async function benchStory(): Promise<void> {
  const task = taskOf("story");
  const { paragraphs, golden } = task;
  const runs = await askAll(task, Number.POSITIVE_INFINITY);
  const negatives = golden.filter(({ at }) => at === null).length;
  console.log(
    `## The shipped story: ${paragraphs.length} passages, ${golden.length - negatives} queries for a line in it, ${negatives} for none\n`,
  );
  const results = suited(runs, paragraphs);
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
  console.log(table(["", "first", "in three", "sentence marked", "nothing close", ...measures], rows));
  console.log(`
Every engine answers each query in turn, where one's garbage is at times collected while another works; "alone" is the
same in a process of its own. Each peer indexes the sentences. It has no notion of "nothing close", so it is given, with hindsight, the cut-off on
its score that makes most of these answers right. Build, RSS and heap are of the process of its own; heap
is the main thread's, without native memory; Quoth's long texts are in a thread of their own, and in RSS alone.
`);
  console.log(byKind(results, paragraphs));
}

/** What the ranker was not fitted to: from damaged lines to moments told in none of the story's words. */
async function benchRetold(): Promise<void> {
  const story = taskOf("story");
  const golden = readRetold()
    .filter(({ text, isAside }) => isAside && text.name === "story")
    .flatMap(({ queries }) => queries)
    .map((one) => (one.at === null ? { ...one, kind: one.kind.replace("none-", "no: ") } : one));
  const runs = await askAll({ ...story, golden }, Number.POSITIVE_INFINITY);
  const results = suited(runs, story.paragraphs);
  console.log(
    `\n## The shipped story retold: ${golden.length} queries kept aside while the ranker was fitted\n`,
  );
  console.log(byKind(results, story.paragraphs, ({ golden: { kind } }) => kind));
}

/** Quoth decides for itself what is close; each peer gets the cut-off that would have suited it best. */
function suited(runs: readonly Result[], paragraphs: readonly string[]): readonly Result[] {
  return runs.map((one) => (one.name === "Quoth" ? one : { ...one, cut: hindsight(one.asked, paragraphs) }));
}

async function benchLarge(): Promise<void> {
  const task = taskOf("large");
  const { source, paragraphs, golden } = task;
  const runs = await askAll(task, budgetMs);
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
  console.log(table(["", "asked", "first", "in three", ...measures], rows));
  console.log();
  console.log(byKind(runs, paragraphs));
}

/** Query by query, every engine in turn, so that a busy moment of the machine falls on all. */
async function askAll({ paragraphs, golden }: Task, budget: number): Promise<readonly Result[]> {
  const open: { engine: Engine; opened: Opened; asked: Asked[]; spent: number }[] = [];
  for (const engine of engines)
    open.push({ engine, opened: await engine.open(paragraphs), asked: [], spent: 0 });
  for (const { opened } of open) await warmUp(opened);
  for (const one of golden) {
    const query = typed(one);
    for (const turn of open) {
      if (turn.spent > budget) continue;
      const start = performance.now();
      const answers = await turn.opened.find(query);
      const ms = performance.now() - start;
      turn.asked.push({ golden: one, answers, ms });
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
  const { stdout, stderr, error } = spawnSync(process.execPath, ["--expose-gc", file, name, text], {
    encoding: "utf8",
  });
  if (!stdout) {
    console.log(
      `${name} could not be measured: ${error ?? stderr.split("\n").find((line) => /Error/.test(line))}\n`,
    );
    return measures.slice(2).map(() => "?");
  }
  const { buildMs, rss, heap, p50, p99 } = JSON.parse(stdout) as {
    [name in "buildMs" | "rss" | "heap"]: number;
  } & { [name in "p50" | "p99"]: string };
  const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  return [`${p50} ms`, `${p99} ms`, `${buildMs.toFixed(0)} ms`, mebibytes(rss), mebibytes(heap)];
}
