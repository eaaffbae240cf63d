import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { dueAfterDate, dueAt } from "../../src/daily/calendar.ts";
import { waitingFor } from "../../src/daily/schedule.ts";
import type { Delivery } from "../../src/domain/delivery.ts";
import type { DailySettings } from "../../src/domain/subscription.ts";
import { openLog } from "../../src/log.ts";
import type { How } from "../../src/sandbox/discord/faults.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type OpenStore, openStore } from "../../src/store/open.ts";
import { admins, patiently } from "./admins.ts";
import type { Setting } from "./bot.ts";
import { balance, type DuePost, keyOf, type Ledger } from "./ledger.ts";

const root = join(import.meta.dirname, "..", "..");

/** A minute of the bots' time passes in a second, so that a lease runs out in one. */
const speed = 60;
const firstDate = "2025-03-29";
/** London skips 01:30 on 30 March; Santiago has 23:30 twice on 5 April, Lord Howe 01:45 on 6 April. */
const places = [
  { zone: "Europe/London", time: "01:30" },
  { zone: "America/Santiago", time: "23:30" },
  { zone: "Australia/Lord_Howe", time: "01:45" },
] as const;
/** Beyond so many faults in a wave its few last posts would meet nothing else. */
const mostFaults = 12;

export type Plan = {
  readonly databaseUrl: string;
  readonly processes: number;
  readonly subscriptions: number;
  readonly dates: number;
  readonly kills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

export type Result = Ledger & {
  /** What was asked of Discord in the channel of a key, for looking into a fault. */
  readonly story: (key: string) => readonly string[];
  readonly kills: number;
  readonly faults: number;
  /** What admins did meanwhile. */
  readonly acts: number;
  readonly seconds: number;
};

/** Several bots on one store, killed, failed by Discord and changed by admins at random, day after day: what came of every date? */
export async function chaos(plan: Plan): Promise<Result> {
  const began = performance.now();
  const random = randomFrom(plan.seed);
  // Minutes of the bots' time: a nonce is forgotten after five of them.
  const discord = await openDiscord({ nonceMs: (5 * 60_000) / speed });
  const log = openLog({ level: "error", secrets: [], now: () => 0, write: plan.say });
  const store = await openStore(plan.databaseUrl, { log, now: () => 0 });
  const waves = await subscribe(plan, discord, store);
  const bots = openBots(plan, discord, waves[0]?.at ?? 0);
  const managers = admins({
    store,
    contentDir: join(root, "content"),
    now: bots.now,
    random: randomFrom(plan.seed + 1),
    say: plan.say,
  });
  let kills = 0;
  let ordered = 0;
  const killsPerWave = Math.ceil(plan.kills / waves.length);

  for (const [at, wave] of waves.entries()) {
    bots.setClock(wave.at - 20_000);
    await bots.running();
    // Admins change every third one, some before it is due and some after; the others show that they cost nobody else.
    const managed = wave.due.filter((_, index) => index % 3 === 0);
    const actsAtMost = managers.acts() + managed.length * 3;
    let left = Math.min(killsPerWave, plan.kills - kills);
    let faultsLeft = mostFaults;
    let isDone = false;
    const done = settled(wave.due, discord, store, bots.now).then(() => {
      isDone = true;
    });
    while (!isDone || left > 0) {
      if (faultsLeft > 0 && random() < 0.6) {
        discord.fail(fault(random));
        ordered += 1;
        faultsLeft -= 1;
      }
      if (managers.acts() < actsAtMost) {
        for (let more = 0; more < 4; more += 1) await managers.act(managed);
      } else await managers.heal(managed);
      // Kills come while posts are made, a few milliseconds to a good second apart.
      const pause = new Promise((resolve) => setTimeout(resolve, 5 + random() ** 3 * 1_200));
      await Promise.race([done, pause]);
      if (left > 0) {
        kills += await bots.kill(Math.floor(random() * plan.processes));
        left -= 1;
      }
    }
    await managers.heal(managed);
    plan.say(
      `wave ${at + 1} of ${waves.length}: ${keysOf(discord).size} posts, ${kills} kills, ${managers.acts()} acts of admins`,
    );
  }
  const expected = waves.flatMap((wave) => wave.due);
  const deliveries = await settledWords(plan, discord, store, expected);
  const ledger = balance(expected, discord.posts(), deliveries, managers.leftOut);
  await bots.stop();
  await store.close();
  await discord.close();
  const story = (key: string) => {
    const channel = discord.posts().find((post) => known.get(post) === key)?.message.channel_id ?? "none";
    return discord.requests
      .filter((one) => one.route.includes(channel))
      .map((one) => `${JSON.stringify(one.at)} ${one.method} ${one.route} ${one.status}`);
  };
  const took = Math.round((performance.now() - began) / 1_000);
  return { ...ledger, story, kills, faults: ordered, acts: managers.acts(), seconds: took };
}

type Wave = { readonly at: number; readonly due: readonly DuePost[] };

/** Everyone at a time of day of their own; the waves are the moments at which that is. */
async function subscribe(plan: Plan, discord: Discord, store: OpenStore): Promise<readonly Wave[]> {
  const waves = new Map<number, DuePost[]>();
  for (let at = 0; at < plan.subscriptions; at += 1) {
    const { zone, time } = places[at % places.length] ?? places[0];
    // Some share a server, which takes ten of them.
    const guildId = at % 17 === 0 ? discord.home.id : discord.guild(`Server ${at}`).id;
    const channels = ["daily", "elsewhere"].map(
      (name) => discord.channel({ guildId, name: `${name}-${at}` }).id,
    );
    const settings: DailySettings = {
      channelId: channels[0] ?? "",
      channelKind: "text",
      story: "untitled-torchwood",
      time,
      zone,
      days: "1234567",
      order: at % 3 === 0 ? "shuffle" : "serial",
      atEnd: "again",
      minLength: at % 5 === 0 ? 400 : 0,
      opensThread: false,
      isPinned: false,
      isSilent: false,
    };
    const id = `sub-${at}`;
    const before = Temporal.PlainDate.from(firstDate).subtract({ days: 1 }).toString();
    await store.add(
      {
        id,
        guildId,
        name: `daily-${at}`,
        settings,
        progress: { round: 1, shown: [] },
        state: "active",
        since: 0,
        closedDate: before,
        ...waitingFor(dueAfterDate(settings, before), guildId),
        attempts: 0,
        refusals: 0,
        revision: 0,
      },
      100_000,
    );
    for (let day = 0; day < plan.dates; day += 1) {
      const date = Temporal.PlainDate.from(firstDate).add({ days: day }).toString();
      const due = dueAt(settings, date) ?? 0;
      const post = { id, guildId, name: `daily-${at}`, channels, time, zone, date, dueAt: due };
      waves.set(due, [...(waves.get(due) ?? []), post]);
    }
  }
  return [...waves].sort(([a], [b]) => a - b).map(([at, due]) => ({ at, due }));
}

function openBots(plan: Plan, discord: Discord, at: number) {
  let setting: Setting = { real: Date.now(), at, speed };
  const bots: { child: ChildProcess; running: Promise<void> }[] = [];
  const launch = (index: number) => {
    // Clocks of machines are never quite the same.
    const own = { ...setting, at: setting.at + (index - 1) * 15_000 };
    const child = spawn(process.execPath, ["test/chaos/bot.ts", JSON.stringify(own)], {
      cwd: root,
      env: {
        PATH: process.env.PATH ?? "",
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DATABASE_URL: plan.databaseUrl,
        LOG_LEVEL: "info",
        PORT: "0",
        COOLDOWN: "off",
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const running = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on("line", (line) => {
        const { level, message } = JSON.parse(line) as { level: string; message: string };
        if (message === "connected to Discord") resolve();
        if (level === "error") plan.say(`bot ${index}: ${line.slice(0, 400)}`);
      });
      child.once("exit", () => resolve());
    });
    createInterface({ input: child.stderr as NonNullable<typeof child.stderr> }).on("line", (line) =>
      plan.say(`bot ${index} complains: ${line.slice(0, 400)}`),
    );
    bots[index] = { child, running };
  };
  for (let index = 0; index < plan.processes; index += 1) launch(index);
  return {
    now: () => Math.floor(setting.at + (Date.now() - setting.real) * setting.speed),
    running: () => Promise.all(bots.map((bot) => bot.running)),
    setClock: (to: number) => {
      setting = { real: Date.now(), at: to, speed };
      bots.forEach(({ child }, index) => {
        if (child.connected) child.send({ ...setting, at: to + (index - 1) * 15_000 });
      });
    },
    /** Ends one as a power failure would, and starts it again. */
    kill: async (index: number): Promise<number> => {
      const bot = bots[index];
      if (bot === undefined) return 0;
      const ended = once(bot.child, "exit");
      bot.child.kill("SIGKILL");
      await ended;
      setting = { real: Date.now(), at: setting.at + (Date.now() - setting.real) * speed, speed };
      launch(index);
      return 1;
    },
    stop: async () => {
      await Promise.all(
        bots.map(async ({ child }) => {
          const ended = once(child, "exit");
          child.kill("SIGKILL");
          await ended;
        }),
      );
    },
  };
}

const markShape = /"daily:1:past:([^:"]+):([^:"]+):/;
const known = new WeakMap<object, string>();

/** `<subscription> <local date>` of each post; read once a message, for this is asked after every request. */
function keysOf(discord: Discord): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const post of discord.posts()) {
    const key =
      known.get(post) ?? markShape.exec(JSON.stringify(post.message.components))?.slice(1).join(" ") ?? "";
    known.set(post, key);
    keys.add(key);
  }
  return keys;
}

