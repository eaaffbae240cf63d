import { randomInt } from "node:crypto";
import { REST } from "discord.js";
import { type RESTGetAPIGatewayBotResult, Routes } from "discord-api-types/v10";
import type { Log } from "../log.ts";
import type { Lease, Leases } from "../store/leases.ts";
import { UserError } from "../user-error.ts";
import { type Gateway, openGateway, refusalOfLogin } from "./gateway.ts";
import { restOptions } from "./rest.ts";
import { makeTurns } from "./turns.ts";

const tickMs = 3_000;
/** Processes that start together, or come back together after the database was away, first see one another. */
const settleMs = 4_000;
/** A shard that nobody knows to be up is not waited for longer. */
const greetedMs = 2_000;
/** How long one that is to stop waits for others to run its shards, besides the time in which they may begin their sessions. */
const drainMs = 35_000;
/** One that was killed is replaced by then, as a rule. */
const replacedMs = 10_000;
/** A shard that nobody else took is run on. */
const offeredMs = 30_000;

type HeldShard = { readonly gateway: Gateway; isUp: boolean };

/**
 * The shards of this process, as all processes agree on through leases: none runs more than one shard more than another. A shard
 * moves by being run by both for a moment, so that nothing goes unheard; Discord takes the first of two answers.
 */
