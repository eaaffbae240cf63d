import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DeliveryStep, leaseMs } from "../../src/daily/deliver.ts";
import type { How } from "../../src/sandbox/discord/faults.ts";
import type { Passage } from "../../src/story/story.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const id = "sub-1";
const nine = start + 9 * hour + 30_000;
const minute = 60_000;
const readMessageHistory = 1n << 16n;
const sendMessages = 1n << 11n;
const viewChannel = 1n << 10n;

let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

const posts = () => daily.discord.posts(daily.discord.general.id).filter((post) => !post.isDeleted);
/** Which passage each post shows, by its credit line. */
const shown = () =>
  posts().map((post) => Number(/Passage (\d+) of 29/.exec(JSON.stringify(post.message.components))?.[1]));
const words = async () =>
  (await daily.store.deliveries(id, 50))
    .map(({ slot, state, reason }) => [slot, state, reason ?? ""])
    .reverse();

class Crash extends Error {}
const crashAt = (step: DeliveryStep) => ({
  at: (reached: DeliveryStep) => {
    if (reached === step) throw new Crash(step);
  },
});

test("a post comes at its time, and no second one that day", async () => {
  await daily.subscribe();
  const machine = daily.machine();
  daily.time.now = start + 9 * hour - 1;
  expect(await machine.work()).toBe(0);
  daily.time.now = nine;
  await machine.work();
  await machine.work();
  daily.time.now = start + 23 * hour;
  await machine.work();
  expect(shown()).toEqual([1]);
  expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
});

test("day after day the story goes on, over a change of the clocks, to its end note", async () => {
  await daily.subscribe();
  const machine = daily.machine();
  for (let at = nine; at < nine + 40 * day; at += hour) {
    daily.time.now = at;
    await machine.work();
  }
  expect(posts()).toHaveLength(30);
  expect(shown().slice(0, 29)).toEqual(Array.from({ length: 29 }, (_, at) => at + 1));
  expect(JSON.stringify(posts()[29]?.message.components)).toContain("The end of");
  expect(await daily.store.find(id)).toMatchObject({ state: "ended" });
});

describe("a process that dies", () => {
  test.each([
    ["after claim", 0],
    ["before post", 0],
    ["after post", 1],
    ["after settle", 1],
  ] satisfies [DeliveryStep, number][])(
    "%s leaves one post, once another machine has taken over",
    async (step, before) => {
      await daily.subscribe();
      daily.time.now = nine;
      await expect(daily.machine(crashAt(step)).work()).rejects.toThrow(Crash);
      expect(posts()).toHaveLength(before);
      // Long after Discord has forgotten the nonce.
      daily.discord.forgetNonces();
      daily.time.now = nine + leaseMs + 10 * minute;
      const other = daily.machine();
      await other.work();
      await other.work();
      expect(shown()).toEqual([1]);
      expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
      daily.time.now = nine + day;
      await other.work();
      expect(shown()).toEqual([1, 2]);
    },
  );

  test("before its claim leaves all to the others", async () => {
    await daily.subscribe();
    daily.machine();
    daily.time.now = nine;
    await daily.machine().work();
    expect(shown()).toEqual([1]);
  });

  test("after its post is found again below what others wrote since", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    await expect(daily.machine(crashAt("after post")).work()).rejects.toThrow(Crash);
    const { discord } = daily;
    for (let at = 0; at < 250; at += 1) discord.say(discord.general.id, discord.reader, `message ${at}`);
    discord.forgetNonces();
    daily.time.now = nine + hour;
    await daily.machine().work();
    expect(shown()).toEqual([1]);
    expect((await daily.store.deliveries(id, 1))[0]).toMatchObject({ messageId: posts()[0]?.message.id });
  });

  test("after its post counts its day, and the next one goes on from there", async () => {
    await daily.subscribe();
    for (let on = 0; on < 2; on += 1) {
      daily.time.now = nine + on * day;
      await daily.machine().work();
    }
    daily.time.now = nine + 2 * day;
    await expect(daily.machine(crashAt("after post")).work()).rejects.toThrow(Crash);
    daily.discord.forgetNonces();
    daily.time.now = nine + 2 * day + hour;
    await daily.machine().work();
    daily.time.now = nine + 3 * day;
    await daily.machine().work();
    const days = posts().map(({ message }) => /Day (\d+)/.exec(JSON.stringify(message.components))?.[1]);
    expect(days).toEqual(["1", "2", "3", "4"]);
  });

  test("after its post counts what it posted, though the story was edited since", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    await expect(daily.machine(crashAt("after post")).work()).rejects.toThrow(Crash);
    const { standard } = daily.library;
    const [first, ...others] = standard.passages;
    const added = { ...first, id: "added", text: "A line that was put before all others.", number: 1 };
    const passages = [added, first, ...others].map((one, at) => ({ ...one, number: at + 1 })) as Passage[];
    daily.stories.set(standard.slug, { ...standard, passages });
    daily.discord.forgetNonces();
    daily.time.now = nine + hour;
    await daily.machine().work();
    expect((await daily.store.find(id))?.progress.last).toEqual({ id: first?.id, number: 2 });
    expect(posts()).toHaveLength(1);
    expect(await daily.store.deliveries(id, 5)).toMatchObject([{ state: "posted", first: 2, last: 2 }]);
  });
});

