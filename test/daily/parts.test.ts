import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DailySettings } from "../../src/domain/subscription.ts";
import { ownerOf } from "../../src/owner.ts";
import type { Story } from "../../src/story/story.ts";
import { type Daily, hour, openDaily, start } from "../helpers/daily.ts";
import { novel } from "../helpers/novel.ts";

const numbers = (passages: readonly { readonly number: number }[]) => passages.map(({ number }) => number);

describe("posts of a long portion", () => {
  const long = novel([Array.from({ length: 6 }, () => [200, 200, 200])]);
  let daily: Daily;
  beforeEach(async () => {
    daily = await openDaily();
    daily.stories.set("novel", long);
  });
  afterEach(() => daily.close());

  const nine = start + 9 * hour + 30_000;
  const subscribe = async (more: Partial<DailySettings> = {}) => {
    await daily.subscribe({ story: "novel", portion: "chapter", minLength: 0, ...more });
    daily.time.now = nine;
  };
  /** What a reader sees, in order: the passages of each message, in whichever channel. */
  const shown = () =>
    daily.discord
      .posts()
      .map(({ message }) =>
        [...JSON.stringify(message.components).matchAll(/P(\d+) word/g)].map(([, number]) => Number(number)),
      );
  const work = async (times = 1) => {
    for (let at = 0; at < times; at += 1) {
      await daily.machine().work();
      await daily.machine().workOnFollowUps();
      daily.time.now += 130_000;
    }
  };

  test("come in a thread, all parts in order, each once", async () => {
    await subscribe();
    await work(3);
    expect(shown().flat()).toEqual(numbers(long.passages));
    expect(shown().length).toBeGreaterThan(2);
    const [first, ...rest] = daily.discord.posts();
    // The thread about a message has its id.
    expect(new Set(rest.map(({ message }) => message.channel_id))).toEqual(new Set([first?.message.id]));
    const [delivery] = await daily.store.deliveries("sub-1", 5);
    expect(delivery).toMatchObject({ state: "posted", first: 1, last: 18, todo: [] });
    expect(delivery?.parts?.posted).toBe(delivery?.parts?.ranges.length);
    expect(delivery?.lacks).toBeUndefined();
  });

  test.each([true, false])(
    "go on after an answer was lost, whether the part arrived: %s",
    async (arrived) => {
      await subscribe();
      let seen = 0;
      daily.discord.fail({
        method: "POST",
        route: /messages$/,
        when: () => ++seen === 3,
        how: "reset",
        executes: arrived,
      });
      await work(1);
      daily.discord.forgetNonces();
      await work(4);
      expect(shown().flat()).toEqual(numbers(long.passages));
    },
  );

  test("wait no longer for their many tries once one of them has gone through", async () => {
    await subscribe();
    let sent = 0;
    const isLost = () => {
      sent += 1;
      return (sent > 1 && sent < 7) || sent === 8;
    };
    daily.discord.fail({ method: "POST", route: /messages$/, when: isLost, how: "500", times: 6 });
    for (let rounds = 0; sent < 8 && rounds < 60; rounds += 1) await work();
    expect(shown().flat().length).toBeLessThan(long.passages.length);
    await work();
    expect(shown().flat()).toEqual(numbers(long.passages));
  });

  test("are one message where they fit one", async () => {
    daily.stories.set("novel", novel([[[30, 30]]]));
    await subscribe();
    await work(2);
    expect(shown()).toEqual([[1, 2]]);
  });

  test("in a forum stand in the day's own post", async () => {
    const forum = daily.discord.channel({ guildId: daily.discord.home.id, name: "forum", type: 15 });
    await subscribe({ channelId: forum.id, channelKind: "forum" });
    await work(3);
    expect(shown().flat()).toEqual(numbers(long.passages));
    expect(new Set(daily.discord.posts().map(({ message }) => message.channel_id)).size).toBe(1);
  });

  test("are those of the story and the place that their post had, whatever an admin chose meanwhile", async () => {
    daily.stories.set("other", { ...novel([Array.from({ length: 6 }, () => [20, 20, 20])]), slug: "other" });
    const told: (readonly [string, number])[] = [];
    const moveLimit = async (_: unknown, { slug }: Story, { number }: { readonly number: number }) => {
      told.push([slug, number]);
    };
    await subscribe({ follows: "server" });
    daily.discord.fail({ method: "POST", route: /threads$/, how: "500" });
    await daily.machine({ moveLimit }).work();
    const one = await daily.store.find("sub-1");
    if (one === undefined) throw new Error("gone");
    const elsewhere = daily.discord.channel({ guildId: daily.discord.home.id, name: "t", type: 11 });
    const settings = {
      ...one.settings,
      story: "other",
      channelId: elsewhere.id,
      channelKind: "thread",
    } as const;
    await daily.store.replace({ ...one, settings, progress: { round: 1, shown: [] } });
    daily.time.now += 130_000;
    await daily.machine({ moveLimit }).workOnFollowUps();
    expect(shown().flat()).toEqual(numbers(long.passages));
    const [first, ...rest] = daily.discord.posts();
    expect(new Set(rest.map(({ message }) => message.channel_id))).toEqual(new Set([first?.message.id]));
    const all = JSON.stringify(daily.discord.posts().map(({ message }) => message.components));
    expect(all.match(/word/g)).toHaveLength(long.passages.length * 199);
    expect(told.at(-1)).toEqual(["novel", 18]);
    expect(told.map(([slug]) => slug)).not.toContain("other");
  });

  test("follow in the channel where no thread can be had, and it is said", async () => {
    await subscribe();
    daily.discord.deny(daily.discord.general.id, 1n << 35n);
    await work(3);
    expect(shown().flat()).toEqual(numbers(long.passages));
    expect(new Set(daily.discord.posts().map(({ message }) => message.channel_id)).size).toBe(1);
    const [delivery] = await daily.store.deliveries("sub-1", 5);
    expect(delivery).toMatchObject({ todo: [], lacks: [{ step: "thread", why: "no-permission" }] });
  });

  test("come once though their machine slept in the middle, and another went on", async () => {
    await subscribe();
    const other = daily.machine();
    const { poster } = daily.machine().parts;
    let parts = 0;
    const sleepy = daily.machine({
      poster: {
        ...poster,
        post: async (order) => {
          const posted = await poster.post(order);
          if (order.spot.channelKind !== "thread" || ++parts !== 2) return posted;
          daily.time.now += 600_000;
          await other.workOnFollowUps();
          daily.time.now += 600_000;
          daily.discord.forgetNonces();
          return posted;
        },
      },
    });
    await sleepy.work();
    await work(3);
    expect(shown().flat()).toEqual(numbers(long.passages));
    expect((await daily.store.deliveries("sub-1", 5))[0]).toMatchObject({ todo: [] });
  });

  test("wait half a day while somebody's direct messages are closed in the middle, and go on when they open", async () => {
    const direct = daily.discord.direct(daily.discord.reader);
    await daily.subscribe(
      { story: "novel", portion: "chapter", channelId: daily.discord.reader.id, channelKind: "dm" },
      { guildId: ownerOf(daily.discord.reader.id) },
    );
    daily.time.now = nine;
    const { poster } = daily.machine().parts;
    const closing = daily.machine({
      poster: {
        ...poster,
        post: async (order) => {
          const posted = await poster.post(order);
          direct.takesMessages = false;
          return posted;
        },
      },
    });
    await closing.work();
    expect(shown()).toHaveLength(1);
    const other = daily.machine();
    for (let hours = 0; hours < 14; hours += 1) {
      daily.time.now += hour;
      await other.workOnFollowUps();
    }
    expect(shown()).toHaveLength(1);
    direct.takesMessages = true;
    daily.time.now += hour;
    await work(2);
    expect(shown().flat()).toEqual(numbers(long.passages));
    expect(await daily.store.find("sub-1")).toMatchObject({ state: "active" });
  });

  test("come all but the one that AutoMod blocks, and that is said", async () => {
    await subscribe();
    let seen = 0;
    const blocked = { status: 403, code: 200_000 } as const;
    daily.discord.fail({ method: "POST", route: /messages$/, when: () => ++seen === 3, how: blocked });
    await work(2);
    const [[first], [last]] = [shown().slice(0, 1), shown().slice(-1)];
    expect([first?.[0], last?.at(-1)]).toEqual([1, 18]);
    const [delivery] = await daily.store.deliveries("sub-1", 5);
    expect(delivery?.parts?.ranges).toHaveLength(shown().length + 1);
    expect(delivery).toMatchObject({ todo: [], lacks: [{ step: "parts", why: "automod" }] });
  });
});
