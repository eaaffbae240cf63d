import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { startClock } from "../../src/daily/clock.ts";
import type { Poster } from "../../src/daily/poster.ts";
import type { DailySettings, Subscription } from "../../src/domain/subscription.ts";
import { openLog } from "../../src/log.ts";
import { openDiscord } from "../../src/sandbox/discord.ts";
import type { Store } from "../../src/store/store.ts";
import { openLibrary } from "../../src/story/library.ts";
import { drawPost } from "../../src/view/daily.ts";
import { startProgram } from "../helpers/program.ts";
import { sqliteStore } from "../helpers/store.ts";

/** What each subscription reads. */
type Reading = Pick<DailySettings, "story" | "portion" | "until">;
const passages: Reading = { story: "untitled-torchwood" };
/** A novel of 300,000 words to the end of the year. */
const plan: Reading = { story: "novel", until: "2026-12-31" };
/** Of 40 messages each. */
const chapter: Reading = { story: "novel", portion: "chapter" };

/**
 * 100,000 subscriptions due at one moment, 10,000 plans beside as many of passages, chapters of 40 parts; then some through
 * a Discord with its real limits, with people asking meanwhile.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "quoth-bench-daily-"));
  const content = join(folder, "content");
  cpSync(join("content", "untitled-torchwood"), join(content, "untitled-torchwood"), { recursive: true });
  writeNovel(content);
  const all = { folder, content };
  try {
    await claimAll(all, "passages", 100_000, passages);
    await claimAll(all, "passages", 10_000, passages);
    await claimAll(all, "plans", 10_000, plan);
    await claimAll(all, "chapters of 40 parts", 250, chapter);
    await postThrough(all, "passages", 600, passages);
    await postThrough(all, "chapters of 40 parts", 25, chapter);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Folders = { readonly folder: string; readonly content: string };

/** 15 chapters of 40 messages, of two paragraphs each. */
function writeNovel(content: string): void {
  const paragraph = (at: number) => `P${at} ${"went on along the long shore. ".repeat(48)}`.trim();
  const chapterAt = (at: number) =>
    `# Chapter ${at + 1}\n\n${Array.from({ length: 80 }, (_, line) => paragraph(at * 80 + line)).join("\n\n")}`;
  const front = "---\ntitle: The Novel\nattribution: By A.\npermission: own work\n---\n\n";
  mkdirSync(join(content, "novel"));
  const chapters = Array.from({ length: 15 }, (_, at) => chapterAt(at));
  writeFileSync(join(content, "novel", "story.md"), `${front}${chapters.join("\n\n")}\n`);
}

async function claimAll(
  { folder, content }: Folders,
  what: string,
  many: number,
  reading: Reading,
): Promise<void> {
  const due = Date.parse("2026-03-02T09:00:00Z");
  const store = sqliteStore(join(folder, `${many} ${what}.db`));
  const filling = performance.now();
  await fill(store, many, reading, (at) => ({ guildId: `${at}`, channelId: `${at}`, due }));
  console.log(`${many} subscriptions to ${what} stored in ${seconds(filling)} s`);

  const time = { now: due };
  const { stories } = openLibrary(content, {}).current();
  const posted = Promise.withResolvers<void>();
  let count = 0;
  let messages = 0;
  let last = due;
  const rssBefore = process.memoryUsage.rss();
  let rssMost = rssBefore;
  // Discord's answer is left out here: what is measured is the bot's own work for each post.
  const poster: Poster = {
    post: async () => {
      messages += 1;
      return { kind: "posted", channelId: "1", messageId: "1" };
    },
    find: async () => ({ kind: "absent" }),
    crosspost: async () => ({ kind: "done" }),
    openThread: async () => ({ kind: "done" }),
    pin: async () => ({ kind: "done" }),
    unpin: async () => ({ kind: "done" }),
  };
  const began = performance.now();
  const clock = startClock({
    store,
    story: (slug) => stories.find((story) => story.slug === slug),
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
    `claimed, chosen, drawn and settled: ${Math.round(many / took)} a second, ${Math.round(messages / took)} messages (${took.toFixed(1)} s of work)`,
  );
  if (messages === many)
    console.log(`at 25 a second the last comes ${Math.round((last - due) / 60_000)} minutes after the first`);
  console.log(`memory: ${mib(rssBefore)} MiB before, at most ${mib(rssMost)} MiB while at it\n`);
  await store.close();
}

async function postThrough(
  { folder, content }: Folders,
  what: string,
  many: number,
  reading: Reading,
): Promise<void> {
  const file = join(folder, `through ${what}.db`);
  const discord = await openDiscord({ limits: "discord" });
  const store = sqliteStore(file);
  const channels = Array.from({ length: many }, (_, at) => {
    const guild = discord.guild(`Server ${at}`);
    return discord.channel({ guildId: guild.id, name: "daily" });
  });
  await fill(store, many, reading, (at) => ({
    guildId: channels[at]?.guildId ?? "",
    channelId: channels[at]?.id ?? "",
    due: Date.now() - 60_000,
  }));
  await store.close();
  const bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `file:${file}`,
    CONTENT_DIR: content,
    STORY: "untitled-torchwood",
    COOLDOWN: "off",
  });
  await bot.says("ready");
  const wanted = many * (reading.portion === "chapter" ? 40 : 1);
  // Answers of /quote go to the first server.
  const posted = () =>
    discord.posts().filter(({ message }) => message.channel_id !== discord.general.id).length;
  const began = performance.now();
  const latencies: number[] = [];
  while (posted() < wanted) {
    const asked = performance.now();
    await discord.slash({ name: "quote", options: { words: "see that pink tie" } });
    latencies.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const took = (performance.now() - began) / 1_000;
  const refused = discord.requests.filter((one) => one.status === 429).length;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1);
  console.log(
    `${many} × ${what} through Discord's limits: ${wanted} messages in ${took.toFixed(1)} s, ${(wanted / took).toFixed(1)} a second, ${refused} × 429`,
  );
  console.log(`${latencies.length} commands answered meanwhile: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  await bot.stop("SIGKILL");
  await discord.close();
}

type Where = { readonly guildId: string; readonly channelId: string; readonly due: number };

async function fill(
  store: Store,
  count: number,
  reading: Reading,
  where: (at: number) => Where,
): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { guildId, channelId, due } = where(at);
    const date = new Date(due).toISOString().slice(0, 10);
    const settings: DailySettings = {
      channelId,
      channelKind: "text",
      ...reading,
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
