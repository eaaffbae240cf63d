import { setTimeout as pass } from "node:timers/promises";
import type { Delivery } from "../../src/domain/delivery.ts";
import { openLog } from "../../src/log.ts";
import { openDiscord } from "../../src/sandbox/discord.ts";
import { type OpenStore, openStore } from "../../src/store/open.ts";
import { type Program, startProgram } from "../helpers/program.ts";
import { mostDownMs, openAsks, watchShards } from "./askers.ts";
import { type DuePost, dueByTheMinute } from "./clubs.ts";
import { balance, isDone, keyOf, markOf } from "./ledger.ts";
import { randomFrom } from "./random.ts";

/** What is done to the processes: `roll` starts a new one and, once it has shards, tells an old one to stop. `invalidate` is Discord's. */
type Act = "roll" | "kill" | "stop" | "add" | "invalidate";
export type FleetPlan = {
  readonly databaseUrl: string;
  readonly shards: number;
  /** How many buckets of shards Discord has. */
  readonly concurrency: number;
  /** In this order; undefined for any, as long as the time lasts. */
  readonly acts: readonly Act[] | undefined;
  readonly minutes: number;
  readonly askedPerSecond: number;
  readonly postsPerMinute: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

const slowStore = new Set(["the store is out of reach", "the daily clock can't ask the store"]);
/** Discord gives a small bot so many in a day. */
const sessionStarts = 1_000;

/** Real processes that agree on shards, killed, told to stop and added at random, while everyone asks and posts come due. */
export async function fleetChaos(plan: FleetPlan) {
  const { shards, concurrency, databaseUrl, say } = plan;
  const began = performance.now();
  const random = randomFrom(plan.seed);
  const pick = <One>(among: readonly One[]) => among[Math.floor(random() * among.length)];
  const discord = await openDiscord({
    ...{ requiredShards: shards, maxConcurrency: concurrency, sessionStarts },
  });
  const log = openLog({ level: "error", secrets: [], now: () => 0, write: say });
  const store = await openStore(databaseUrl, { log, now: Date.now });
  const guilds = Array.from({ length: shards }, (_, shard) => {
    const id = String((BigInt(1_000_000 * shards + shard) << 22n) + 1n);
    return {
      id: discord.guild(`Server ${shard}`, id).id,
      asked: discord.channel({ guildId: id, name: "general" }).id,
    };
  });
  const due = await dueByTheMinute(
    { guilds: guilds.map(({ id }) => id), minutes: Math.ceil(plan.minutes), each: plan.postsPerMinute },
    discord,
    store,
  );

  const programs = new Set<Program>();
  const leaving = new Map<Program, Promise<void>>();
  const ends: string[] = [];
  const start = () => {
    const program = startProgram({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: databaseUrl,
      SHARDS: "auto",
      SHARD_COUNT: String(shards),
    });
    programs.add(program);
    void program.ended.then(({ code, signal }) => {
      programs.delete(program);
      // Told to stop before it has begun, a process knows no better way than to end.
      const isUnbegun = signal === "SIGTERM" && program.lines.length === 0;
      if (signal !== "SIGKILL" && code !== 0 && !isUnbegun)
        ends.push(`${code} ${signal} ${program.complaint().slice(0, 300)}`);
      // A machine that is busy with other things is slow to ask the database; what is left undone for it shows itself.
      for (const line of program.lines)
        if (line.level === "error" && !slowStore.has(line.message))
          ends.push(JSON.stringify(line).slice(0, 400));
    });
    return program;
  };
  const orphans = () => {
    for (const { process: child } of programs) child.kill("SIGKILL");
  };
  process.once("exit", orphans);
  const staying = () => [...programs].filter((one) => !leaving.has(one));
  const stop = (program: Program) =>
    leaving.set(
      program,
      program.stop().then(() => undefined),
    );

  const watch = watchShards(discord, shards);
  const asks = openAsks(
    discord,
    guilds.map(({ asked }) => asked),
    random,
  );
  const done: Record<Act, number> = { roll: 0, kill: 0, stop: 0, add: 0, invalidate: 0 };
  const act = async (name: Act): Promise<void> => {
    const victim = pick(name === "kill" ? [...programs] : staying());
    if (victim === undefined) return;
    say(`${Math.round((performance.now() - began) / 1_000)} s: ${name}, ${programs.size} processes`);
    done[name] += 1;
    if (name === "add") start();
    if (name === "invalidate") discord.gateway.invalidate();
    if (name === "kill") {
      watch.killed();
      await victim.stop("SIGKILL");
      // Until Discord has seen its connections end.
      await pass(200);
      if (staying().length < 2 || random() < 0.6) start();
    }
    if (name === "roll") {
      const next = start();
      await Promise.race([Promise.all([next.says("ready"), next.says("a shard is connected")]), next.ended]);
      stop(victim);
    }
    if (name === "stop") stop(victim);
  };
  const possible = (): readonly Act[] => {
    const many = staying().length;
    return [
      ...(["roll", "roll", "kill", "kill", "kill", "invalidate"] as const),
      ...(many > 2 ? (["stop"] as const) : []),
      ...(many < 4 ? (["add"] as const) : []),
    ];
  };

  const isOver = new AbortController();
  const run = async () => {
    for (let at = 0; at < 3; at += 1) start();
    await watch.whole();
    say(`${Math.round((performance.now() - began) / 1_000)} s: all shards are up`);
    const asking = asks.keepAsking(plan.askedPerSecond, isOver.signal);
    if (plan.acts === undefined) {
      const until = performance.now() + plan.minutes * 60_000;
      while (performance.now() < until) {
        await pass(random() ** 2 * 40_000);
        await act(pick(possible()) ?? "roll");
        // Two at once, now and then.
        if (random() < 0.15) await act("kill");
      }
    } else
      for (const name of plan.acts) {
        await act(name);
        await Promise.all(leaving.values());
        await watch.whole();
      }
    await Promise.all(leaving.values());
    await watch.whole();
    isOver.abort();
    await asking;
    // A post whose process was killed is taken up again when its lease is over.
    const deliveries = await settledOf(due, store);
    const ledger = balance({ due, clubs: due, chapters: [0, 0] }, discord.posts(), deliveries, () => false);
    watch.close();
    for (const one of staying()) stop(one);
    await Promise.all(leaving.values());
    return ledger;
  };
  const ledger = await run().finally(async () => {
    isOver.abort();
    watch.close();
    orphans();
    process.removeListener("exit", orphans);
    await store.close();
    await discord.close();
  });

  const { identifies } = discord.gateway;
  const gaps = identifies.flatMap(({ shard, at }, index) => {
    const before = identifies
      .slice(0, index)
      .findLast((one) => one.shard % concurrency === shard % concurrency);
    return before === undefined ? [] : [at - before.at];
  });
  const answers = discord.posts().filter((post) => markOf(post) === undefined);
  return {
    ...asks.counts,
    ...{ acts: done, ends, violations: discord.violations },
    failures: asks.failures,
    doubleAnswers: answers.filter((post) => !asks.isFirst(post)).length,
    posts: {
      due: due.length,
      missing: ledger.missing,
      doubled: ledger.doubled,
      stray: ledger.stray,
      misnoted: ledger.misnoted,
    },
    sessions: { begun: identifies.length, closestMs: Math.round(Math.min(...gaps)) },
    shardsDown: { times: watch.down.length, longestMs: Math.round(Math.max(0, ...watch.down)) },
    unexplained: watch.unexplained,
    seconds: Math.round((performance.now() - began) / 1_000),
  };
}

export type FleetResult = Awaited<ReturnType<typeof fleetChaos>>;

/** What must not be, in a line each. */
export function faultsOf(result: FleetResult): readonly string[] {
  const { failures, doubleAnswers, posts, sessions, shardsDown, unexplained, ends, violations } = result;
  return [
    ...failures,
    ...(doubleAnswers === 0 ? [] : [`${doubleAnswers} answers more than interactions answered`]),
    ...(["missing", "doubled", "stray", "misnoted"] as const).flatMap((kind) =>
      posts[kind].map((key) => `daily post ${kind}: ${key}`),
    ),
    ...(sessions.closestMs >= 5_000
      ? []
      : [`two sessions of a bucket were begun ${sessions.closestMs} ms apart`]),
    ...(sessions.begun <= sessionStarts ? [] : [`${sessions.begun} sessions were begun`]),
    ...(shardsDown.longestMs <= mostDownMs ? [] : [`a shard was away for ${shardsDown.longestMs} ms`]),
    ...unexplained,
    ...ends.map((end) => `a process: ${end}`),
    ...violations.map((one) => `Discord finds fault: ${JSON.stringify(one)}`),
  ];
}

/** The words on all that was due, once each is done, or as they are after three minutes: what a kill held up waits for its lease to end. */
async function settledOf(due: readonly DuePost[], store: OpenStore): Promise<readonly Delivery[]> {
  const until = performance.now() + 3 * 60_000;
  for (;;) {
    const all: Delivery[] = [];
    for (const { id } of due) all.push(...(await store.deliveries(id, 50)));
    const words = new Set(all.filter(isDone).map((one) => `${one.subscriptionId} ${one.slot}`));
    if (due.every((one) => words.has(keyOf(one))) || performance.now() > until) return all;
    await pass(1_000);
  }
}