export function openFleet(parts: {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly count: number;
  readonly leases: Leases;
  readonly log: Log;
  readonly onInteraction: Parameters<typeof openGateway>[0]["onInteraction"];
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}): Gateway {
  const { count, leases, log, sleep } = parts;
  const rest = new REST(restOptions(parts.apiUrl)).setToken(parts.token);
  const held = new Map<number, HeldShard>();
  /** Shards that were given up for others to take, and when. */
  const offered = new Map<number, number>();
  const machine = randomInt(2 ** 31);
  const stopping = new AbortController();
  const fatal = Promise.withResolvers<UserError>();
  const turns = makeTurns({ leases, sleep, stopped: stopping.signal });
  let application = "";
  let isLeaving = false;
  let settledAt = Number.POSITIVE_INFINITY;
  /** When another process was last there to take shards. */
  let othersAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  const run = async (shard: number) => {
    const gateway = openGateway({ ...parts, turn: turns.take, shards: { ids: [shard], count } });
    const one: HeldShard = { gateway, isUp: false };
    held.set(shard, one);
    try {
      await gateway.connect();
      one.isUp = true;
      void gateway.ended.then((reason) => held.get(shard) === one && fatal.resolve(reason));
      log.info("a shard is connected", { shard });
    } catch (error) {
      held.delete(shard);
      await gateway.close();
      if (stopping.signal.aborted) return;
      if (error instanceof UserError && ["token", "intents", "shards"].includes(error.code))
        fatal.resolve(error);
      else log.warn("a shard can't be connected", { shard, error });
    }
  };
  /** discord.js can't be told to leave off before Discord has greeted it: it would connect all the same, unheld. */
  const end = async ({ gateway, isUp }: HeldShard) => {
    if (!isUp) await Promise.race([gateway.greeted, sleep(greetedMs)]);
    await gateway.close();
  };
  const drop = async (shard: number) => {
    const one = held.get(shard);
    held.delete(shard);
    offered.delete(shard);
    if (one === undefined) return;
    if (!one.isUp) return void end(one);
    await one.gateway.close();
    await leases.release("running", shard);
    log.info("a shard is run elsewhere", { shard });
  };

  const look = async () => {
    const all = await leases.all();
    if (all.some(isTaker)) othersAt = performance.now();
    return all;
  };

  /** Looks at what all hold, and takes, gives up, begins and ends what is due. */
  const tick = async () => {
    const all = await look();
    const isKnown = all.some(({ kind, isMine }) => kind === "machine" && isMine);
    if (!isKnown && !isLeaving) {
      if (await leases.take("machine", machine)) settledAt = performance.now() + settleMs;
    }
    const owners = new Map(all.filter(({ kind }) => kind === "shard").map((one) => [one.number, one]));
    const up = new Set(
      all.filter(({ kind }) => kind === "running").map((one) => `${one.number} ${one.holder}`),
    );
    // What is up stays rather than what is not.
    const isUp = (shard: number) => held.get(shard)?.isUp === true;
    const mine = [...owners.values()]
      .filter(({ isMine }) => isMine)
      .map(({ number }) => number)
      .sort((one, other) => Number(isUp(other)) - Number(isUp(one)));
    const share = isLeaving ? 0 : shareOf(all, count);
    for (const shard of mine.splice(share)) {
      if (!isUp(shard)) await drop(shard);
      offered.set(shard, performance.now());
      await leases.release("shard", shard);
    }
    const isOpen = (shard: number) => {
      const since = offered.get(shard);
      return !owners.has(shard) && (since === undefined || performance.now() - since > offeredMs);
    };
    // What is connected here is wanted back before anything new.
    const wanted = [...held.keys(), ...(performance.now() > settledAt ? Array(count).keys() : [])];
    for (const shard of new Set(wanted)) {
      if (mine.length >= share) break;
      if (isOpen(shard) && (await leases.take("shard", shard))) {
        offered.delete(shard);
        mine.push(shard);
      }
    }
    for (const shard of mine) if (!held.has(shard)) void run(shard);
    const isMineUp = new Set(
      all.filter(({ kind, isMine }) => kind === "running" && isMine).map(({ number }) => number),
    );
    for (const shard of held.keys()) {
      if (isUp(shard) && !isMineUp.has(shard)) await leases.take("running", shard);
      const owner = owners.get(shard);
      if (owner !== undefined && !owner.isMine && up.has(`${shard} ${owner.holder}`)) await drop(shard);
    }
  };

  let isAgreed = true;
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await tick();
        if (!isAgreed) log.info("who runs which shards is agreed again");
        isAgreed = true;
      } catch (error) {
        // What is connected stays so: readers are answered while the database is away.
        if (isAgreed) log.warn("who runs which shards can't be agreed on", { error });
        isAgreed = false;
      }
      await sleep(isLeaving ? 1_000 : tickMs, stopping.signal);
    }
  };

  return {
    rest,
    application: () => application,
    connect: async () => {
      try {
        application = ((await rest.get(Routes.currentApplication())) as { id: string }).id;
        const about = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
        turns.use(about.session_start_limit.max_concurrency);
      } catch (error) {
        throw refusalOfLogin(error);
      }
      running = loop();
    },
    // Its shards connect one by one, in their own time.
    greeted: Promise.resolve(),
    ended: fatal.promise,
    isConnected: () =>
      application !== "" && [...held.values()].every(({ isUp, gateway }) => isUp && gateway.isConnected()),
    shards: () => [...held.values()].flatMap(({ gateway }) => gateway.shards()),
    drain: async () => {
      isLeaving = true;
      const until = performance.now() + drainMs + turns.lastMs(held.size);
      await leases.release("machine", machine).catch(() => undefined);
      while (held.size > 0 && performance.now() < until) {
        const all = await look().catch(() => []);
        // Nobody was here, or they leave as well.
        const isAlone = performance.now() - othersAt > replacedMs;
        const areLeaving = all.some(({ isMine }) => !isMine) && !all.some(isTaker);
        if (isAlone || areLeaving) break;
        await sleep(500, stopping.signal);
      }
    },
    close: async () => {
      stopping.abort();
      await running;
      await Promise.all([...held.values()].map(end));
      await leases.close();
    },
  };
}

/** Another process that takes shards; one that is to stop does no more. */
function isTaker({ kind, isMine }: Lease): boolean {
  return kind === "machine" && !isMine;
}

/** How many shards are this machine's: as many as any other's. Those left over go to the machines that hold most, one each. */
export function shareOf(all: readonly Lease[], count: number): number {
  const machines = all.filter(({ kind }) => kind === "machine");
  const holds = Map.groupBy(
    all.filter(({ kind }) => kind === "shard"),
    ({ holder }) => holder,
  );
  const held = ({ holder }: Lease) => holds.get(holder)?.length ?? 0;
  const inOrder = machines.toSorted((one, other) => held(other) - held(one) || one.number - other.number);
  const rank = inOrder.findIndex(({ isMine }) => isMine);
  // One that is not among them yet comes last.
  const [place, of] = rank < 0 ? [machines.length, machines.length + 1] : [rank, machines.length];
  return Math.floor(count / of) + (place < count % of ? 1 : 0);
}
