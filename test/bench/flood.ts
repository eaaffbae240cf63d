import { subscribe } from "node:diagnostics_channel";
import { setTimeout as pass } from "node:timers/promises";
import type { Discord } from "../../src/sandbox/discord.ts";
import { askQuote, type Bot, bots, closeBot, openBot, quantileOf } from "./interaction/bots.ts";

const perMinute = 11_000;
const seconds = Number(process.env.BENCH_SECONDS ?? 20);
const starts = Number(process.env.BENCH_STARTS ?? 5);
const atOnce = 20;
/** Answers after which what is asked often runs as it will. */
const warmUp = 300;

/** When the first answer to an interaction reached this process, by its id: what the double does with it is not the bot's. */
const arrivals = new Map<string, number>();
subscribe("http.server.request.start", (message) => {
  const { request } = message as { readonly request: { readonly url?: string } };
  const id = /\/interactions\/(\d+)\//.exec(request.url ?? "")?.[1];
  if (id !== undefined && !arrivals.has(id)) arrivals.set(id, performance.now());
});

/** What many at once wait for: the first twenty questions after a start, and 11,000 interactions a minute. */
export async function run(): Promise<void> {
  console.log("| bot | the first twenty at once: p50 ms | p99 ms | 11,000 a minute: p50 ms | p99 ms |");
  console.log("|---|---:|---:|---:|---:|");
  for (const bot of bots) {
    const first: number[] = [];
    for (let start = 0; start <= starts; start += 1) {
      const latencies = await withBot(bot, (discord) =>
        Promise.all(Array.from({ length: atOnce }, (_, number) => ask(discord, number))),
      );
      // The first start fills the compile cache, as the first start on any machine does.
      if (start > 0) first.push(...latencies);
    }
    const flood = await withBot(bot, async (discord) => {
      for (let number = 0; number < warmUp; number += 1) await ask(discord, number);
      return pour(discord);
    });
    const cells = [first, flood].flatMap((all) => [quantileOf(all, 0.5), quantileOf(all, 0.99)]);
    console.log(`| ${bot.name} | ${cells.map((cell) => cell.toFixed(1)).join(" | ")} |`);
  }
}

/** At even intervals, whether what came before is answered or not. */
async function pour(discord: Discord): Promise<readonly number[]> {
  const asked: Promise<number>[] = [];
  const began = performance.now();
  while (performance.now() < began + seconds * 1_000) {
    const due = ((performance.now() - began) * perMinute) / 60_000;
    while (asked.length < due) asked.push(ask(discord, asked.length));
    await pass(1);
  }
  return Promise.all(asked);
}

async function ask(discord: Discord, number: number): Promise<number> {
  const begin = performance.now();
  const asked = askQuote(discord, number);
  const { id } = asked.exchange.payload as { readonly id: string };
  await asked;
  return (arrivals.get(id) ?? Number.NaN) - begin;
}

async function withBot<T>(bot: Bot, work: (discord: Discord) => Promise<T>): Promise<T> {
  const one = await openBot(bot);
  try {
    return await work(one.discord);
  } finally {
    await closeBot(one);
  }
}
