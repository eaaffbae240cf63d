import { spawnSync } from "node:child_process";
import type { Card } from "../../src/card/card.ts";
import { openCards } from "../../src/card/cards.ts";
import { themes } from "../../src/card/themes.ts";
import { sample, type scripts } from "../card/scripts.ts";

const mebibyte = 2 ** 20;

function cardOf(script: keyof typeof scripts, at: number, length: number): Card {
  return {
    text: sample(script, length),
    title: `The Long Tide ${at}`,
    author: "by A. Reader",
    credit: "Fan fiction; the author owns none of it.",
    language: "en",
    theme: themes[at % themes.length]?.name ?? "paper",
    format: at % 4 === 3 ? "square" : "wide",
  };
}

/** Milliseconds of `count` cards, one after another, sorted. */
async function timesOf(script: keyof typeof scripts, count: number): Promise<readonly number[]> {
  const cards = openCards();
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const start = performance.now();
    await cards.draw(cardOf(script, at, [30, 120, 260, 450][at % 4] ?? 120));
    times.push(performance.now() - start);
  }
  cards.close();
  const warm = times.slice(themes.length).sort((a, b) => a - b);
  return [times[0] ?? 0, warm[Math.floor(warm.length / 2)] ?? 0, warm.at(-1) ?? 0];
}

/** Prints what this process takes more at its peak for 60 cards than for none: two at a time, as in the bot. */
export async function printMemory(): Promise<void> {
  const before = process.memoryUsage().rss;
  const cards = openCards();
  let peak = before;
  for (let at = 0; at < 60; at += 2) {
    await Promise.all([at, at + 1].map((one) => cards.draw(cardOf("Latin", one, 300))));
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  console.log(`${Math.round((peak - before) / mebibyte)} MiB`);
}

export async function run(): Promise<void> {
  console.log("milliseconds a card: first of all, middle, slowest of 60 once its themes are loaded");
  for (const script of ["Latin", "Cyrillic", "Arabic", "Devanagari", "Thai", "Japanese", "Korean"] as const) {
    const [first = 0, middle = 0, slowest = 0] = await timesOf(script, 60);
    console.log(
      `${script.padEnd(12)}${[first, middle, slowest].map((ms) => ms.toFixed(0).padStart(6)).join("")}`,
    );
  }
  const start = performance.now();
  const cards = openCards();
  await cards.draw(cardOf("Latin", 0, 120));
  const drawn = performance.now();
  for (let at = 0; at < 1_000; at++) await cards.draw(cardOf("Latin", 0, 120));
  const kept = (performance.now() - drawn) / 1_000;
  console.log(`drawn ${(drawn - start).toFixed(0)} ms, asked for again ${(kept * 1_000).toFixed(0)} µs`);
  console.log("memory for 60 cards, two at a time, in a process of its own:");
  const allocators = [{}, { MALLOC_ARENA_MAX: "2" }, { MALLOC_MMAP_THRESHOLD_: "131072" }];
  for (const env of allocators) {
    const script = `await (await import(${JSON.stringify(import.meta.url)})).printMemory()`;
    const child = spawnSync(
      process.execPath,
      ["--max-semi-space-size=4", "--input-type=module", "-e", script],
      { encoding: "utf8", env: { ...process.env, ...env } },
    );
    const name = Object.entries(env)
      .map(([key, value]) => `${key}=${value}`)
      .join();
    console.log(`  ${(name || "as it is").padEnd(32)} ${child.stdout.trim()}`);
  }
}
