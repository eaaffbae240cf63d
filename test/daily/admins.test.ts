import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Daily as Manage } from "../../src/daily/manage.ts";
import { wordsFor } from "../../src/messages/messages.ts";
import { statusView } from "../../src/view/daily-admin.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const nine = start + 9 * hour + 30_000;
const minute = 60_000;
const of = { guildId: "100", name: undefined };

let daily: Daily;
let manage: Manage;
beforeEach(async () => {
  daily = await openDaily();
  manage = daily.manage();
});
afterEach(() => daily.close());

const begin = async (channelId = daily.discord.general.id, kind: "text" | "forum" = "text") =>
  (
    await manage.start(of, {
      channel: { id: channelId, kind, permissions: undefined },
      time: "9:00",
      timezone: "London",
      shortest: 0,
    })
  ).one;
const other = () => daily.discord.channel({ guildId: daily.discord.home.id, name: "other" });
const to = ({ id }: { readonly id: string }) => ({
  channel: { id, kind: "text" as const, permissions: undefined },
});
const all = () => daily.discord.posts();
const passages = () =>
  all().map((post) => Number(/Passage (\d+) of/.exec(JSON.stringify(post.message.components))?.[1]));
const words = async (id: string) =>
  (await daily.store.deliveries(id, 50))
    .map(({ slot, state, reason }) => `${slot} ${state} ${reason ?? ""}`.trim())
    .reverse();
/** A post that Discord takes, or not, with its answer lost. */
const losePost = async (arrives: boolean) => {
  daily.discord.fail({ method: "POST", route: /messages$|threads$/, how: "reset", executes: arrives });
  daily.time.now = nine;
  await daily.machine().work();
  daily.discord.forgetNonces();
};
const later = async (until: number) => {
  for (; daily.time.now < until; daily.time.now += minute) await daily.machine().work();
};

describe("a post whose answer was lost", () => {
  describe.each([true, false])("arrived: %s", (arrived) => {
    test("and whose channel was changed since stands once, on its day", async () => {
      const { id } = await begin();
      await losePost(arrived);
      const there = other();
      await manage.edit(of, to(there), undefined);
      await later(nine + hour);
      expect(passages()).toEqual([1]);
      expect(await words(id)).toEqual(["2026-03-02 posted"]);
      expect(daily.discord.posts(there.id)).toHaveLength(arrived ? 0 : 1);
      daily.time.now = nine + day;
      await daily.machine().work();
      expect(passages()).toEqual([1, 2]);
      expect(daily.discord.posts(there.id)).toHaveLength(arrived ? 1 : 2);
    });

    test("and that was paused and resumed since stands once", async () => {
      const { id } = await begin();
      await losePost(arrived);
      await manage.pause(of);
      daily.time.now += 10_000;
      await manage.resume(of);
      await later(nine + hour);
      expect(passages()).toEqual([1]);
      expect(await words(id)).toEqual(["2026-03-02 posted"]);
    });

    test("and that stays paused has its word, and nothing is posted meanwhile", async () => {
      const { id } = await begin();
      await losePost(arrived);
      await manage.pause(of);
      await later(nine + 2 * hour);
      expect(passages()).toEqual(arrived ? [1] : []);
      expect(await words(id)).toEqual(arrived ? ["2026-03-02 posted"] : []);
      expect(await manage.one(of)).toMatchObject({ state: "paused", dueTimes: [] });
      // Nothing is on its way any more.
      expect((await manage.skip(of)).next).toMatchObject({ day: arrived ? 3 : 2 });
    });

    test("and that was stopped and started again at a later time stands once that day", async () => {
      const { id } = await begin();
      await losePost(arrived);
      await manage.stop(of.guildId, id);
      daily.time.now += 10_000;
      const { one: again } = await manage.start(of, { ...to(other()), time: "9:30", timezone: "London" });
      expect(again.id).toBe(id);
      await later(nine + 2 * hour);
      expect(passages()).toEqual([1]);
    });

    test("and whose story was changed since takes no passage of the new one", async () => {
      const { standard } = daily.library;
      daily.stories.set("new", { ...standard, slug: "new" });
      const { id } = await begin();
      await losePost(arrived);
      await manage.edit(of, { story: "new" }, undefined);
      await later(nine + hour);
      expect(await words(id)).toEqual(["2026-03-02 posted"]);
      daily.time.now = nine + day;
      await daily.machine().work();
      expect(passages()).toEqual(arrived ? [1, 1] : [1, 2]);
    });
  });

  test("in a channel that was changed twice is found in the one where it stands", async () => {
    const { id } = await begin();
    await losePost(false);
    const [first, second] = [other(), other()];
    await manage.edit(of, to(first), undefined);
    daily.discord.fail({ method: "POST", route: /messages$/, how: "reset", executes: true });
    await later(nine + 10 * minute);
    await manage.edit(of, to(second), undefined);
    daily.discord.forgetNonces();
    await later(nine + hour);
    expect(passages()).toEqual([1]);
    expect(daily.discord.posts(first.id)).toHaveLength(1);
    expect(await words(id)).toEqual(["2026-03-02 posted"]);
  });

  test("is settled alone by another channel's refusal: an edit under way blocks nothing", async () => {
    const { id } = await begin();
    daily.discord.deny(daily.discord.general.id, 1n << 11n);
    daily.time.now = nine;
    const there = other();
    let refusals = 0;
    const machine = daily.machine({
      at: async (step) => {
        if (step !== "after post") return;
        refusals += 1;
        if (refusals === 3) await manage.edit(of, to(there), undefined);
      },
    });
    for (; daily.time.now < nine + hour; daily.time.now += minute) await machine.work();
    expect(daily.discord.posts(there.id)).toHaveLength(1);
    expect(await words(id)).toEqual(["2026-03-02 posted"]);
    expect(await manage.one(of)).toMatchObject({ state: "active" });
  });
});

