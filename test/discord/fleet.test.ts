import { setTimeout as pass } from "node:timers/promises";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { shareOf } from "../../src/discord/fleet.ts";
import { makeTurns } from "../../src/discord/turns.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { openLeases } from "../../src/store/leases.ts";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { type Program, startProgram } from "../helpers/program.ts";

const server = await startPostgres();
let discord: Discord | undefined;
const programs: Program[] = [];
afterEach(async () => {
  await Promise.all(programs.splice(0).map((bot) => bot.stop("SIGKILL")));
  await discord?.close();
  discord = undefined;
});
afterAll(() => server?.stop());

const count = 8;
async function openWorld(maxConcurrency = 16) {
  const opened = await openDiscord({ requiredShards: count, maxConcurrency });
  discord = opened;
  const url = (await server?.create()) ?? "";
  const start = () => {
    const bot = startProgram({
      DISCORD_TOKEN: opened.token,
      DISCORD_API_URL: opened.apiUrl,
      DATABASE_URL: url,
      SHARDS: "auto",
      SHARD_COUNT: String(count),
    });
    programs.push(bot);
    return bot;
  };
  const leases = openLeases(url, count);
  /** How many shards each process has connected, and how many of all there are. */
  const spread = async () => {
    const running = (await leases.all()).filter(({ kind }) => kind === "running");
    const shards = Map.groupBy(running, ({ holder }) => holder);
    return {
      each: [...shards.values()].map(({ length }) => length).sort(),
      all: new Set(running.map(({ number }) => number)).size,
    };
  };
  const spreads = (each: readonly number[]) =>
    vi.waitFor(async () => expect(await spread()).toEqual({ each, all: count }), {
      timeout: 50_000,
      interval: 250,
    });
  return { opened, url, start, leases, spreads };
}

