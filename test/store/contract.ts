import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Delivery } from "../../src/domain/delivery.ts";
import type { Subscription } from "../../src/domain/subscription.ts";
import type { Store } from "../../src/store/store.ts";
import { privacyContract } from "./contract-privacy.ts";
import { readersContract } from "./contract-readers.ts";
import { savesContract } from "./contract-saves.ts";
import { settingsContract } from "./contract-settings.ts";
import { storiesContract } from "./contract-stories.ts";

const hour = 3_600_000;
const nine = Date.UTC(2026, 2, 28, 9);

export function subscription(change: Partial<Subscription> = {}): Subscription {
  return {
    id: "s1",
    guildId: "100",
    name: "daily",
    settings: {
      channelId: "200",
      channelKind: "text",
      story: "tale",
      time: "09:00",
      zone: "Europe/London",
      days: "1234567",
      order: "serial",
      atEnd: "stop",
      minLength: 0,
      opensThread: false,
      isPinned: false,
      isSilent: false,
    },
    progress: { round: 1, shown: [] },
    state: "active",
    since: nine - hour,
    closedDate: "2026-03-27",
    slot: "2026-03-28",
    dueAt: nine,
    wakeAt: nine + 250,
    attempts: 0,
    refusals: 0,
    revision: 0,
    ...change,
  };
}

function delivery(change: Partial<Delivery> = {}): Delivery {
  return {
    subscriptionId: "s1",
    slot: "2026-03-28",
    state: "posted",
    channelId: "200",
    messageId: "300",
    first: 1,
    last: 1,
    dueAt: nine,
    settledAt: nine + 500,
    todo: [],
    todoTries: 0,
    ...change,
  };
}

const ask = { now: nine + hour, leaseMs: 60_000, most: 100, perSecond: 25 };

