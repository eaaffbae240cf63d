import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { leaseMs } from "../../src/daily/deliver.ts";
import { ownerOf, personIn } from "../../src/owner.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { type Daily, day, openDaily } from "../helpers/daily.ts";

// What comes to one person's direct messages, when Discord or the bot fails in the middle.
const minute = 60_000;
const nine = Date.parse("2026-03-02T09:00:30Z");
let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

const subscribe = () =>
  daily.subscribe(
    { channelId: daily.discord.reader.id, channelKind: "dm", follows: "own" },
    { guildId: ownerOf(daily.discord.reader.id) },
  );
const came = () => daily.discord.posts(daily.discord.direct(daily.discord.reader).id);
const days = () => came().map(({ message }) => /Day (\d+)/.exec(readable(message))?.[1]);

describe("a passage to a person", () => {
  test.each([
    ["reset", true],
    ["late", true],
    ["500", false],
    ["429", false],
  ] as const)("%s, carried out: %s: comes once in the end", async (how, executes) => {
    await subscribe();
    daily.time.now = nine;
    const { discord } = daily;
    discord.fail({ method: "POST", route: /messages$/, how, executes, times: 2, retryAfterMs: 3_000 });
    const machine = daily.machine();
    for (let pass = 0; pass < 5; pass += 1) {
      await machine.work();
      daily.time.now += 5 * minute;
    }
    expect(days()).toEqual(["1"]);
  });

  test("is found by its button after a crash, though Discord has forgotten its nonce", async () => {
    await subscribe();
    daily.time.now = nine;
    const crash = {
      at: (step: string) =>
        Promise.reject(new Error(step)).catch(step === "after post" ? undefined : () => undefined),
    };
    await expect(daily.machine(crash).work()).rejects.toThrow("after post");
    daily.discord.forgetNonces();
    daily.time.now = nine + leaseMs + 10 * minute;
    await daily.machine().work();
    expect(days()).toEqual(["1"]);
    expect(await daily.store.deliveries("sub-1", 5)).toMatchObject([{ state: "posted", first: 1 }]);
    daily.time.now += day;
    await daily.machine().work();
    expect(days()).toEqual(["1", "2"]);
  });

  test("waits where Discord will not open the channel just now", async () => {
    await subscribe();
    daily.time.now = nine;
    const open = { method: "POST", route: /users\/@me\/channels$/ } as const;
    daily.discord.fail({ ...open, how: { status: 403, code: 40_003 } });
    const machine = daily.machine();
    await machine.work();
    expect(await daily.store.find("sub-1")).toMatchObject({ state: "active", refusals: 0 });
    daily.time.now += 2 * minute;
    await machine.work();
    expect(days()).toEqual(["1"]);
    daily.time.now += day;
    await machine.work();
    expect(days()).toEqual(["1", "2"]);
    const opened = daily.discord.requests.filter(({ route }) => /users\/@me\/channels$/.test(route));
    expect(opened).toHaveLength(2);
  });

  test.each([50_007, 50_278])("pauses after three refusals with %i, its place kept", async (code) => {
    await subscribe();
    daily.time.now = nine;
    daily.discord.fail({ method: "POST", route: /messages$/, how: { status: 403, code }, times: 9 });
    const machine = daily.machine();
    for (let pass = 0; pass < 6; pass += 1) {
      await machine.work();
      daily.time.now += 11 * minute;
    }
    const posts = daily.discord.requests.filter(
      ({ method, route }) => method === "POST" && /messages$/.test(route),
    );
    expect(posts).toHaveLength(3);
    expect(await daily.store.find("sub-1")).toMatchObject({
      state: "paused",
      reason: "dm-closed",
      progress: { round: 1, shown: [] },
    });
    expect(await daily.store.nextWake()).toBeUndefined();
  });
});

test("a person and a server are never taken for one another", () => {
  expect(personIn(ownerOf("41"))).toBe("41");
  expect(personIn("41")).toBeUndefined();
});