describe("when nobody can look", () => {
  beforeEach(async () => {
    await daily.subscribe();
    daily.time.now = nine;
    await expect(daily.machine(crashAt("after post")).work()).rejects.toThrow(Crash);
    daily.discord.deny(daily.discord.general.id, readMessageHistory);
  });

  test("a crash is mended by the nonce while Discord remembers it", async () => {
    daily.time.now = nine + leaseMs + 1_000;
    await daily.machine().work();
    expect(shown()).toEqual([1]);
    expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
  });

  test("a delivery is uncertain afterwards, is not posted again, and the operator is told", async () => {
    daily.discord.forgetNonces();
    for (daily.time.now = nine + hour; daily.time.now < nine + 2 * hour; daily.time.now += minute)
      await daily.machine().work();
    expect(posts()).toHaveLength(1);
    expect(await words()).toEqual([["2026-03-02", "uncertain", "unreadable"]]);
    expect(daily.lines.find((line) => line.level === "error")?.message).toMatch(/not posted again/);
    daily.time.now = nine + day;
    await daily.machine().work();
    expect(shown()).toEqual([1, 2]);
  });
});

test("an empty channel without its history hidden is known to be empty", async () => {
  await daily.subscribe();
  daily.time.now = nine;
  await expect(daily.machine(crashAt("before post")).work()).rejects.toThrow(Crash);
  daily.discord.deny(daily.discord.general.id, readMessageHistory);
  daily.time.now = nine + hour;
  await daily.machine().work();
  expect(shown()).toEqual([1]);
});

test("one look that Discord refused gives no date up", async () => {
  await daily.subscribe();
  daily.time.now = nine;
  await expect(daily.machine(crashAt("after post")).work()).rejects.toThrow(Crash);
  daily.discord.forgetNonces();
  daily.discord.fail({ method: "GET", route: /messages/, how: { status: 403, code: 50_001 } });
  for (daily.time.now = nine + hour; daily.time.now < nine + 2 * hour; daily.time.now += minute)
    await daily.machine().work();
  expect(posts()).toHaveLength(1);
  expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
});

test("a post that could outlast its claim is not begun", async () => {
  await daily.subscribe();
  daily.time.now = nine;
  await daily
    .machine({
      at: (step) => {
        // A request may take ten seconds, and so much is left of the claim: another machine might look too early.
        if (step === "before post") daily.time.now = nine + leaseMs - 10_000;
      },
    })
    .work();
  expect(shown()).toEqual([]);
  daily.time.now = nine + leaseMs;
  await daily.machine().work();
  expect(shown()).toEqual([1]);
});

describe("two machines that hold the same claim", () => {
  test("make one post, whoever comes first", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const slow = daily.machine({
      at: async (step) => {
        if (step !== "before post") return;
        reached.resolve();
        await held.promise;
      },
    });
    const working = slow.work();
    await reached.promise;
    daily.time.now = nine + leaseMs + 1_000;
    await daily.machine().work();
    held.resolve();
    await working;
    expect(shown()).toEqual([1]);
    expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
  });

  test("settle once when both have posted", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const slow = daily.machine({
      at: async (step) => {
        if (step !== "after post") return;
        reached.resolve();
        await held.promise;
      },
    });
    const working = slow.work();
    await reached.promise;
    daily.time.now = nine + leaseMs + 1_000;
    await daily.machine().work();
    held.resolve();
    await working;
    expect(shown()).toEqual([1]);
    expect(daily.settled).toHaveLength(1);
    expect(await daily.store.find(id)).toMatchObject({
      slot: "2026-03-03",
      progress: { last: { number: 1 } },
    });
  });
});

test("a post whose turn comes after its claim ran out is not sent any more", async () => {
  await daily.subscribe();
  daily.time.now = nine;
  // The client waits this out and then sends again: by then another machine has posted, and the nonce is forgotten.
  daily.discord.fail({ method: "POST", route: /messages$/, how: "429", retryAfterMs: 400 });
  const working = daily.machine().work();
  await daily.discord.until(() => daily.discord.requests.some((one) => one.status === 429));
  daily.time.now = nine + leaseMs + 1_000;
  await daily.machine().work();
  daily.discord.forgetNonces();
  await working;
  expect(shown()).toEqual([1]);
  expect(daily.lines.map((line) => line.message)).toContain("a claim ran out before its post");
});