/** What every driver promises. `open` opens the same, at first empty, database each time it is called within one test. */
export function storeContract(open: () => Promise<Store>, fresh: () => Promise<void>): void {
  let store: Store;
  let other: Store;
  beforeEach(async () => {
    await fresh();
    // Two machines that start at once.
    [store, other] = await Promise.all([open(), open()]);
  });
  afterEach(async () => {
    await store?.close();
    await other?.close();
  });

  describe("an interaction", () => {
    test("is handled once, however many machines hear it at once", async () => {
      const asks = Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? store : other).once("1", nine));
      expect((await Promise.all(asks)).filter(Boolean)).toHaveLength(1);
      expect(await other.once("2", nine)).toBe(true);
    });

    test("is kept for ten minutes, and then swept", async () => {
      expect(await store.once("1", nine)).toBe(true);
      expect(await other.once("1", nine + 600_000)).toBe(false);
      expect(await other.once("2", nine + 600_001)).toBe(true);
      expect(await store.once("1", nine + 600_001)).toBe(true);
    });
  });

  describe("all choices", () => {
    test("are those of every server, and of the readers who chose something", async () => {
      await store.choose({ guildId: "100" }, "isSpoiler", true);
      await store.setSpoilerLimit({ guildId: "101", channelId: "200" }, "tale", { id: "p1", number: 1 });
      await store.chooseAsReader("9", "isCareful", true);
      await store.savePlace("9", "tale", { id: "p2", number: 2, at: 1 });
      await store.confirm("8", "tale");
      await store.savePlace("7", "tale", { id: "p2", number: 2, at: 1 });
      const { servers, readers } = await other.allChoices(10);
      expect(servers.map((row) => row.guild_id).sort()).toEqual(["100", "101"]);
      expect(readers.map((row) => `${row.user_id} ${row.kind}`).sort()).toEqual([
        "8 confirmed",
        "9 choices",
        "9 place",
      ]);
      expect((await other.allChoices(1)).readers).toHaveLength(1);
    });
  });

  describe("subscriptions", () => {
    test("come back as they were written", async () => {
      const one = subscription({ reason: "no-access", triedSlot: "2026-03-27", triedAt: 5, refusals: 2 });
      expect(await store.add(one, 10)).toBe("added");
      expect(await other.find("s1")).toEqual(one);
      expect(await store.find("s2")).toBeUndefined();
    });

    test("one name is taken once, on two machines too", async () => {
      const results = await Promise.all([
        store.add(subscription({ id: "a" }), 10),
        other.add(subscription({ id: "b" }), 10),
      ]);
      expect(results.sort()).toEqual(["added", "name-taken"]);
    });

    test("a server has no more than the limit, on two machines too", async () => {
      const adds = Array.from({ length: 12 }, (_, at) =>
        (at % 2 === 0 ? store : other).add(subscription({ id: `s${at}`, name: `n${at}` }), 10),
      );
      const results = await Promise.all(adds);
      expect(results.filter((result) => result === "too-many")).toHaveLength(2);
      expect(await store.ofServer("100")).toHaveLength(10);
    });

    test("a stopped one makes room, and gives up its name", async () => {
      await store.add(subscription({ id: "a", state: "stopped" }), 1);
      expect(await store.add(subscription({ id: "b" }), 1)).toBe("added");
      expect((await store.ofServer("100")).map((one) => one.id)).toEqual(["b"]);
    });

    test("are written over only by who saw the latest", async () => {
      await store.add(subscription(), 10);
      const seen = subscription();
      expect(await store.replace({ ...seen, name: "morning" })).toBe(true);
      expect(await other.replace({ ...seen, name: "evening" })).toBe(false);
      expect(await other.find("s1")).toMatchObject({ name: "morning", revision: 1 });
    });

    test("that rest are not among the running", async () => {
      await store.add(subscription({ id: "a" }), 10);
      const { wakeAt: _, ...resting } = subscription({ id: "b", name: "b", state: "paused" });
      await store.add(resting, 10);
      await store.add(subscription({ id: "c", name: "c" }), 10);
      expect((await store.running("", 10)).map((one) => one.id)).toEqual(["a", "c"]);
      expect((await store.running("a", 10)).map((one) => one.id)).toEqual(["c"]);
    });

    test("stopped long ago are dropped with their deliveries", async () => {
      const old = subscription({ id: "a", name: "a", state: "stopped", since: 1 });
      await store.add(old, 10);
      await store.settle(old, [delivery({ subscriptionId: "a" })]);
      await store.add(subscription({ id: "b", name: "b", state: "stopped", since: 10 }), 10);
      expect(await store.dropStopped(10)).toBe(1);
      expect((await store.ofServer("100")).map((one) => one.id)).toEqual(["b"]);
      expect(await store.deliveries("a", 9)).toEqual([]);
    });

    test("of a server are forgotten together", async () => {
      await store.add(subscription({ id: "a" }), 10);
      await store.add(subscription({ id: "b", guildId: "101" }), 10);
      await store.markServerGone("100", 1);
      await store.dropServersGone(2);
      expect(await store.ofServer("100")).toEqual([]);
      expect(await store.ofServer("101")).toHaveLength(1);
    });
  });

  describe("a claim", () => {
    test("takes what is due, and puts it to sleep for the lease", async () => {
      await store.add(subscription(), 10);
      await store.add(subscription({ id: "later", name: "later", wakeAt: ask.now + 1 }), 10);
      const claimed = await store.claim(ask);
      expect(claimed).toEqual([
        subscription({
          wakeAt: ask.now + 60_000,
          triedSlot: "2026-03-28",
          triedAt: ask.now,
          triedSettings: subscription().settings,
          attempts: 1,
          revision: 1,
        }),
      ]);
      expect(await other.claim(ask)).toEqual([]);
    });

    test("is made again when the lease has run out, and counts the tries of a slot", async () => {
      await store.add(subscription(), 10);
      await store.claim(ask);
      const [again] = await other.claim({ ...ask, now: ask.now + 60_000 });
      expect(again).toMatchObject({ attempts: 2, triedAt: ask.now });
    });

    test("keeps the settings of the first try, whatever they became since", async () => {
      await store.add(subscription(), 10);
      const [first] = await store.claim(ask);
      const moved = { ...subscription().settings, channelId: "999" };
      await store.replace({ ...(first as Subscription), settings: moved });
      const [again] = await other.claim({ ...ask, now: ask.now + 60_000 });
      expect(again).toMatchObject({ settings: moved, triedSettings: subscription().settings });
    });

    test("counts anew when it is certain that nothing was posted", async () => {
      await store.add(subscription(), 10);
      const [first] = await store.claim(ask);
      const { triedSlot: _, ...certain } = first as Subscription;
      await store.replace({ ...certain, wakeAt: ask.now });
      expect(await store.claim({ ...ask, now: ask.now + 1 })).toMatchObject([
        { attempts: 1, triedAt: ask.now + 1 },
      ]);
    });

    test("gives each of many to one machine", async () => {
      const ids = Array.from({ length: 60 }, (_, at) => `s${at}`);
      for (const id of ids) await store.add(subscription({ id, guildId: id }), 10);
      const claims = Array.from({ length: 12 }, (_, at) =>
        (at % 2 === 0 ? store : other).claim({ ...ask, most: 7, perSecond: 1_000 }),
      );
      const taken = (await Promise.all(claims)).flat().map((one) => one.id);
      expect(taken.sort()).toEqual(ids.sort());
    });

    test("keeps all machines together to a number a second", async () => {
      for (let at = 0; at < 40; at += 1) {
        await store.add(subscription({ id: `s${at}`, guildId: `${at}` }), 10);
      }
      const taken = await Promise.all([store.claim(ask), other.claim(ask), store.claim(ask)]);
      expect(taken.flat()).toHaveLength(25);
      expect(await other.claim({ ...ask, now: ask.now + 1_000 })).toHaveLength(15);
    });

    test("takes the longest waiting first", async () => {
      await store.add(subscription({ id: "a", guildId: "1", wakeAt: 20 }), 10);
      await store.add(subscription({ id: "b", guildId: "2", wakeAt: 10 }), 10);
      expect((await store.claim({ ...ask, most: 1 })).map((one) => one.id)).toEqual(["b"]);
      expect(await store.nextWake()).toBe(20);
    });
  });

  describe("settling", () => {
    test("writes the final word and what comes next together", async () => {
      await store.add(subscription(), 10);
      const [claimed] = await store.claim(ask);
      const next = { ...(claimed as Subscription), slot: "2026-03-29", closedDate: "2026-03-28" };
      expect(await store.settle(next, [delivery({ reason: "late" })])).toBe(true);
      expect(await other.find("s1")).toEqual({ ...next, revision: 2 });
      expect(await other.deliveries("s1", 5)).toEqual([delivery({ reason: "late" })]);
    });

    test("writes neither when somebody wrote in between", async () => {
      await store.add(subscription(), 10);
      const [claimed] = await store.claim(ask);
      await other.replace({ ...(claimed as Subscription), name: "morning" });
      expect(await store.settle(claimed as Subscription, [delivery()])).toBe(false);
      expect(await store.deliveries("s1", 5)).toEqual([]);
    });

    test("leaves a slot's first final word alone", async () => {
      await store.add(subscription(), 10);
      await store.settle(subscription(), [delivery({ messageId: "300" })]);
      await store.settle(subscription({ revision: 1 }), [delivery({ messageId: "301" })]);
      expect(await store.deliveries("s1", 5)).toMatchObject([{ messageId: "300" }]);
    });

    test("shows the newest deliveries first", async () => {
      await store.add(subscription(), 10);
      const days = ["2026-03-28", "2026-03-29", "2026-03-30"];
      await store.settle(
        subscription(),
        days.map((slot, at) => delivery({ slot, settledAt: nine + at })),
      );
      expect((await store.deliveries("s1", 2)).map((one) => one.slot)).toEqual(["2026-03-30", "2026-03-29"]);
    });
  });

  test("a follow-up is taken by one machine, and not again before its time", async () => {
    await store.add(subscription(), 10);
    await store.settle(subscription(), [delivery({ todo: ["crosspost", "pin"], todoAt: nine })]);
    const taken = await Promise.all([
      store.claimFollowUps(nine, 60_000, 10),
      other.claimFollowUps(nine, 60_000, 10),
    ]);
    expect(taken.flat()).toMatchObject([{ todo: ["crosspost", "pin"], todoTries: 1 }]);
    const [mine] = taken.flat() as [Delivery];
    expect(await store.setFollowUps({ ...mine, todo: [] }, nine)).toBe(false);
    expect(await store.setFollowUps({ ...mine, todo: ["pin"] }, nine + 60_000)).toBe(true);
    expect(await other.claimFollowUps(nine + 59_999, 60_000, 10)).toEqual([]);
    expect(await other.claimFollowUps(nine + 60_000, 60_000, 10)).toMatchObject([
      { todo: ["pin"], todoTries: 2 },
    ]);
  });

  test("subscriptions are counted by state, and those that wait", async () => {
    await store.add(subscription({ id: "a" }), 10);
    await store.add(subscription({ id: "b", name: "b", wakeAt: ask.now + 1 }), 10);
    await store.add(subscription({ id: "c", name: "c", state: "blocked" }), 10);
    expect(await store.counts(ask.now)).toEqual({ subscriptions: { active: 2, blocked: 1 }, due: 2 });
  });

  settingsContract(() => [store, other]);
  readersContract(() => [store, other]);
  savesContract(() => [store, other]);
  privacyContract(() => [store, other]);
  storiesContract(() => [store, other]);
}
