import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DailyInput } from "../../src/daily/input.ts";
import type { Story } from "../../src/story/story.ts";
import { storyOf } from "../commands/asking.ts";
import { type Daily, day, hour, openDaily } from "../helpers/daily.ts";
import { novel } from "../helpers/novel.ts";

// What can go wrong with a plan: each in one sentence, and the club's place is kept. Begins on Monday, 2 March 2026.
const ten = Array.from({ length: 10 }, () => [[60, 60, 60, 60]]);
const of = { guildId: "100", name: undefined };
let daily: Daily;
let limits: [story: string, number: number, how: string][];
beforeEach(async () => {
  daily = await openDaily();
  daily.stories.set("novel", novel(ten));
  limits = [];
});
afterEach(() => daily.close());

const moveLimit = async (
  _: unknown,
  { slug }: Story,
  { number }: { readonly number: number },
  how: string,
) => {
  limits.push([slug, number, how]);
};
const manage = () => daily.manage({ moveLimit });
const input = (more: DailyInput = {}): DailyInput => ({
  channel: { id: daily.discord.general.id, kind: "text", permissions: undefined },
  time: "9:00",
  timezone: "London",
  story: "novel",
  thread: false,
  ...more,
});
const begin = (more: DailyInput = {}, name?: string) => manage().start({ ...of, name }, input(more));
const refused = (more: DailyInput) =>
  begin(more).then(
    () => "taken",
    ({ code }: { readonly code?: string }) => code ?? "no UserError",
  );
/** Half an hour at a time, as the clock would. */
const run = async (days: number) => {
  const machine = daily.machine({ moveLimit });
  for (const end = daily.time.now + days * day; daily.time.now < end; daily.time.now += hour / 2) {
    await machine.work();
    await machine.workOnFollowUps();
  }
};
const told = async (id?: string) => {
  const [one] = (await daily.store.ofServer("100")).filter((each) => id === undefined || each.id === id);
  const all = await daily.store.deliveries(one?.id ?? "", 99);
  return all
    .filter(({ state, first }) => state === "posted" && first !== undefined)
    .map(({ slot, first, last }) => [slot, first, last] as const)
    .reverse();
};

describe("a date", () => {
  test.each([
    ["2026-02-30", "daily-no-day"],
    ["2027-02-29", "daily-no-day"],
    ["31.4.2026", "daily-no-day"],
    ["2026-13-01", "daily-no-day"],
    ["30.2.", "daily-no-day"],
    ["2月30日", "daily-no-day"],
    ["next week", "daily-until"],
    ["2026-12", "daily-until"],
    ["", "daily-until"],
    ["2026-03-02", "daily-until-past"],
    ["2025-12-24", "daily-until-past"],
    ["2126-12-24", "daily-until-far"],
  ])("%s is refused with its reason", async (until, code) => {
    expect(await refused({ until })).toBe(code);
    expect(await daily.store.ofServer("100")).toEqual([]);
  });

  test("needs a story told in order, day by day", async () => {
    const until = "2026-03-20";
    expect(await refused({ until, order: "shuffle" })).toBe("daily-until-order");
    expect(await refused({ until, on: "new-chapters" })).toBe("daily-until-order");
    expect(await refused({ until, end: "again" })).toBe("daily-until-order");
    await begin({ until });
    const { settings } = await manage().edit(of, { order: "shuffle" }, undefined);
    expect(settings).toMatchObject({ order: "shuffle" });
    expect(settings.until).toBeUndefined();
  });

  test("before which no post comes is refused, with what there is to tell", async () => {
    await expect(begin({ days: "sunday", until: "2026-03-05" })).rejects.toMatchObject({
      code: "daily-until-near",
      values: { posts: 0, words: 2_400 },
    });
  });
});

describe("a plan that has to bring much in few posts", () => {
  const long = () => daily.stories.set("novel", novel([[Array.from({ length: 90 }, () => 200)]]));

  test("says how much, and starts when it is told to", async () => {
    long();
    const { one, near } = await begin({ until: "2026-03-04" });
    expect(near).toEqual({ date: "2026-03-04", posts: 3, words: 6_000 });
    expect(one.state).toBe("stopped");
    await run(1);
    expect(await told()).toEqual([]);
    expect((await manage().startAnyway("100", one.id)).state).toBe("active");
    await run(3);
    expect((await told()).at(-1)?.[2]).toBe(90);
  });

  test("beyond what anybody reads is refused, and a running one stays as it is", async () => {
    daily.stories.set("novel", novel([[Array.from({ length: 300 }, () => 200)]]));
    expect(await refused({ until: "2026-03-03" })).toBe("daily-until-near");
    await begin();
    await expect(manage().edit(of, { until: "2026-03-03" }, undefined)).rejects.toMatchObject({
      code: "daily-until-near",
    });
    expect((await manage().one(of)).settings.until).toBeUndefined();
  });
});

