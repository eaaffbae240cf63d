import type { Delivery } from "../../src/domain/delivery.ts";
import type { ReadingPlace } from "../../src/domain/reader.ts";
import { openLog } from "../../src/log.ts";
import { personIn } from "../../src/owner.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type OpenStore, openStore } from "../../src/store/open.ts";
import { spotsIn } from "../../src/visibility/limit.ts";
import { admins, patiently } from "./admins.ts";
import { openBots } from "./bots.ts";
import { type Club, type DuePost, datePlus, subscribe, type Wave } from "./clubs.ts";
import { balance, isDone, keyOf, type Ledger, markOf } from "./ledger.ts";
import { fault, randomFrom } from "./random.ts";
import { chaptersIn, openStories } from "./stories.ts";

/** Beyond so many faults in a wave its few last posts would meet nothing else. */
const mostFaults = 15;
/** What nothing has met by then is taken back: each further try of those few posts is half an hour after the last. */
const faultsForMs = 15 * 60_000;

/** A request is given up after ten seconds that no clock hurries: as in life, Discord remembers its nonce for longer. */
const nonceMs = 12_000;
/** Long before a post is too late. */
const slowAfterMs = 3 * 3_600_000;

export type Plan = {
  readonly databaseUrl: string;
  /** An empty folder for the stories. */
  readonly contentDir: string;
  readonly processes: number;
  readonly subscriptions: number;
  readonly dates: number;
  readonly kills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

export type Result = Ledger & {
  /** Spoiler limits and readers' places that are not where their posts have come to. */
  readonly offLimit: readonly string[];
  /** Plans that nobody changed and that did not end on their date. */
  readonly unended: readonly string[];
  /** What was asked of Discord in the channel of a key, for looking into a fault. */
  readonly story: (key: string) => readonly string[];
  readonly kills: number;
  readonly faults: number;
  /** What admins did meanwhile. */
  readonly acts: number;
  readonly seconds: number;
};

/**
 * Several bots on one store, killed, failed by Discord and changed by admins at random, day after day, while a story
 * grows and people close their direct messages: what came of every date, part and chapter?
 */
export async function chaos(plan: Plan): Promise<Result> {
  const began = performance.now();
  const random = randomFrom(plan.seed);
  const discord = await openDiscord({ nonceMs });
  const log = openLog({ level: "error", secrets: [], now: () => 0, write: plan.say });
  const store = await openStore(plan.databaseUrl, { log, now: () => 0 });
  const stories = openStories(plan.contentDir);
  const firstChapters = stories.chapters();
  const { clubs, waves } = await subscribe(plan, discord, store);
  const waiting = clubs.filter(({ settings }) => settings.on !== undefined);
  const bots = openBots(plan, discord, waves[0]?.at ?? 0);
  const managers = admins({
    store,
    contentDir: plan.contentDir,
    now: bots.now,
    random: randomFrom(plan.seed + 1),
    say: plan.say,
  });
  let kills = 0;
  let ordered = 0;
  const killsPerWave = Math.ceil(plan.kills / waves.length);

  for (const [at, wave] of waves.entries()) {
    const closed = closedIn(wave, plan);
    for (const one of closed) {
      managers.excuse(one);
      directOf(discord, one).takesMessages = false;
    }
    bots.setClock(wave.at - 20_000);
    await bots.running();
    stories.growBy(1 + (at % 2));
    // Some before they are due and some after; the others show that it costs nobody else.
    const managed = [...wave.due.filter(({ isManaged }) => isManaged), ...waiting.slice(0, 1)];
    const actsAtMost = managers.acts() + managed.length * 3;
    let left = Math.min(killsPerWave, plan.kills - kills);
    const faults: ReturnType<Discord["fail"]>[] = [];
    let isDone = false;
    const done = Promise.all([
      settled(wave.due, discord, store, bots.now),
      told(waiting, stories.chapters(), discord),
    ]).then(() => {
      isDone = true;
    });
    while (!isDone || left > 0) {
      if (bots.now() > wave.at + slowAfterMs) bots.slow();
      const isOver = bots.now() > wave.at + faultsForMs;
      if (!isOver && faults.length < mostFaults && random() < 0.6) {
        faults.push(discord.fail(fault(random)));
        ordered += 1;
      }
      if (isOver) for (const one of faults) one.stop();
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
    for (const one of closed) directOf(discord, one).takesMessages = true;
    await managers.heal([...managed, ...closed]);
    plan.say(
      `wave ${at + 1} of ${waves.length}: ${keysOf(discord).size} posts, ${kills} kills, ${managers.acts()} acts of admins`,
    );
  }
  const due = waves.flatMap((wave) => wave.due);
  const deliveries = await settledWords(clubs, discord, store, due);
  const chapters = [firstChapters, stories.chapters()] as const;
  const ledger = balance({ due, clubs, chapters }, discord.posts(), deliveries, managers.leftOut);
  await bots.stop();
  const offLimit = await limitsOff(clubs, deliveries, store);
  await store.close();
  await discord.close();
  const story = (key: string) => {
    const posts = discord.posts().filter((post) => markOf(post)?.key === key);
    const among = new Set(posts.map(({ message }) => message.channel_id));
    return discord.requests
      .filter((one) => [...among].some((channel) => one.route.includes(channel)))
      .map((one) => `${JSON.stringify(one.at)} ${one.method} ${one.route} ${one.status}`);
  };
  const took = Math.round((performance.now() - began) / 1_000);
  return {
    ...ledger,
    offLimit,
    unended: unended(clubs, deliveries, plan),
    ...{ story, kills, faults: ordered, acts: managers.acts(), seconds: took },
  };
}

/** On the second day the people of one zone close their direct messages, and open them again after it. */
function closedIn({ day, due }: Wave, { dates }: Plan): readonly Club[] {
  if (day !== Math.min(1, dates - 1) || due[0]?.zone !== "Europe/London") return [];
  return due.filter(({ settings, isManaged }) => settings.channelKind === "dm" && !isManaged);
}

function directOf(discord: Discord, { guildId }: Club) {
  return discord.direct(discord.person(personIn(guildId) ?? ""));
}

/** `<subscription> <local date>` of each post. */
function keysOf(discord: Discord): ReadonlySet<string> {
  return new Set(discord.posts().flatMap((post) => markOf(post)?.key ?? []));
}

/** When each has its post with all that belongs to it, or its word where there is none. */
async function settled(
  due: readonly DuePost[],
  discord: Discord,
  store: OpenStore,
  now: () => number,
): Promise<void> {
  let left = due;
  while (left.length > 0) {
    const words = await Promise.all(
      left.map(async (one) => {
        // A time that an admin moved may not have come yet, and a date closed before its time has its word early.
        if (now() < one.dueAt) return undefined;
        const list = await store.deliveries(one.id, 50).catch(() => []);
        return list.find(({ slot }) => slot === one.date);
      }),
    );
    left = left.filter((_, at) => words[at] === undefined || !isDone(words[at]));
    await nextRequest(discord);
  }
}

/** When everyone who waits for chapters has heard of the newest. */
async function told(waiting: readonly Club[], newest: number, discord: Discord): Promise<void> {
  const has = ({ id }: Club) =>
    discord
      .posts()
      .some(
        (post) =>
          markOf(post)?.key.startsWith(`${id} `) === true &&
          chaptersIn(post.message.components).includes(newest),
      );
  while (!waiting.every(has)) await nextRequest(discord);
}

/** A store has no event for what is written; requests at Discord tell that the bots are at work. */
async function nextRequest(discord: Discord): Promise<void> {
  const seen = discord.requests.length;
  const quiet = new Promise((resolve) => setTimeout(resolve, 250));
  await Promise.race([discord.until(() => discord.requests.length > seen), quiet]);
}

/** The final words, once all have theirs: the last ones wait for a lease to run out. */
async function settledWords(
  clubs: readonly Club[],
  discord: Discord,
  store: OpenStore,
  due: readonly DuePost[],
): Promise<readonly Delivery[]> {
  for (let tries = 0; ; tries += 1) {
    const all: Delivery[] = [];
    for (const { id } of clubs) all.push(...(await patiently(() => store.deliveries(id, 400))));
    const words = new Set(all.map((one) => `${one.subscriptionId} ${one.slot}`));
    const isWhole = due.every((one) => words.has(keyOf(one))) && all.every(isDone);
    if (isWhole || tries > 240) return all;
    await nextRequest(discord);
  }
}

async function limitsOff(
  clubs: readonly Club[],
  deliveries: readonly Delivery[],
  store: OpenStore,
): Promise<readonly string[]> {
  const off: string[] = [];
  for (const { id, guildId, settings, isManaged } of clubs) {
    const { follows, channelId, story } = settings;
    if (follows === undefined || isManaged) continue;
    const lasts = deliveries.filter((one) => one.subscriptionId === id).map(({ last = 0 }) => last);
    const furthest = Math.max(0, ...lasts);
    const person = personIn(guildId);
    const rules = person === undefined ? await store.preferences(guildId, channelId) : undefined;
    const limit =
      person === undefined
        ? rules?.[follows === "channel" ? "channel" : "server"].spoilerLimits.get(story)?.number
        : reachedIn((await store.reader(person)).places.get(story));
    // Of several clubs that share a server's limit the furthest has moved it.
    const isShared = follows === "server" && clubs.filter((one) => one.guildId === guildId).length > 1;
    if (isShared ? (limit ?? 0) < furthest : (limit ?? 0) !== furthest)
      off.push(`${id}: ${limit} in place of ${furthest}`);
  }
  return off;
}

function reachedIn(place: ReadingPlace | undefined): number | undefined {
  return place && spotsIn(place).reached.number;
}

function unended(clubs: readonly Club[], deliveries: readonly Delivery[], { dates }: Plan) {
  const isOver = (until: string) => until <= datePlus(dates - 1);
  return clubs
    .filter(({ settings: { until }, isManaged }) => !isManaged && until !== undefined && isOver(until))
    .filter(({ id, settings: { until } }) => {
      const mine = deliveries.filter(({ subscriptionId }) => subscriptionId === id);
      const furthest = Math.max(...mine.map(({ last = 0 }) => last));
      return mine.find(({ slot }) => slot === until)?.last !== furthest || furthest !== 144;
    })
    .map(({ id }) => id);
}
