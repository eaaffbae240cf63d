import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { type Program, startCommand } from "../helpers/program.ts";
import {
  askQuote,
  quantileOf as at,
  type Bot,
  bots,
  closeBot,
  type OpenBot,
  openBot,
} from "./interaction/bots.ts";
import { profiling } from "./interaction/stages.ts";

const rounds = 12;
const perRound = 50;
/** Answers that are not measured: the first take longest. */
const unmeasured = Number(process.env.BENCH_BEFORE ?? perRound);
const starts = Number(process.env.BENCH_STARTS ?? 7);

type Measured = Bot & OpenBot & { readonly latencies: number[]; cpuMs: number };

/** When a request last reached this process: what the double does with it, such as holding it to the schema, is not the bot's. */
let arrivedAt = 0;
subscribe("http.server.request.start", () => {
  arrivedAt = performance.now();
});

/** Dispatch to callback, as Discord sees it; and the processor time, memory and start of the bot's process. */
export async function run(): Promise<void> {
  const startMs = await measureStarts();
  const running = await Promise.all(bots.map(open));
  for (const one of running) await ask(one, unmeasured);
  for (const one of running) {
    one.latencies.length = 0;
    one.cpuMs = 0;
  }
  for (let round = 0; round < rounds; round += 1) {
    // Turn about in one run, so that a noisy moment meets both.
    for (const one of round % 2 === 0 ? running : running.toReversed()) {
      const before = cpuMsOf(one.program);
      await ask(one, perRound);
      one.cpuMs += cpuMsOf(one.program) - before;
    }
  }
  console.log("| bot | p50 ms | p99 ms | CPU ms an interaction | RSS MB | start to ready ms |");
  console.log("|---|---|---|---|---|---|");
  for (const one of running) {
    const cpu = one.cpuMs / (rounds * perRound);
    const cells = [
      at(one.latencies, 0.5),
      at(one.latencies, 0.99),
      cpu,
      rssMbOf(one.program),
      at(startMs.get(one.name) ?? [], 0.5),
    ];
    console.log(`| ${one.name} | ${cells.map((cell) => cell.toFixed(2)).join(" | ")} |`);
  }
  const [bare, quoth] = running;
  if (bare !== undefined && quoth !== undefined) {
    const p50 = at(quoth.latencies, 0.5) / at(bare.latencies, 0.5);
    console.log(
      `\nQuoth against bare: p50 ${p50.toFixed(2)}×, CPU ${(quoth.cpuMs / bare.cpuMs).toFixed(2)}×, ` +
        `RSS ${(rssMbOf(quoth.program) - rssMbOf(bare.program)).toFixed(1)} MB more, ` +
        `start ${(at(startMs.get(quoth.name) ?? [], 0.5) - at(startMs.get(bare.name) ?? [], 0.5)).toFixed(0)} ms more ` +
        `(${rounds * perRound} interactions each, ${starts} starts each, medians)`,
    );
  }
  for (const one of running) await closeBot(one);
  for (const bot of bots) await printStages(bot);
}

/** Where the processor time of an answer goes; the profile itself takes some, so that the sum is more than above. */
async function printStages(bot: Bot): Promise<void> {
  const profile = profiling();
  const command = bot.command ?? startCommand;
  const one = await open({ ...bot, command: command.replace("node ", `node ${profile.args} `) });
  await ask(one, 2 * perRound);
  const from = process.hrtime.bigint();
  for (let round = 0; round < rounds; round += 1) await ask(one, perRound);
  const to = process.hrtime.bigint();
  await closeBot(one);
  const stages = profile.stages(from, to, rounds * perRound);
  const sum = stages.reduce((all, [, us]) => all + us, 0);
  console.log(
    `\n${bot.name}: ${sum.toFixed(0)} µs an interaction\n\n| stage | µs | share |\n|---|---:|---:|`,
  );
  for (const [stage, us] of stages.filter(([, each]) => each >= sum / 200))
    console.log(`| ${stage} | ${us.toFixed(0)} | ${((100 * us) / sum).toFixed(0)} % |`);
}

async function measureStarts(): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>(bots.map(({ name }) => [name, []]));
  for (let round = 0; round <= starts; round += 1) {
    for (const bot of bots) {
      const begin = performance.now();
      const one = await openBot(bot);
      // The first start fills the compile cache, as the first start on any machine does.
      if (round > 0) times.get(bot.name)?.push(performance.now() - begin);
      await closeBot(one);
    }
  }
  return times;
}

async function open(bot: Bot): Promise<Measured> {
  return { ...bot, ...(await openBot(bot)), latencies: [], cpuMs: 0 };
}

async function ask(one: Measured, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const begin = performance.now();
    await askQuote(one.discord, time);
    one.latencies.push(arrivedAt - begin);
  }
}

/** User and system time of the process so far, from the kernel (proc(5): fields 14 and 15, in ticks of 10 ms). */
function cpuMsOf(program: Program): number {
  const fields = readFileSync(`/proc/${program.process.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function rssMbOf(program: Program): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${program.process.pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
