import { afterEach, describe, expect, test } from "vitest";
import { type Bot, makeBot } from "../src/bot.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import type { Library } from "../src/story/library.ts";
import { UserError } from "../src/user-error.ts";
import { storyOf } from "./commands/asking.ts";

const story = (slug: string, text: string, fields = "attribution: A.") =>
  storyOf(`---\n${fields}\n---\n\n${text}`, slug);
const bells = story("bells", "The drowned bell rang twice under the bay.\n\nNobody would speak of it.");
const lamps = story("lamps", "She counted the lamps along the quay.\n\nThe drowned bell was a tale to her.");
const long = story("long", "The ferry came late, as it always did in autumn.\n\n".repeat(8_000));
const gone = story("gone", "The withdrawn line.", "attribution: A.\ntakedown: true");

const server = { guildId: "1", channelId: "2" };
const at = (bot: Bot, where: { readonly guildId: string | undefined; readonly channelId: string }) =>
  bot.see({
    place: { kind: where.guildId === undefined ? "dm" : "server", ...where },
    readerId: "41",
    audience: "everyone",
  });

let bot: Bot;
let store: Store | undefined;
afterEach(async () => {
  await bot.close();
  await store?.close();
  store = undefined;
});

function botWith(library: Partial<Library>, settings?: Store): Bot {
  const whole = { stories: [bells, lamps, long], withdrawn: [gone], standard: bells, ...library };
  const parts = { library: whole, chance: () => 0, commandIds: new Map() };
  bot = makeBot(settings === undefined ? parts : { ...parts, settings });
  return bot;
}

async function openSettings(): Promise<Store> {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  store = await openStore("file::memory:", { log, now: () => 0 });
  return store;
}

const codeOf = async (work: () => unknown) => {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof UserError ? error.code : error;
  }
};

describe("a search of several stories", () => {
  test("merges their answers by how sure each is, whichever thread they are from", async () => {
    const { stories } = await at(botWith({}), server);
    const found = await bot.find({ stories }, "the drowned bell rang twice");
    expect(found[0]).toMatchObject({ story: { slug: "bells" }, match: { passage: 1 } });
    expect(found.map(({ match }) => match.score)).toEqual(
      found.map(({ match }) => match.score).toSorted((a, b) => b - a),
    );
    const [ferry] = await bot.find({ stories }, "the ferry came late as it always did");
    expect(ferry?.story.slug).toBe("long");
    const [counted] = await bot.suggest({ stories }, "counted the lam", "41");
    expect(counted).toMatchObject({ story: { slug: "lamps" }, match: { passage: 1 } });
  });

  test("looks in a chapter alone where one is asked for", async () => {
    const { stories } = botWith({ stories: [lamps], standard: lamps }).library;
    const found = await bot.find(
      { stories, within: { first: 2, last: 2 } },
      "counted the lamps along the quay",
    );
    expect(found).toEqual([]);
  });

  test("gives up what somebody typed when they have typed on", async () => {
    const { stories } = await at(botWith({}), server);
    const all = [...stories, ...Array.from({ length: 9 }, (_, at) => ({ ...bells, slug: `b${at}` }))];
    const [before, after] = await Promise.all([
      bot.suggest({ stories: all }, "the drow", "41"),
      bot.suggest({ stories: all }, "the drowned bell", "41"),
    ]);
    expect(after.length).toBeGreaterThan(before.length);
  });

  test("forgets a story that went, and reads anew one that changed", async () => {
    await botWith({}).find({ stories: [bells] }, "drowned bell");
    bot.warm([lamps]);
    const changed = { ...bells, passages: lamps.passages, written: undefined };
    const { written: _, ...without } = changed;
    expect((await bot.find({ stories: [without] }, "counted the lamps"))[0]?.match.passage).toBe(1);
  });
});

describe("what a place offers", () => {
  test("is everything but what was withdrawn, the standard story first, where nobody chose", async () => {
    const here = await at(botWith({ standard: lamps }), server);
    expect(here.stories.map(({ slug }) => slug)).toEqual(["lamps", "bells", "long"]);
    expect(here.story(undefined)).toBe(lamps);
    expect(here.story("nothing")).toBeUndefined();
    expect(await codeOf(() => here.story("gone"))).toBe("withdrawn");
    expect(await codeOf(() => here.passage("gone", gone.passages[0]?.id ?? ""))).toBe("withdrawn");
  });

  test("is what its admins chose, and a channel's choice goes before the server's", async () => {
    const settings = await openSettings();
    await settings.choose({ guildId: "1" }, "offered", ["lamps", "long", "gone"]);
    const here = await at(botWith({}, settings), server);
    expect(here.stories.map(({ slug }) => slug)).toEqual(["lamps", "long"]);
    expect(here.story("bells")).toBeUndefined();
    expect(await codeOf(() => here.passage("bells", bells.passages[0]?.id ?? ""))).toBe("not-offered");
    await settings.choose({ guildId: "1" }, "story", "long");
    expect((await at(bot, server)).standard).toBe(long);
    await settings.choose({ guildId: "1", channelId: "2" }, "story", "lamps");
    expect((await at(bot, server)).standard).toBe(lamps);
    expect((await at(bot, { guildId: "1", channelId: "3" })).standard).toBe(long);
    expect((await at(bot, { guildId: undefined, channelId: "2" })).stories).toHaveLength(3);
  });

  test("is refused in a sentence when all of it was withdrawn, rather than widened", async () => {
    const settings = await openSettings();
    await settings.choose({ guildId: "1" }, "offered", ["gone"]);
    expect(await codeOf(async () => (await at(botWith({}, settings), server)).stories)).toBe(
      "nothing-offered",
    );
  });

  test("stays as last known while the database can't be asked", async () => {
    const settings = await openSettings();
    await settings.choose({ guildId: "1" }, "offered", ["lamps"]);
    let isDown = false;
    const asked: Store = {
      ...settings,
      preferences: async (...where) => {
        if (isDown) throw new UserError("store", "not now");
        return settings.preferences(...where);
      },
    };
    expect((await at(botWith({}, asked), server)).stories).toEqual([lamps]);
    isDown = true;
    expect((await at(bot, server)).stories).toEqual([lamps]);
    expect(await codeOf(async () => (await at(bot, { guildId: "9", channelId: "2" })).stories)).toBe("store");
  });
});

test("a passage by its id is shown up to the spoiler limit, itself included, and refused after it", async () => {
  const settings = await openSettings();
  const [first, second] = lamps.passages;
  if (first === undefined || second === undefined) throw new Error("two passages are needed");
  await settings.setSpoilerLimit({ guildId: "1" }, "lamps", { id: first.id, number: 1 });
  const here = await at(botWith({}, settings), server);
  expect(here.passage("lamps", first.id)?.passage.number).toBe(1);
  expect(await codeOf(() => here.passage("lamps", second.id))).toBe("beyond-server");
});