/** When each has its post, or its word where an admin left it out. */
async function settled(
  due: readonly DuePost[],
  discord: Discord,
  store: OpenStore,
  now: () => number,
): Promise<void> {
  let left = due;
  while (left.length > 0) {
    const posted = keysOf(discord);
    const words = await Promise.all(
      left.map(async (one) => {
        // A time that an admin moved may not have come yet, and a date closed before its time has its word early.
        if (posted.has(keyOf(one)) || now() < one.dueAt) return undefined;
        const list = await store.deliveries(one.id, 50).catch(() => []);
        return list.find(({ slot }) => slot === one.date);
      }),
    );
    left = left.filter((one, at) => !posted.has(keyOf(one)) && words[at] === undefined);
    await nextRequest(discord);
  }
}

/** A store has no event for what is written; requests at Discord tell that the bots are at work. */
async function nextRequest(discord: Discord): Promise<void> {
  const seen = discord.requests.length;
  const quiet = new Promise((resolve) => setTimeout(resolve, 250));
  await Promise.race([discord.until(() => discord.requests.length > seen), quiet]);
}

/** The final words, once all have theirs: the last ones wait for a lease to run out. */
async function settledWords(
  plan: Plan,
  discord: Discord,
  store: OpenStore,
  expected: readonly DuePost[],
): Promise<readonly Delivery[]> {
  for (let tries = 0; ; tries += 1) {
    const all: Delivery[] = [];
    for (let at = 0; at < plan.subscriptions; at += 1)
      all.push(...(await patiently(() => store.deliveries(`sub-${at}`, 400))));
    const words = new Set(all.map((one) => `${one.subscriptionId} ${one.slot}`));
    if (expected.every((one) => words.has(keyOf(one))) || tries > 240) return all;
    await nextRequest(discord);
  }
}

const hows = [
  "500",
  "502",
  "503",
  "reset",
  "reset",
  "hang",
  "late",
  "429",
  "429-global",
] as const satisfies readonly How[];

function fault(random: () => number) {
  const how = hows[Math.floor(random() * hows.length)] ?? "500";
  const isPost = random() < 0.7;
  return {
    method: isPost ? "POST" : "GET",
    route: /\/channels\/\d+\/messages/,
    how,
    times: 1 + Math.floor(random() * 3),
    // A rate limit is the one answer that says for certain that nothing was done.
    executes: !how.startsWith("429") && random() < 0.5,
    retryAfterMs: random() < 0.8 ? 50 : 3_000,
  };
}

/** mulberry32: the same seed makes the same plan. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