test("a lease is one process's until it is released or its connection ends, and shared ones are both's", async ({
  skip,
}) => {
  skip(server === undefined, noPostgres);
  const url = (await server?.create()) ?? "";
  const [one, other, apart] = [openLeases(url, 4), openLeases(url, 4), openLeases(url, 5)];
  expect([await one.take("shard", 3), await other.take("shard", 3), await apart.take("shard", 3)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([await one.take("running", 3), await other.take("running", 3)]).toEqual([true, true]);
  expect((await other.all()).map(({ kind, number, isMine }) => `${kind} ${number} ${isMine}`).sort()).toEqual(
    ["running 3 false", "running 3 true", "shard 3 false"],
  );
  const warnings: Error[] = [];
  const warned = (warning: Error) => warnings.push(warning);
  process.on("warning", warned);
  // Asked at once, as by the shards of several buckets.
  expect(await Promise.all([1, 2, 3].map((number) => one.take("identify", number)))).toEqual([
    true,
    true,
    true,
  ]);
  await pass(20);
  process.off("warning", warned);
  expect(warnings).toEqual([]);
  await one.release("shard", 3);
  expect(await other.take("shard", 3)).toBe(true);
  await other.close();
  await vi.waitFor(async () => expect(await one.take("shard", 3)).toBe(true), 5_000);
  await server?.restart();
  // All that was held is gone with the connection; the next call opens another.
  await vi.waitFor(async () => expect(await one.all()).toEqual([]), 5_000);
  await Promise.all([one.close(), other.close(), apart.close()]);
});

test("sessions of a bucket begin apart, whichever process begins them, dies at it or is told to stop", async ({
  skip,
}) => {
  skip(server === undefined, noPostgres);
  const url = (await server?.create()) ?? "";
  const fast = 20;
  const open = () => {
    const leases = openLeases(url, 8);
    const stop = new AbortController();
    const sleep = (ms: number, signal?: AbortSignal) =>
      pass(ms / fast, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    const turns = makeTurns({ leases, sleep, stopped: stop.signal });
    turns.use(2);
    return { leases, stop, turns };
  };
  const begun: { readonly bucket: number; readonly at: number }[] = [];
  const never = new AbortController().signal;
  const begin = async ({ turns }: ReturnType<typeof open>, shard: number, signal = never) => {
    await turns.take(shard, signal);
    begun.push({ bucket: shard % 2, at: performance.now() });
  };
  const [one, other] = [open(), open()];
  const gone = new AbortController();
  const left = begin(one, 6, gone.signal);
  gone.abort();
  await expect(left).rejects.toThrow("aborted");
  await Promise.all([begin(one, 0), begin(one, 2), begin(one, 1), begin(other, 4), begin(other, 3)]);
  // The connection ends with the session begun, and its lease with it.
  await begin(one, 0);
  await one.leases.close();
  await begin(other, 2);
  for (const bucket of [0, 1]) {
    const times = begun.filter((each) => each.bucket === bucket).map(({ at }) => at);
    expect(times.length).toBe(bucket === 0 ? 5 : 2);
    for (const [at, time] of times.entries())
      expect(time - (times[at - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(5_000 / fast);
  }
  // A turn that failed would be asked for anew: who stops has none until the shard is closed.
  other.stop.abort();
  const closed = new AbortController();
  const waits = begin(other, 0, closed.signal);
  expect(await Promise.race([waits, pass(50, "waits")])).toBe("waits");
  closed.abort();
  await expect(waits).rejects.toThrow("aborted");
  await other.leases.close();
});

test("who is told to stop while shards wait for their turn ends, and connects no more", async ({ skip }) => {
  skip(server === undefined, noPostgres);
  const { opened, start, leases } = await openWorld(1);
  const bot = start();
  await bot.says("a shard is connected");
  expect(await bot.stop("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(opened.gateway.counts.identified).toBeLessThan(count);
  await leases.close();
}, 60_000);

test("who is told to stop waits for the one that takes a killed one's place", async ({ skip }) => {
  skip(server === undefined, noPostgres);
  const { start, leases, spreads } = await openWorld();
  const [one, other] = [start(), start()];
  await spreads([4, 4]);
  const ending = one.stop();
  await one.says("stopping");
  await other.stop("SIGKILL");
  start();
  expect((await ending).code).toBe(0);
  const running = (await leases.all()).filter(({ kind }) => kind === "running");
  expect(running.length).toBeGreaterThanOrEqual(4);
  await spreads([8]);
  await leases.close();
}, 90_000);

test("shares are all there is, differ by one at most, and leave what is evenly spread where it is", () => {
  for (const count of [1, 2, 8, 16, 250])
    for (let machines = 1; machines < 7; machines += 1) {
      const machine = (at: number, isMine: boolean) =>
        ({ kind: "machine", number: at, holder: `${at}`, isMine }) as const;
      const shares = (holds: readonly number[]) =>
        holds.map((_, mine) =>
          shareOf(
            holds.flatMap((held, at) => [
              machine(at, at === mine),
              ...Array.from({ length: held }, (_, number) => ({
                ...machine(at, at === mine),
                kind: "shard" as const,
                number,
              })),
            ]),
            count,
          ),
        );
      const [least, more] = [Math.floor(count / machines), count % machines];
      const even = Array.from({ length: machines }, (_, at) => least + (at >= machines - more ? 1 : 0));
      expect(shares(even)).toEqual(even);
      const joined = shares([...even, 0]);
      expect(joined.reduce((sum, share) => sum + share, 0)).toBe(count);
      expect(Math.max(...joined) - Math.min(...joined)).toBeLessThanOrEqual(1);
      expect(joined.every((share, at) => at === machines || share <= (even[at] ?? 0))).toBe(true);
    }
});

test("machines that join, are killed and are told to stop hand their shards on, and whoever asks is answered once", {
  timeout: 300_000,
}, async ({ skip }) => {
  skip(server === undefined, noPostgres);
  const { opened, start, leases, spreads } = await openWorld();
  const [first, second] = [start(), start()];
  await spreads([4, 4]);
  // A server on each shard, by its id.
  const channels = Array.from({ length: count }, (_, shard) => {
    const guild = opened.guild(`Server ${shard}`, String((BigInt(1_000_000 * count + shard) << 22n) + 1n));
    return opened.channel({ guildId: guild.id, name: "general" }).id;
  });
  const asked = { all: 0, unheard: 0, slow: 0 };
  const failures: string[] = [];
  let isDying = false;
  let isOver = false;
  const isHeard = (shard: number) => opened.gateway.shards.some((one) => one?.[0] === shard);
  const ask = async (shard: number) => {
    // Discord has nobody to send it to.
    if (!isHeard(shard)) {
      asked.unheard += 1;
      return;
    }
    asked.all += 1;
    const began = performance.now();
    const wasDying = isDying;
    const slash = { name: "quote", options: { words: "see that pink tie" }, channel: channels[shard] ?? "" };
    const outcome = await Promise.race([
      opened.slash(slash).then((done) => (done.kind === "message" ? "answered" : JSON.stringify(done))),
      new Promise<string>((resolve) => setTimeout(resolve, 3_500, "silence").unref()),
    ]).catch((error: unknown) => String(error));
    if (outcome !== "answered" && !wasDying && !isDying) failures.push(`shard ${shard}: ${outcome}`);
    if (performance.now() - began > 3_000) asked.slow += 1;
  };
  const readers = (async () => {
    for (let at = 0; !isOver; at += 1) {
      void ask((at * 5) % count);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();

  const third = start();
  await spreads([2, 3, 3]);
  expect((await third.says("ready")).level).toBe("info");

  // Told to stop: nothing goes unheard or unanswered while its shards move.
  const before = { ...asked };
  expect((await first.stop()).code).toBe(0);
  await spreads([4, 4]);
  expect([asked.unheard, failures]).toEqual([before.unheard, []]);

  // Killed: what was under way in it may be lost with it; within a minute another has its shards.
  isDying = true;
  await second.stop("SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  isDying = false;
  await spreads([8]);

  const fourth = start();
  await spreads([4, 4]);
  // The database is away for a moment, and with it every lease: whoever is connected stays so.
  await server?.restart();
  await vi.waitFor(async () => expect((await leases.all()).length).toBeGreaterThan(0), 20_000);
  await spreads([4, 4]);
  isOver = true;
  await readers;
  expect(failures).toEqual([]);
  expect(asked.all).toBeGreaterThan(300);
  expect(opened.violations).toEqual([]);
  // One message for each answer, whoever of two heard it.
  expect(opened.posts().length).toBeLessThanOrEqual(asked.all);
  for (const bot of [third, fourth])
    expect(bot.lines.filter(({ level }) => level === "error").map(({ message }) => message)).not.toContain(
      "an interaction could not be answered",
    );
  expect((await Promise.all([third.stop(), fourth.stop()])).map(({ code }) => code)).toEqual([0, 0]);
  await leases.close();
});
