import { REST, Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import { call, makeOpener, silent } from "./client.ts";

const { open } = makeOpener();
const body = { content: "one", allowed_mentions: silent };

async function patient(retries: number, timeout = 15_000) {
  const { discord } = await open();
  const rest = new REST({ api: discord.apiUrl, version: "10", retries, timeout }).setToken(discord.token);
  const post = (more: object = {}) =>
    rest.post(Routes.channelMessages(discord.general.id), { body: { ...body, ...more } });
  return { discord, post };
}

describe("a fault on order", () => {
  it("is met as often as asked, on the route that was named", async () => {
    const { discord } = await open();
    const order = discord.fail({ method: "POST", route: /\/messages$/, times: 2, how: "502" });
    const path = `/channels/${discord.general.id}/messages`;
    const statuses = [];
    for (const method of ["GET", "POST", "POST", "POST"])
      statuses.push((await call(discord, method, path, method === "POST" ? body : undefined)).status);
    expect([statuses, order.hits]).toEqual([[200, 502, 502, 200], 2]);
    expect(discord.posts()).toHaveLength(1);
  });

  it("loses the answer of a post that was made, and the client posts again", async () => {
    const { discord, post } = await patient(1);
    discord.fail({ how: "500", executes: true });
    await post();
    expect(discord.posts()).toHaveLength(2);
  });

  it("does so without a second message when the nonce is enforced", async () => {
    const { discord, post } = await patient(1);
    discord.fail({ how: "reset", executes: true });
    await post({ nonce: "n", enforce_nonce: true });
    expect(discord.posts()).toHaveLength(1);
    expect(discord.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
  });

  it("cuts the connection, hangs, or answers too late", async () => {
    const { discord, post } = await patient(0, 50);
    discord.fail({ how: "reset" });
    await expect(post()).rejects.toThrow();
    discord.fail({ how: "hang" });
    await expect(post()).rejects.toThrow();
    expect(discord.posts()).toHaveLength(0);
    discord.fail({ how: "late" });
    await expect(post()).rejects.toThrow();
    expect(discord.posts()).toHaveLength(1);
  });

  it("is a 429 that the client waits out", async () => {
    const { discord, post } = await patient(0);
    discord.fail({ how: "429", retryAfterMs: 1 });
    await post();
    discord.fail({ how: "429-global", retryAfterMs: 1 });
    await post();
    discord.fail({ how: "429-shared", retryAfterMs: 1 });
    await post();
    expect(discord.counts).toMatchObject({ rateLimited: 3, invalid: 2 });
    expect(discord.posts()).toHaveLength(3);
  });

  it("is any answer that a test writes, or a slow one", async () => {
    const { discord, post } = await patient(0);
    discord.fail({ how: { status: 403, code: 50001 } });
    await expect(post()).rejects.toMatchObject({ status: 403, code: 50001 });
    discord.fail({ how: { delayMs: 1 } });
    await post();
    expect(discord.posts()).toHaveLength(1);
  });

  it("can be called off", async () => {
    const { discord, post } = await patient(0);
    discord.fail({ how: "401", times: Number.POSITIVE_INFINITY }).stop();
    await post();
    expect(discord.posts()).toHaveLength(1);
  });
});

describe("rate limits", () => {
  it("are off by default, but shown and kept when switched on", async () => {
    let now = Date.now();
    const { discord } = await open({ clock: () => now });
    const path = `/channels/${discord.general.id}/messages`;
    expect((await call(discord, "POST", path, body)).headers.get("x-ratelimit-limit")).toBeNull();
    discord.useLimits("discord");
    const remaining = [];
    for (let at = 0; at < 5; at += 1)
      remaining.push((await call(discord, "POST", path, body)).headers.get("x-ratelimit-remaining"));
    expect(remaining).toEqual(["4", "3", "2", "1", "0"]);
    const sixth = await call(discord, "POST", path, body);
    expect(sixth).toMatchObject({ status: 429, body: { retry_after: 5, global: false } });
    expect([sixth.headers.get("x-ratelimit-scope"), sixth.headers.get("retry-after")]).toEqual(["user", "5"]);
    now += 5000;
    expect((await call(discord, "POST", path, body)).status).toBe(200);
  });

  it("are each channel's own, under one for all", async () => {
    const { discord } = await open({
      clock: () => 1_700_000_000_000,
      limits: { globalPerSecond: 3, routes: {} },
    });
    const channels = Array.from({ length: 4 }, (_, at) =>
      discord.channel({ guildId: discord.home.id, name: `c${at}` }),
    );
    const answers = [];
    for (const { id } of channels)
      answers.push(await call(discord, "POST", `/channels/${id}/messages`, body));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.body.global).toBe(true);
    expect(answers[3]?.headers.get("x-ratelimit-scope")).toBe("global");
  });

  it("are kept by the real client, so that it meets no 429", async () => {
    const { discord, post } = await patient(0);
    discord.useLimits({
      globalPerSecond: 50,
      routes: { "POST /channels/:channel/messages": { limit: 2, windowMs: 20 } },
    });
    for (let at = 0; at < 7; at += 1) await post();
    expect([discord.posts().length, discord.counts.rateLimited]).toEqual([7, 0]);
  });
});
