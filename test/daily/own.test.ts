import { afterEach, expect, test } from "vitest";
import { makeCatalog } from "../../src/library/catalog.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { putStory } from "../helpers/brought.ts";
import { type Daily, day, hour, openDaily, start } from "../helpers/daily.ts";

let daily: Daily;
afterEach(() => daily.close());

const file = "---\ntitle: Own\nattribution: Own by A.\n---\n\nOne lamp.\n\nTwo lamps.\n\nThree lamps.\n";

test("a server's own story is posted daily there until it is removed, which its posts say", async () => {
  daily = await openDaily();
  const { store, time, discord, library } = daily;
  const guildId = discord.home.id;
  await putStory(store, guildId, "_own", file);
  const catalog = makeCatalog({ operator: () => library, store, now: () => time.now });
  const machine = daily.machine({ story: (slug, guild) => catalog.story(guild, slug) });
  const { id } = await daily.subscribe({ story: "_own" });
  const run = async (from: number, to: number) => {
    for (time.now = from; time.now < to; time.now += hour / 2) await machine.work();
  };
  await run(start, start + 2 * day);
  const posted = () => discord.posts().map(({ message }) => /\w+ lamps?\./.exec(readable(message))?.[0]);
  expect(posted()).toEqual(["One lamp.", "Two lamps."]);
  await store.removeStory(guildId, "_own", time.now);
  await run(start + 2 * day, start + 3 * day);
  expect(await store.find(id)).toMatchObject({ state: "blocked", reason: "story-removed" });
  expect(posted()).toHaveLength(2);
});

test("another server's story is never posted, though a subscription names it", async () => {
  daily = await openDaily();
  const { store, time, discord, library } = daily;
  await putStory(store, "1000", "_other", file);
  const catalog = makeCatalog({ operator: () => library, store, now: () => time.now });
  const machine = daily.machine({ story: (slug, guild) => catalog.story(guild, slug) });
  const { id } = await daily.subscribe({ story: "_other" });
  for (time.now = start; time.now < start + day; time.now += hour / 2) await machine.work();
  expect(discord.posts()).toEqual([]);
  expect(await store.find(id)).toMatchObject({ state: "blocked" });
});
