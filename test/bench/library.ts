import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDiscord } from "../../src/sandbox/discord.ts";
import { startProgram } from "../helpers/program.ts";
import { writeStories } from "./library/stories.ts";
import { quantile, table } from "./search/report.ts";

const stories = Number(process.env.BENCH_STORIES ?? 100);
const long = Number(process.env.BENCH_LONG ?? 1_000_000);

type Figures = Readonly<
  Record<
    | "bare"
    | "loadMs"
    | "loaded"
    | "firstOne"
    | "searchableMs"
    | "blockedBuilding"
    | "total"
    | "blockedAsking"
    | "after",
    number
  >
> &
  Readonly<Record<"passageMs" | "across" | "one" | "largest", readonly number[]>>;

/** A library of a hundred stories of 100,000 words, and one of a million: start, searching, memory. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "quoth-library-"));
  try {
    writeStories(folder, [...Array.from({ length: stories }, () => 100_000), long]);
    console.log(`${stories} generated stories of 100,000 words, and one of ${long.toLocaleString("en")}\n`);
    await benchStart(folder);
    benchSearch(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The real program against the tests' Discord, with the shipped story and with the library. */
async function benchStart(folder: string): Promise<void> {
  const rows: string[][] = [];
  for (const [name, env] of [
    ["the shipped story", {}],
    ["the library", { CONTENT_DIR: folder }],
  ] as const) {
    const discord = await openDiscord();
    const started = performance.now();
    const bot = startProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
    await bot.says("ready");
    const readyMs = performance.now() - started;
    const asked = performance.now();
    await discord.slash({ name: "passage", options: { number: "3" } });
    const passageMs = performance.now() - asked;
    const before = performance.now();
    const outcome = await discord.slash({ name: "quote", options: { words: "nobody said a word" } });
    const quoteMs = performance.now() - before;
    const isDeferred = "deferred" in outcome && outcome.deferred === true;
    rows.push([name, ms(readyMs), ms(passageMs), `${ms(quoteMs)}${isDeferred ? ", announced at 2 s" : ""}`]);
    await bot.stop("SIGKILL");
    await discord.close();
  }
  console.log(table(["", "start to ready", "first /passage", "first /quote, of all stories"], rows));
}

function benchSearch(folder: string): void {
  const file = fileURLToPath(new URL("library/measure.ts", import.meta.url));
  const args = ["--expose-gc", "--max-semi-space-size=4", file, folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (!stdout) {
    console.log(
      `\nThe library could not be measured: ${stderr.split("\n").find((line) => /Error/.test(line))}`,
    );
    return;
  }
  const found = JSON.parse(stdout) as Figures;
  const rows = [
    ["stories read", ms(found.loadMs), "", `${found.loaded} MiB (${found.bare} without stories)`],
    ["one of them searched for the first time", ms(found.firstOne), "", ""],
    ["all indexed, in a thread", ms(found.searchableMs), `${found.blockedBuilding} ms`, `${found.total} MiB`],
    ["/passage meanwhile", spread(found.passageMs), "", ""],
    ["/quote of all stories", spread(found.across), `${found.blockedAsking} ms`, `${found.after} MiB`],
    ["/quote of one", spread(found.one), "", ""],
    ["/quote of the longest", spread(found.largest), "", ""],
  ];
  console.log(`\n${table(["", "took (p50, p99)", "longest block of the event loop", "RSS"], rows)}`);
}

function spread(times: readonly number[]): string {
  return `${quantile(times, 0.5)} ms, ${quantile(times, 0.99)} ms`;
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}
