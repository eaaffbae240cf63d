import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DeliveryStep, leaseMs } from "../../src/daily/deliver.ts";
import { followUp } from "../../src/daily/follow.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const id = "sub-1";
const nine = start + 9 * hour + 30_000;
const pinMessages = 1n << 51n;
const createPublicThreads = 1n << 35n;

let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

const channelOf = (type: number) =>
  daily.discord.channel({ guildId: daily.discord.home.id, name: "there", type });
const posts = (channelId: string) => daily.discord.posts(channelId);
const asked = (method: string, path: RegExp) =>
  daily.discord.requests.filter((one) => one.method === method && path.test(one.route)).length;
const crashAt = (step: DeliveryStep) => ({
  at: (reached: DeliveryStep) => {
    if (reached === step) throw new Error("crash");
  },
});

describe("an announcement channel", () => {
  test("gets the post published to its followers, once", async () => {
    const channel = channelOf(5);
    await daily.subscribe({ channelId: channel.id, channelKind: "announcement" });
    daily.time.now = nine;
    await daily.machine().work();
    expect(posts(channel.id)[0]?.crossposted).toBe(true);
    expect(asked("POST", /crosspost/)).toBe(1);
  });

  test("waits for Discord's limit of ten an hour, and posts nothing again", async () => {
    const channel = channelOf(5);
    await daily.subscribe({ channelId: channel.id, channelKind: "announcement" });
    daily.discord.fail({ method: "POST", route: /crosspost/, how: "429", retryAfterMs: 3_000 });
    daily.time.now = nine;
    const machine = daily.machine();
    await machine.work();
    expect(posts(channel.id)).toHaveLength(1);
    daily.time.now = nine + hour;
    // Another try by whoever takes it up; the client's own memory of the pause is as long as the real one.
    const other = daily.machine();
    for (const late of await daily.store.claimFollowUps(daily.time.now, leaseMs, 5))
      await followUp(late, other.parts);
    expect(posts(channel.id)[0]?.crossposted).toBe(true);
    expect(await daily.store.claimFollowUps(nine + day, leaseMs, 5)).toEqual([]);
  });
});

describe("a thread under the post", () => {
  test("is named after the passage", async () => {
    await daily.subscribe({ opensThread: true });
    daily.time.now = nine;
    await daily.machine().work();
    const { requests } = daily.discord;
    const { name } = (requests.find((one) => /threads$/.test(one.route))?.body ?? {}) as { name: string };
    expect(name).toMatch(/^"Goodbye, Ianto," I murmur/);
    expect(name.length).toBeLessThanOrEqual(100);
  });

  test("that can't be opened leaves the post as it is", async () => {
    daily.discord.deny(daily.discord.general.id, createPublicThreads);
    await daily.subscribe({ opensThread: true });
    daily.time.now = nine;
    const machine = daily.machine();
    await machine.work();
    daily.time.now += hour;
    await machine.work();
    expect(posts(daily.discord.general.id)).toHaveLength(1);
    expect(await daily.store.find(id)).toMatchObject({ state: "active", slot: "2026-03-03" });
    expect(daily.lines.map((line) => line.message)).toContain(
      "a daily post stands, but not all that belongs to it",
    );
  });
});

describe("a pin", () => {
  test("moves to the newest post", async () => {
    await daily.subscribe({ isPinned: true });
    const machine = daily.machine();
    for (const at of [nine, nine + day, nine + 2 * day]) {
      daily.time.now = at;
      await machine.work();
    }
    const all = posts(daily.discord.general.id);
    expect([...daily.discord.general.pins.keys()]).toEqual([all[2]?.message.id]);
  });

  test("that fails never posts again", async () => {
    daily.discord.deny(daily.discord.general.id, pinMessages);
    await daily.subscribe({ isPinned: true });
    daily.time.now = nine;
    const machine = daily.machine();
    await machine.work();
    daily.time.now += hour;
    await machine.work();
    expect(posts(daily.discord.general.id)).toHaveLength(1);
  });

  test("left undone by a process that died is done by another", async () => {
    await daily.subscribe({ isPinned: true });
    daily.time.now = nine;
    await expect(daily.machine(crashAt("after settle")).work()).rejects.toThrow("crash");
    expect(daily.discord.general.pins.size).toBe(0);
    daily.time.now += hour;
    const other = daily.machine();
    for (const late of await daily.store.claimFollowUps(daily.time.now, leaseMs, 5))
      await followUp(late, other.parts);
    expect(daily.discord.general.pins.size).toBe(1);
    expect(posts(daily.discord.general.id)).toHaveLength(1);
  });
});

describe("a forum", () => {
  const threads = (forum: string) => daily.discord.threads(forum);

  test("gets a post of its own a day, titled by the passage", async () => {
    const forum = channelOf(15);
    await daily.subscribe({ channelId: forum.id, channelKind: "forum", opensThread: true, isPinned: true });
    const machine = daily.machine();
    for (const at of [nine, nine + day]) {
      daily.time.now = at;
      await machine.work();
    }
    expect(threads(forum.id).map((thread) => thread.name.slice(0, 24))).toEqual([
      'Day 1: "Goodbye, Ianto,"',
      "Day 2: Christ, I had com",
    ]);
    expect(daily.discord.violations).toEqual([]);
  });

  test.each<DeliveryStep>(["before post", "after post"])(
    "%s a crash leaves one post, though forums take no nonce",
    async (step) => {
      const forum = channelOf(15);
      await daily.subscribe({ channelId: forum.id, channelKind: "forum" });
      daily.time.now = nine;
      await expect(daily.machine(crashAt(step)).work()).rejects.toThrow("crash");
      const other = daily.machine();
      for (daily.time.now = nine; daily.time.now < nine + hour; daily.time.now += leaseMs) await other.work();
      expect(threads(forum.id)).toHaveLength(1);
      expect(await daily.store.deliveries(id, 5)).toMatchObject([
        { state: "posted", channelId: threads(forum.id)[0]?.id },
      ]);
    },
  );

  test("that answers nothing is looked at before the next try", async () => {
    const forum = channelOf(15);
    await daily.subscribe({ channelId: forum.id, channelKind: "forum" });
    daily.discord.fail({ method: "POST", route: /threads$/, how: "reset", executes: true });
    daily.time.now = nine;
    const machine = daily.machine();
    await machine.work();
    daily.time.now += hour;
    await machine.work();
    expect(threads(forum.id)).toHaveLength(1);
    expect(await daily.store.deliveries(id, 5)).toMatchObject([{ state: "posted" }]);
  });

  test("that wants a tag is blocked with that reason", async () => {
    const forum = daily.discord.channel({
      guildId: daily.discord.home.id,
      name: "tags",
      type: 15,
      requiresTag: true,
    });
    await daily.subscribe({ channelId: forum.id, channelKind: "forum" });
    const machine = daily.machine();
    for (daily.time.now = nine; daily.time.now < nine + hour; daily.time.now += 60_000) await machine.work();
    expect(await daily.store.find(id)).toMatchObject({ state: "blocked", reason: "needs-tag" });
  });
});

test("a thread gets its posts, and wakes when it was archived", async () => {
  const thread = daily.discord.channel({
    guildId: daily.discord.home.id,
    name: "club",
    type: 11,
    parentId: daily.discord.general.id,
    isArchived: true,
  });
  await daily.subscribe({ channelId: thread.id, channelKind: "thread" });
  daily.time.now = nine;
  await daily.machine().work();
  expect(posts(thread.id)).toHaveLength(1);
});
