import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newSettings } from "../../src/daily/input.ts";
import { tagged } from "../../src/daily/tags.ts";
import { forumTags } from "../../src/discord/facts.ts";
import { postsRest } from "../../src/discord/posts.ts";
import { UserError } from "../../src/user-error.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

const nine = start + 9 * hour + 30_000;
let daily: Daily;
beforeEach(async () => {
  daily = await openDaily();
});
afterEach(() => daily.close());

const tags = [
  { id: "101", name: "Serial" },
  { id: "102", name: "Für alle" },
];
const forumWith = (more: object = {}) =>
  daily.discord.channel({ guildId: daily.discord.home.id, name: "shelf", type: 15, tags, ...more });
const ask = (id: string) => {
  const options = { version: "10", api: daily.discord.apiUrl };
  return forumTags(postsRest(daily.discord.token, options, Date.now), id);
};
const settingsOf = (channelId: string, kind: "forum" | "text") =>
  newSettings(
    { channel: { id: channelId, kind, permissions: undefined }, time: "9:00", timezone: "London" },
    { guildId: daily.discord.home.id },
    () => daily.library.standard,
    start,
  );
const opened = () =>
  daily.discord.requests
    .filter(({ method, route }) => method === "POST" && /threads$/.test(route))
    .map(({ body }) => (body as { applied_tags?: readonly string[] }).applied_tags);

describe("a forum's tag", () => {
  test.each(["serial", " SERIAL ", "Serial"])(
    "%j is found as the forum calls it, and stands on each post",
    async (tag) => {
      const forum = forumWith({ requiresTag: true });
      const settings = await tagged(settingsOf(forum.id, "forum"), { tag }, ask);
      expect(settings.tag).toEqual({ id: "101", name: "Serial" });
      await daily.subscribe(settings);
      const machine = daily.machine();
      for (daily.time.now = nine; daily.time.now < nine + 2 * day; daily.time.now += day)
        await machine.work();
      expect(opened()).toEqual([["101"], ["101"]]);
    },
  );

  test("that isn't there is refused with those that are", async () => {
    const error = await tagged(settingsOf(forumWith().id, "forum"), { tag: "Poems" }, ask).catch((e) => e);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/^<#\d+> has no tag “Poems”. It has Serial and Für alle.$/);
  });

  test("is asked for where the forum wants one, and nowhere else", async () => {
    const channel = (id: string) => ({ id, kind: "forum", permissions: undefined }) as const;
    const strict = forumWith({ requiresTag: true });
    await expect(
      tagged(settingsOf(strict.id, "forum"), { channel: channel(strict.id) }, ask),
    ).rejects.toThrow(/wants a tag on every post. Give one with tag: Serial and Für alle/);
    const free = forumWith();
    expect(await tagged(settingsOf(free.id, "forum"), { channel: channel(free.id) }, ask)).not.toHaveProperty(
      "tag",
    );
    const text = settingsOf(daily.discord.general.id, "text");
    await expect(tagged(text, { tag: "Serial" }, ask)).rejects.toThrow("Only the posts of a forum have tags");
  });

  test("goes with its forum, is taken off by none, and stays at other changes", async () => {
    const forum = forumWith();
    const with101 = { ...settingsOf(forum.id, "forum"), tag: { id: "101", name: "Serial" } };
    expect(await tagged(with101, {}, ask)).toEqual(with101);
    expect(await tagged(with101, { tag: "none" }, ask)).not.toHaveProperty("tag");
    const general = { ...with101, channelId: daily.discord.general.id, channelKind: "text" } as const;
    expect(await tagged(general, {}, ask)).not.toHaveProperty("tag");
  });

  test("that was deleted since blocks the posts with the way to mend it", async () => {
    const forum = forumWith();
    await daily.subscribe({ channelId: forum.id, channelKind: "forum", tag: { id: "999", name: "Gone" } });
    const machine = daily.machine();
    for (daily.time.now = nine; daily.time.now < nine + hour; daily.time.now += 60_000) await machine.work();
    expect(await daily.store.find("sub-1")).toMatchObject({ state: "blocked", reason: "needs-tag" });
  });
});