describe("Discord at fault", () => {
  test.each<[How, boolean]>([
    ["500", false],
    ["502", false],
    ["502", true],
    ["reset", false],
    ["reset", true],
    ["hang", false],
    ["hang", true],
    ["late", true],
    [{ status: 403 }, false],
    ["429", false],
    ["429-global", false],
  ])("%j, carried out: %s: one post in the end", async (how, executes) => {
    await daily.subscribe();
    daily.time.now = nine;
    // A short pause is waited out, a long one puts the delivery off.
    const retryAfterMs = how === "429-global" ? 100 : 3_000;
    daily.discord.fail({ method: "POST", route: /messages$/, how, executes, times: 2, retryAfterMs });
    const machine = daily.machine();
    for (let pass = 0; pass < 5; pass += 1) {
      await machine.work();
      daily.time.now += 5 * minute;
    }
    expect(shown()).toEqual([1]);
    expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
  });

  test("a post that arrived without an answer, in a channel that can't be searched just now, waits", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    daily.discord.fail({ method: "POST", route: /messages$/, how: "reset", executes: true });
    const machine = daily.machine();
    await machine.work();
    daily.discord.forgetNonces();
    daily.discord.fail({ method: "GET", route: /messages/, how: "500", times: 2 });
    for (let pass = 0; pass < 5; pass += 1) {
      daily.time.now += 10 * minute;
      await machine.work();
    }
    expect(shown()).toEqual([1]);
    expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
  });

  test("a post deleted before its repeat is done", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    await expect(daily.machine(crashAt("after post")).work()).rejects.toThrow(Crash);
    daily.discord.deleteMessage(posts()[0]?.message.id ?? "");
    daily.time.now = nine + leaseMs + 1_000;
    await daily.machine().work();
    expect(posts()).toEqual([]);
    expect(await words()).toEqual([["2026-03-02", "posted", "deleted"]]);
  });

  test("one 401 ends nothing while Discord takes the token all the same", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    daily.discord.fail({ method: "POST", route: /messages$/, how: "401" });
    const machine = daily.machine();
    for (; daily.time.now < nine + 10 * minute; daily.time.now += minute) await machine.work();
    expect(daily.unauthorized()).toBe(0);
    expect(shown()).toEqual([1]);
  });

  test("a token that is no longer valid stops the bot, and costs no day", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    daily.discord.fail({ method: "POST", route: /messages$/, how: "401" });
    daily.discord.fail({ method: "GET", route: /users\/@me/, how: "401" });
    await daily.machine().work();
    expect(daily.unauthorized()).toBe(1);
    daily.time.now = nine + 5 * minute;
    await daily.machine().work();
    expect(shown()).toEqual([1]);
  });
});

describe("late", () => {
  test("within the catch-up time, a post still comes", async () => {
    await daily.subscribe();
    daily.time.now = start + 15 * hour;
    await daily.machine().work();
    expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
  });

  test("after it, the day is missed, and the next goes on where the story stood", async () => {
    await daily.subscribe();
    daily.time.now = start + 15 * hour + minute;
    await daily.machine().work();
    daily.time.now = nine + day;
    await daily.machine().work();
    expect(await words()).toEqual([
      ["2026-03-02", "missed", "late"],
      ["2026-03-03", "posted", ""],
    ]);
    expect(shown()).toEqual([1]);
  });

  test("after a week down every date has its word, and one post comes, not seven", async () => {
    await daily.subscribe();
    daily.time.now = nine + 7 * day;
    const machine = daily.machine();
    await machine.work();
    await machine.work();
    expect((await words()).map(([slot, state]) => `${slot} ${state}`)).toEqual([
      ...Array.from({ length: 7 }, (_, at) => `2026-03-0${at + 2} missed`),
      "2026-03-09 posted",
    ]);
    expect(shown()).toEqual([1]);
  });
});

describe("the clock set", () => {
  test("back repeats nothing", async () => {
    await daily.subscribe();
    const machine = daily.machine();
    daily.time.now = nine;
    await machine.work();
    daily.time.now = start;
    await machine.work();
    daily.time.now = nine + 1_000;
    await machine.work();
    expect(shown()).toEqual([1]);
  });

  test("forward and back again repeats nothing either", async () => {
    await daily.subscribe();
    const machine = daily.machine();
    daily.time.now = nine + day;
    await machine.work();
    await machine.work();
    daily.time.now = nine;
    await machine.work();
    daily.time.now = nine + day;
    await machine.work();
    expect(await words()).toEqual([
      ["2026-03-02", "missed", "late"],
      ["2026-03-03", "posted", ""],
    ]);
    expect(shown()).toEqual([1]);
  });
});