describe("a story", () => {
  test("of fewer passages than days ends sooner, and it is said", async () => {
    daily.stories.set("novel", novel([[[30]]]));
    const { one } = await begin({ until: "2026-03-20" });
    expect(one.endsSooner).toBe(1);
    await run(3);
    expect(await told()).toEqual([["2026-03-02", 1, 1]]);
    expect((await daily.store.ofServer("100"))[0]?.state).toBe("ended");
  });

  const undivided = (passages: number, words: number) => {
    const plain = Array.from({ length: passages }, () => `${"word ".repeat(words - 1)}word.`).join("\n\n");
    daily.stories.set("novel", storyOf(`---\ntitle: N\nattribution: By A.\n---\n\n${plain}`, "novel"));
  };

  test("without chapters has none to post, without scenes neither", async () => {
    undivided(90, 300);
    expect(await refused({ portion: "chapter" })).toBe("daily-no-breaks");
    expect(await refused({ portion: "scene" })).toBe("daily-no-breaks");
    await begin();
    await expect(manage().edit(of, { portion: "chapter" }, undefined)).rejects.toMatchObject({
      code: "daily-no-breaks",
    });
  });

  test.each(["20000", "chapter", "scene"])("shorter than its portion, %s, comes whole", async (portion) => {
    undivided(3, 10);
    await begin({ portion });
    await run(1);
    expect(await told()).toEqual([["2026-03-02", 1, 3]]);
  });

  test("with a chapter that nobody reads in a day has it in pieces", async () => {
    daily.stories.set("novel", novel([[Array.from({ length: 220 }, () => 200)], [[30]]]));
    await begin({ portion: "chapter" });
    const { planned } = await manage().plan(of);
    expect(planned.map(({ first }) => first)).toEqual([1, 101, 221]);
  });

  test("that shrinks in mid-plan goes on where it stood, and comes back whole", async () => {
    await begin({ portion: "chapter" });
    await run(3);
    expect((await told()).at(-1)).toEqual(["2026-03-04", 9, 12]);
    daily.stories.set("novel", novel(ten.slice(0, 3)));
    await run(2);
    expect(await told()).toHaveLength(3);
    daily.stories.set("novel", novel(ten));
    await manage().resume(of);
    await run(1);
    expect((await told()).at(-1)?.slice(1)).toEqual([13, 16]);
  });

  test("that is withdrawn in mid-plan blocks it, and it ends on its date though days were lost", async () => {
    await begin({ until: "2026-03-11" });
    await run(2);
    const before = (await told()).at(-1)?.[2] ?? 0;
    const story = daily.stories.get("novel") as Story;
    daily.stories.delete("novel");
    await run(3);
    expect((await daily.store.ofServer("100"))[0]).toMatchObject({ state: "blocked", reason: "story-gone" });
    daily.stories.set("novel", story);
    await run(6);
    const posts = await told();
    expect(posts[2]?.[1]).toBe(before + 1);
    expect(posts.at(-1)).toEqual(["2026-03-11", expect.any(Number), 40]);
  });

  test("that is quite another in mid-plan goes on at the same number", async () => {
    await begin({ portion: "chapter" });
    await run(2);
    const other = novel(ten.map(() => [[50, 50, 50, 50]]));
    daily.stories.set("novel", other);
    await run(1);
    expect((await told()).at(-1)?.slice(1)).toEqual([9, 12]);
  });
});

