import { once } from "node:events";
import { constants, createInflate } from "node:zlib";
import { Client } from "discord.js";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Discord } from "../../src/sandbox/discord.ts";
import { makeOpener } from "./client.ts";

const { open, bot } = makeOpener();
const properties = { os: "linux", browser: "test", device: "test" };
type Frame = { op: number; s: number | null; t: string | null; d: Record<string, unknown> };

/** A socket without a client, to say to the gateway what a client never would. */
async function socket(discord: Discord, query = "?v=10&encoding=json") {
  const raw = new WebSocket(`${discord.gateway.address()}${query}`);
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  raw.on("message", (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    const next = waiting.shift();
    if (next) next(frame);
    else frames.push(frame);
  });
  const next = async () => frames.shift() ?? (await new Promise<Frame>((resolve) => waiting.push(resolve)));
  const hello = await next();
  return {
    raw,
    hello,
    next,
    say: (op: number, d: unknown) => raw.send(JSON.stringify({ op, d })),
    identify: (more: object = {}) =>
      raw.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 0, properties, ...more } })),
    closed: async () => Number((await once(raw, "close"))[0]),
  };
}

describe("the gateway", () => {
  it("says hello, acknowledges heartbeats, and is ready for whoever identifies", async () => {
    const { discord } = await open({ heartbeatMs: 1234 });
    const { hello, say, next, identify, raw } = await socket(discord);
    expect(hello).toMatchObject({ op: 10, d: { heartbeat_interval: 1234 } });
    say(1, null);
    expect(await next()).toMatchObject({ op: 11 });
    identify();
    expect(await next()).toMatchObject({
      op: 0,
      s: 1,
      t: "READY",
      d: {
        v: 10,
        application: { id: discord.applicationId },
        guilds: [{ id: discord.home.id, unavailable: true }],
      },
    });
    raw.close();
  });

  it.each<[string, number, object]>([
    ["a wrong token", 4004, { token: "wrong" }],
    ["an intent it does not know", 4013, { intents: 2 ** 26 }],
    ["an intent the application may not have", 4014, { intents: 2 ** 15 }],
    ["a shard that there is not", 4010, { shard: [2, 2] }],
    ["too few shards", 4011, { shard: [0, 1] }],
    ["an identify without its parts", 4002, { properties: null }],
  ])("closes on %s with %i", async (_why, code, more) => {
    const { discord } = await open({ allowedIntents: 1, requiredShards: 2 });
    const { identify, closed } = await socket(discord);
    identify({ shard: [0, 2], ...more });
    expect(await closed()).toBe(code);
  });

  it("closes on an opcode it does not know, and on words before identifying", async () => {
    const { discord } = await open();
    const first = await socket(discord);
    first.say(99, null);
    expect(await first.closed()).toBe(4001);
    const second = await socket(discord);
    second.say(3, {});
    expect(await second.closed()).toBe(4003);
  });

  it("replays what was missed to whoever resumes, and no more", async () => {
    const { discord } = await open();
    discord.commands.put(undefined, { name: "random", description: "d" });
    const first = await socket(discord);
    first.identify();
    const ready = await first.next();
    first.raw.terminate();
    await once(first.raw, "close");
    const asked = discord.slash({ name: "random" });
    const second = await socket(discord);
    second.say(6, { token: discord.token, session_id: ready.d.session_id, seq: 1 });
    expect(await second.next()).toMatchObject({
      s: 2,
      t: "INTERACTION_CREATE",
      d: { id: asked.exchange.id },
    });
    expect(await second.next()).toMatchObject({ s: 3, t: "RESUMED" });
    second.raw.close(1000);
    await once(second.raw, "close");
    await discord.until(() => discord.gateway.shards.length === 0);
    const third = await socket(discord);
    third.say(6, { token: discord.token, session_id: ready.d.session_id, seq: 3 });
    expect(await third.next()).toMatchObject({ op: 9, d: false });
  });

  it("sends each server's events to its own shard, direct messages to the first", async () => {
    const { discord } = await open();
    discord.commands.put(undefined, { name: "random", description: "d" });
    const shards = [await socket(discord), await socket(discord)];
    for (const [at, one] of shards.entries()) {
      one.identify({ shard: [at, 2] });
      await one.next();
    }
    await discord.ready(2);
    const own = Number((BigInt(discord.home.id) >> 22n) % 2n);
    const here = discord.slash({ name: "random" });
    expect((await shards[own]?.next())?.d.id).toBe(here.exchange.id);
    const direct = discord.slash({ name: "random", context: "dm" });
    expect((await shards[0]?.next())?.d.id).toBe(direct.exchange.id);
  });

  it("speaks zlib to those who ask", async () => {
    const { discord } = await open();
    const raw = new WebSocket(`${discord.gateway.address()}?v=10&encoding=json&compress=zlib-stream`);
    const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    raw.on("message", (data: Buffer) => inflate.write(data));
    const [chunk] = (await once(inflate, "data")) as [Buffer];
    expect(JSON.parse(chunk.toString())).toMatchObject({ op: 10 });
    raw.close();
  });
});

describe("the real client at the gateway", () => {
  const answer = async (it: { isRepliable(): boolean }) => {
    if ("reply" in it) await (it as unknown as { reply(text: string): Promise<unknown> }).reply("here");
  };

  it.each(["drop", "reconnect"] as const)("resumes after a %s and answers as before", async (how) => {
    const { discord } = await bot(answer);
    discord.gateway[how]();
    await discord.until(() => discord.gateway.counts.resumed === 1);
    expect(await discord.slash({ name: "quote" })).toMatchObject({ kind: "message" });
    expect(discord.gateway.counts.identified).toBe(1);
  });

  it("notices that nothing comes through, and resumes", async () => {
    const { discord } = await bot(answer, { heartbeatMs: 20 });
    discord.gateway.freeze();
    await discord.until(() => discord.gateway.counts.resumed === 1);
  });

  it("identifies anew when its session is invalid", async () => {
    const { discord } = await bot(answer);
    discord.gateway.invalidate();
    await discord.until(() => discord.gateway.counts.identified === 2);
    expect(await discord.slash({ name: "quote" })).toMatchObject({ kind: "message" });
  });

  it("runs several shards when told to", async () => {
    const { discord } = await open({ maxConcurrency: 2 });
    const client = new Client({
      intents: 0,
      shards: [0, 1],
      shardCount: 2,
      rest: { api: discord.apiUrl, version: "10" },
    });
    await client.login(discord.token);
    await discord.ready(2);
    await client.destroy();
  });

  it("is told of a wrong token and of intents it may not have", async () => {
    const { discord } = await open({ allowedIntents: 0 });
    const client = new Client({ intents: 1, rest: { api: discord.apiUrl, version: "10" } });
    await expect(client.login("wrong")).rejects.toThrow("invalid token");
    await client.destroy();
    const greedy = new Client({ intents: 1, rest: { api: discord.apiUrl, version: "10" } });
    await expect(greedy.login(discord.token)).rejects.toThrow("disallowed intents");
    await greedy.destroy();
  });
});