describe("a channel that takes no posts", () => {
  const days = async (count: number, machine = daily.machine()) => {
    const end = daily.time.now + count * day;
    for (; daily.time.now < end; daily.time.now += minute * 5) await machine.work();
  };
  const tries = () => daily.discord.requests.filter((one) => one.method === "POST").length;

  test.each([
    ["the permission to send is lost", sendMessages, "no-permission"],
    ["the channel is hidden", viewChannel, "no-access"],
  ])("%s: three tries, then one a day, and it resumes by itself", async (_, permission, reason) => {
    await daily.subscribe();
    daily.discord.deny(daily.discord.general.id, permission);
    daily.time.now = nine;
    await days(1);
    expect(tries()).toBe(3);
    expect(await daily.store.find(id)).toMatchObject({
      state: "blocked",
      reason,
      settings: { time: "09:00" },
    });
    await days(3);
    expect(tries()).toBe(6);
    daily.discord.grant(daily.discord.general.id, permission);
    await days(2);
    expect(shown()).toEqual([1, 2]);
    expect(await daily.store.find(id)).toMatchObject({ state: "active", refusals: 0 });
    expect((await words()).map(([, state]) => state)).toEqual([
      "skipped",
      "skipped",
      "skipped",
      "skipped",
      "posted",
      "posted",
    ]);
  });

  test("a deleted channel is left in peace after a month", async () => {
    await daily.subscribe();
    daily.discord.deleteChannel(daily.discord.general.id);
    const machine = daily.machine();
    for (daily.time.now = nine; daily.time.now < nine + 40 * day; daily.time.now += hour)
      await machine.work();
    expect(await daily.store.find(id)).toMatchObject({ state: "paused", reason: "channel-gone" });
    expect(tries()).toBeLessThan(36);
  });

  test("removed from the server and added again, it goes on", async () => {
    await daily.subscribe();
    daily.discord.removeBot(daily.discord.home.id);
    daily.time.now = nine;
    await days(2);
    expect(await daily.store.find(id)).toMatchObject({ state: "blocked" });
    daily.discord.addBot(daily.discord.home.id);
    await days(1);
    expect(shown()).toEqual([1]);
  });

  test("a story that is gone blocks without a single request, and goes on when it is back", async () => {
    await daily.subscribe({ story: "elsewhere" });
    daily.time.now = nine;
    await days(2);
    expect(tries()).toBe(0);
    expect(await daily.store.find(id)).toMatchObject({ state: "blocked", reason: "story-gone" });
    daily.stories.set("elsewhere", daily.library.standard);
    await days(1);
    expect(shown()).toEqual([1]);
  });
});

describe("an admin's change while a post is under way", () => {
  test.each([
    ["another name", { name: "morning" }],
    ["a pause", { state: "paused" as const }],
  ])("%s is kept, and so is the post", async (_, change) => {
    await daily.subscribe();
    daily.time.now = nine;
    await daily
      .machine({
        at: async (step) => {
          if (step !== "after post") return;
          const now = await daily.store.find(id);
          if (now !== undefined) await daily.store.replace({ ...now, ...change });
        },
      })
      .work();
    expect(await daily.store.find(id)).toMatchObject({ ...change, progress: { last: { number: 1 } } });
    expect(await words()).toEqual([["2026-03-02", "posted", ""]]);
  });
});

describe("the message", () => {
  test("mentions the chosen role and nobody else, and is silent if asked", async () => {
    const role = daily.discord.role(daily.discord.home.id, "readers");
    await daily.subscribe({ roleId: role.id, isSilent: true });
    daily.time.now = nine;
    await daily.machine().work();
    const body = daily.discord.requests.find((one) => one.method === "POST")?.body;
    expect(body).toMatchObject({
      allowed_mentions: { parse: [], roles: [role.id] },
      flags: (1 << 15) | (1 << 12),
      enforce_nonce: true,
    });
    expect(JSON.stringify(posts()[0]?.message.components)).toContain(`<@&${role.id}>`);
    expect(daily.discord.violations).toEqual([]);
  });

  test("mentions nobody otherwise, and carries its credit", async () => {
    await daily.subscribe();
    daily.time.now = nine;
    await daily.machine().work();
    const body = daily.discord.requests.find((one) => one.method === "POST")?.body;
    expect(body).toMatchObject({ allowed_mentions: { parse: [] }, flags: 1 << 15 });
    const text = JSON.stringify(posts()[0]?.message.components);
    expect(text).toContain("Day 1 of 29");
    expect(text).toContain("the author does not own Torchwood");
  });
});