describe("a plan's portions", () => {
  test("are left out whole, and shown again whole", async () => {
    await begin({ until: "2026-03-11" });
    await run(2);
    const place = (await told()).at(-1)?.[2] ?? 0;
    const { next } = await manage().one(of);
    const shown = next?.kind === "passages" ? next.passages.map(({ number }) => number) : [];
    expect(shown.length).toBeGreaterThan(2);
    await manage().skip(of);
    const after = (await manage().one(of)).next;
    expect(after?.kind === "passages" && after.passages[0]?.number).toBe((shown.at(-1) ?? 0) + 1);
    await manage().edit(of, { from: place + 1 }, undefined);
    await manage().back(of);
    await run(1);
    expect((await told()).at(-1)?.[1]).toBe((await told()).at(-2)?.[1]);
    await run(8);
    expect((await told()).at(-1)).toEqual(["2026-03-11", expect.any(Number), 40]);
  });

  test("are numbered one after the other, though they grow after a pause, and the last is the last", async () => {
    await begin({ until: "2026-03-21" });
    await run(6);
    await manage().pause(of);
    daily.time.now += 5 * day;
    await manage().resume(of);
    await run(12);
    const days = daily.discord
      .posts()
      .flatMap(({ message }) => [...JSON.stringify(message.components).matchAll(/Day (\d+) of (\d+)/g)])
      .map(([, at, all]) => [Number(at), Number(all)] as const);
    expect(days.map(([at]) => at)).toEqual(days.map((_, at) => at + 1));
    expect(days.length).toBeGreaterThan(12);
    // The dates say from the first day how many there will be: 20, and 15 once five days were lost.
    expect(days.map(([, all]) => all)).toEqual([...Array(6).fill(20), ...Array(9).fill(15)]);
  });

  test("of which nobody can say whether they came are passed over whole", async () => {
    await begin({ until: "2026-03-11" });
    daily.time.now += 9.1 * hour;
    const stumbling = daily.machine({
      at: (step) => {
        if (step === "after post") throw new Error("crash");
      },
    });
    await stumbling.work().catch(() => undefined);
    daily.discord.deny(daily.discord.general.id, 1n << 16n);
    daily.discord.forgetNonces();
    await run(0.9);
    const [one] = await daily.store.ofServer("100");
    const [word] = await daily.store.deliveries(one?.id ?? "", 5);
    expect(word).toMatchObject({ slot: "2026-03-02", state: "uncertain" });
    expect(one?.progress.last?.number).toBeGreaterThan(2);
  });
});

describe("time", () => {
  test("that went by during a pause: asks for another date, and goes on from its place with it", async () => {
    await begin({ until: "2026-03-05" });
    await run(2);
    const place = (await told()).at(-1)?.[2] ?? 0;
    await manage().pause(of);
    daily.time.now += 10 * day;
    await expect(manage().resume(of)).rejects.toMatchObject({ code: "daily-until-over" });
    // What has nothing to do with it can be changed all the same.
    await manage().edit(of, { silent: true }, undefined);
    await manage().edit(of, { until: "2026-03-20" }, undefined);
    await manage().resume(of);
    await run(8);
    const posts = await told();
    expect(posts[2]?.[1]).toBe(place + 1);
    expect(posts.at(-1)?.[2]).toBe(40);
  });

  test("that went by while no post could come leaves no heap for one post", async () => {
    daily.stories.set("novel", novel([Array.from({ length: 40 }, () => [200, 200, 200])]));
    await begin({ until: "2026-03-22" });
    await run(1);
    const [one] = await daily.store.ofServer("100");
    if (one === undefined) throw new Error("none");
    await daily.store.replace({ ...one, settings: { ...one.settings, until: "2026-03-02" } });
    await run(1);
    const [, first = 0, last = 0] = (await told()).at(-1) ?? [];
    expect(last - first + 1).toBeLessThanOrEqual(13);
  });

  test("of another zone in mid-plan doubles no day and leaves none out", async () => {
    await begin({ until: "2026-03-11" });
    await run(2.5);
    await manage().edit(of, { timezone: "Auckland" }, undefined);
    await run(2);
    await manage().edit(of, { timezone: "Los Angeles" }, undefined);
    await run(8);
    const posts = await told();
    expect(posts.map(([slot]) => slot)).toEqual([...new Set(posts.map(([slot]) => slot))]);
    expect(posts.map(([, first]) => first)).toEqual([
      1,
      ...posts.slice(0, -1).map(([, , last = 0]) => last + 1),
    ]);
    expect(posts.at(-1)).toEqual(["2026-03-11", expect.any(Number), 40]);
  });

  test("that the clocks skip is posted all the same, and the plan ends on its date", async () => {
    daily.time.now = Date.parse("2026-03-27T00:00:00Z");
    await begin({ time: "1:30", until: "2026-03-31" });
    await run(6);
    const posts = await told();
    expect(posts.map(([slot]) => slot)).toEqual([27, 28, 29, 30, 31].map((date) => `2026-03-${date}`));
    expect(posts.at(-1)?.[2]).toBe(40);
  });
});

