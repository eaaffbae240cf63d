import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { startClock } from "../../src/daily/clock.ts";
import type { Poster } from "../../src/daily/poster.ts";
import type { DailySettings, Subscription } from "../../src/domain/subscription.ts";
import { openLog } from "../../src/log.ts";
import { openDiscord } from "../../src/sandbox/discord.ts";
import type { Store } from "../../src/store/store.ts";
import { checkedLibrary } from "../../src/story/library.ts";
import { drawPost } from "../../src/view/daily.ts";
import { startProgram } from "../helpers/program.ts";
import { sqliteStore } from "../helpers/store.ts";

const many = 100_000;
const throughDiscord = 600;

/** 100,000 subscriptions due at one moment; then some hundreds through a Discord with its real limits, with people asking meanwhile. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "quoth-bench-daily-"));
  try {
    await claimAll(join(folder, "many.db"));
    await postThrough(join(folder, "some.db"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function claimAll(file: string): Promise<void> {
  const due = Date.parse("2026-03-02T09:00:00Z");
  const store = sqliteStore(file);
  const filling = performance.now();
  await fill(store, many, (at) => ({ guildId: `${at}`, channelId: `${at}`, due }));
  console.log(`${many} subscriptions stored in ${seconds(filling)} s`);

  const time = { now: due };
  const library = checkedLibrary("content", {});
  const posted = Promise.withResolvers<void>();
  let count = 0;
  let last = due;
  const rssBefore = process.memoryUsage.rss();
  let rssMost = rssBefore;
  // Discord's answer is left out here: what is measured is the bot's own work for each post.
  const poster: Poster = {
    post: async () => ({ kind: "posted", channelId: "1", messageId: "1" }),
    find: async () => ({ kind: "absent" }),
    crosspost: async () => ({ kind: "done" }),
    openThread: async () => ({ kind: "done" }),
    pin: async () => ({ kind: "done" }),
    unpin: async () => ({ kind: "done" }),
  };
  const began = performance.now();
  const clock = startClock({
    store,
    story: () => library.standard,
    poster,
    log: openLog({ level: "error", secrets: [], now: () => 0, write: (line) => process.stdout.write(line) }),
    now: () => time.now,
    sleep: async (ms) => {
      time.now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
    onSettled: () => {
      count += 1;
      last = time.now;
      if (count % 1_000 === 0) rssMost = Math.max(rssMost, process.memoryUsage.rss());
      if (count === many) posted.resolve();
    },
    draw: drawPost,
    onUnauthorized: () => undefined,
  });
  await posted.promise;
  await clock.close();
  const took = (performance.now() - began) / 1_000;
  console.log(
    `claimed, chosen, drawn and settled: ${Math.round(many / took)} a second (${took.toFixed(1)} s of work)`,
  );
  console.log(`at 25 a second the last comes ${Math.round((last - due) / 60_000)} minutes after the first`);
  console.log(`memory: ${mib(rssBefore)} MiB before, at most ${mib(rssMost)} MiB while at it\n`);
  await store.close();
}

async function postThrough(file: string): Promise<void> {
  const discord = await openDiscord({ limits: "discord" });
  const store = sqliteStore(file);
  const channels = Array.from({ length: throughDiscord }, (_, at) => {
    const guild = discord.guild(`Server ${at}`);
    return discord.channel({ guildId: guild.id, name: "daily" });
  });
  await fill(store, throughDiscord, (at) => ({
    guildId: channels[at]?.guildId ?? "",
    channelId: channels[at]?.id ?? "",
    due: Date.now() - 60_000,
  }));
  await store.close();
  const bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `file:${file}`,
  });
  await bot.says("ready");
  const isDone = () => channels.every((channel) => discord.posts(channel.id).length > 0);
  const began = performance.now();
  const latencies: number[] = [];
  while (!isDone()) {
    const asked = performance.now();
    await discord.slash({ name: "quote", options: { words: "see that pink tie" } });
    latencies.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const took = (performance.now() - began) / 1_000;
  const refused = discord.requests.filter((one) => one.status === 429).length;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1);
  console.log(`${throughDiscord} posts through Discord's limits in ${took.toFixed(1)} s, ${refused} × 429`);
  console.log(`${latencies.length} commands answered meanwhile: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  await bot.stop("SIGKILL");
  await discord.close();
}

type Where = { readonly guildId: string; readonly channelId: string; readonly due: number };

async function fill(store: Store, count: number, where: (at: number) => Where): Promise<void> {
  const { standard } = checkedLibrary("content", {});
  for (let at = 0; at < count; at += 1) {
    const { guildId, channelId, due } = where(at);
    const date = new Date(due).toISOString().slice(0, 10);
    const settings: DailySettings = {
      channelId,
      channelKind: "text",
      story: standard.slug,
      time: new Date(due).toISOString().slice(11, 16),
      zone: "UTC",
      days: "1234567",
      order: "serial",
      atEnd: "again",
      minLength: 0,
      opensThread: false,
      isPinned: false,
      isSilent: false,
    };
    const dueAt = Math.floor(due / 60_000) * 60_000;
    const one: Subscription = {
      id: `s${at}`,
      guildId,
      name: "daily",
      settings,
      progress: { round: 1, shown: [] },
      state: "active",
      since: 0,
      closedDate: Temporal.PlainDate.from(date).subtract({ days: 1 }).toString(),
      slot: date,
      dueAt,
      wakeAt: dueAt,
      attempts: 0,
      refusals: 0,
      revision: 0,
    };
    await store.add(one, 10);
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