describe("while a machine posts", () => {
  const during = (act: () => Promise<unknown>) => {
    let isDone = false;
    return daily.machine({
      at: async (step) => {
        if (step !== "after post" || isDone) return;
        isDone = true;
        await act();
      },
    });
  };

  test.each<[string, (id: string) => Promise<unknown>]>([
    ["another channel", () => manage.edit(of, to(other()), undefined)],
    ["another time that day", () => manage.edit(of, { time: "11:00" }, undefined)],
    ["a pause and going on", async () => [await manage.pause(of), await manage.resume(of)]],
    [
      "a stop and a start",
      async (id) => [
        await manage.stop(of.guildId, id),
        await manage.start(of, { ...to(other()), time: "10:00", timezone: "London" }),
      ],
    ],
  ])("%s leaves one post that day", async (_, act) => {
    const { id } = await begin();
    daily.time.now = nine;
    await during(() => act(id)).work();
    await later(nine + 4 * hour);
    expect(passages()).toEqual([1]);
    expect(await words(id)).toEqual(["2026-03-02 posted"]);
  });

  test("another story begins with its first passage", async () => {
    const { standard } = daily.library;
    daily.stories.set("new", { ...standard, slug: "new" });
    await begin();
    daily.time.now = nine;
    await during(() => manage.edit(of, { story: "new" }, undefined)).work();
    expect((await manage.one(of)).next).toMatchObject({ day: 1 });
  });
});

test("an extra post that was asked for comes, though the time was changed before its turn", async () => {
  const { id } = await begin();
  await manage.postNow(of, "extra");
  await manage.edit(of, { time: "10:00" }, undefined);
  await daily.machine().work();
  daily.time.now = start + 10.1 * hour;
  await daily.machine().work();
  expect(passages()).toEqual([1, 2]);
  expect((await words(id)).map((one) => one.replace(/extra-\S+/, "extra"))).toEqual([
    "extra posted",
    "2026-03-02 posted",
  ]);
});

test("a passage that AutoMod blocks is not lost, and the status names AutoMod", async () => {
  await begin();
  daily.discord.fail({
    method: "POST",
    route: /messages$/,
    how: { status: 400, code: 200_000 },
    times: 3,
  });
  daily.time.now = nine;
  await later(nine + hour);
  const blocked = await manage.one(of);
  expect(blocked).toMatchObject({ state: "blocked", reason: "automod", next: { day: 1 } });
  expect(JSON.stringify(statusView([blocked], wordsFor("en")))).toContain("AutoMod blocks the next passage");
  daily.time.now = nine + day;
  await daily.machine().work();
  expect(passages()).toEqual([1]);
});

test("a date that a spoiler limit left out is not put down to Discord", async () => {
  await begin();
  daily.time.now = nine;
  await daily.machine({ limitsAt: async () => ({ last: 0, isSpoiler: false }) }).work();
  const status = JSON.stringify(statusView([await manage.one(of)], wordsFor("en")));
  expect(status).toContain("past the channel's spoiler limit");
  expect(status).not.toContain("Discord refused");
});