describe("every so many days", () => {
  test.each([
    [{ every: 7, days: "sunday" }, ["2026-03-08", "2026-03-15"]],
    [{ every: 14, days: "wed" }, ["2026-03-04", "2026-03-18"]],
    [{ every: 2, days: "weekends" }, ["2026-03-07", "2026-03-15"]],
    [{ every: 60, days: "first monday" }, ["2026-03-02"]],
  ])("meets the days of the week that are chosen: %o", async (more, dates) => {
    await begin({ ...more, portion: "chapter" });
    const { planned } = await manage().plan(of);
    expect(planned.slice(0, dates.length).map(({ date }) => date)).toEqual(dates);
  });

  test("also when those are changed later, and keeps its days else", async () => {
    await begin({ every: 2, portion: "chapter" });
    await run(1);
    await manage().edit(of, { silent: true }, undefined);
    expect((await manage().plan(of)).planned[0]?.date).toBe("2026-03-04");
    await manage().edit(of, { every: 7, days: "friday" }, undefined);
    const { planned } = await manage().plan(of);
    expect(planned.slice(0, 2).map(({ date }) => date)).toEqual(["2026-03-06", "2026-03-13"]);
  });
});

describe("a limit that follows", () => {
  const server = { follow: "server", portion: "chapter" } as const;

  test("is not moved back by a second club that follows with it", async () => {
    await begin(server, "one");
    expect(limits).toEqual([["novel", 1, "to"]]);
    await run(2);
    expect(limits.at(-1)).toEqual(["novel", 8, "on"]);
    const elsewhere = daily.discord.channel({ guildId: daily.discord.home.id, name: "elsewhere" });
    const there = { channel: { id: elsewhere.id, kind: "text", permissions: undefined } } as const;
    await begin({ ...server, ...there }, "two");
    expect(limits.at(-1)).toEqual(["novel", 1, "on"]);
  });

  test("holds at once where a running club begins to follow, and for another story from its beginning", async () => {
    await begin({ portion: "chapter" });
    await run(2);
    expect(limits).toEqual([]);
    await manage().edit(of, { follow: "server" }, undefined);
    expect(limits).toEqual([["novel", 8, "on"]]);
    daily.stories.set("other", { ...novel(ten), slug: "other" });
    await manage().edit(of, { story: "other" }, undefined);
    expect(limits.at(-1)).toEqual(["other", 1, "on"]);
    const before = limits.length;
    await manage().edit(of, { silent: true }, undefined);
    expect(limits).toHaveLength(before);
  });
});

test("each portion has a thread to talk in, where there are threads and nobody says otherwise", async () => {
  const forum = daily.discord.channel({ guildId: daily.discord.home.id, name: "forum", type: 15 });
  const opens = async (more: DailyInput, name: string) =>
    (await begin({ thread: undefined, ...more }, name)).one.settings.opensThread;
  expect(await opens({}, "passages")).toBe(false);
  for (const { id } of await daily.store.ofServer("100")) await manage().stop("100", id);
  expect(await opens({ portion: "scene" }, "scenes")).toBe(true);
  await run(1);
  const [post] = daily.discord.posts(daily.discord.general.id);
  expect(daily.discord.threads(daily.discord.general.id).map(({ id }) => id)).toEqual([post?.message.id]);
  const there = { id: forum.id, kind: "forum", permissions: undefined } as const;
  expect(await opens({ portion: "scene", channel: there }, "forum")).toBe(false);
});

test("a thread that can't be had is said before anything starts", async () => {
  const view = (1n << 10n) | (1n << 11n) | (1n << 16n);
  const at = { id: daily.discord.general.id, kind: "text", permissions: view } as const;
  const asks = (more: DailyInput) => begin({ channel: at, ...more });
  await expect(asks({ portion: "chapter" })).rejects.toMatchObject({
    code: "daily-permissions",
    values: { missing: ["Create Public Threads", "Send Messages in Threads"] },
  });
  expect(await daily.store.ofServer("100")).toEqual([]);
  expect((await asks({})).one.state).toBe("active");
});
