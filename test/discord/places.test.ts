import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readable } from "../../src/sandbox/discord/ask.ts";
import type { Outcome } from "../../src/sandbox/discord/exchange.ts";
import { bits } from "../../src/sandbox/discord/permissions.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type Program, startProgram } from "../helpers/program.ts";

// The real program with a story for adults in its library: what places let it show, as Discord says it of them.
const folder = mkdtempSync(join(tmpdir(), "quoth-places-"));
let discord: Discord;
let bots: readonly Program[];
beforeAll(async () => {
  mkdirSync(join(folder, "cellar"));
  writeFileSync(
    join(folder, "cellar", "story.md"),
    "---\ntitle: The Cellar\nattribution: B.\nrating: Explicit\n---\n\nThe cellar was darker than she remembered it.\n\nNobody came.\n",
  );
  discord = await openDiscord();
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    CONTENT_DIR: folder,
    DATABASE_URL: `file:${folder}/quoth.db`,
    SNAPSHOT_FILE: `${folder}/last-known.json`,
  };
  // Two of them overlap, as at an upgrade.
  bots = [startProgram(env), startProgram(env)];
  await Promise.all(bots.map((bot) => bot.says("ready")));
});
afterAll(async () => {
  for (const bot of bots ?? []) await bot.stop("SIGKILL");
  await discord?.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = { words: "the cellar was darker" };
const manager = { permissions: bits.member | bits.manageGuild };
const channelIn = (name: string, more: object = {}) =>
  discord.channel({ guildId: discord.home.id, name, ...more }).id;

function seen(outcome: Outcome) {
  if (outcome.kind !== "message" && outcome.kind !== "update") throw new Error(`saw ${outcome.kind}`);
  return { ...outcome, text: readable(outcome.message) };
}

test("an age-restricted channel's thread shows what the channel does; any other's asks first", async () => {
  const adult = channelIn("adult", { isAgeRestricted: true });
  const anyone = channelIn("anyone");
  for (const [parentId, isShown] of [
    [adult, true],
    [anyone, false],
  ] as const) {
    const thread = channelIn("thread", { parentId, type: 11 });
    const { text, ephemeral } = seen(await discord.slash({ name: "quote", options: words, channel: thread }));
    expect(text.includes("darker than she remembered")).toBe(isShown);
    expect(ephemeral).toBe(!isShown);
  }
});

test("two friends in a DM are asked first like anybody, and nothing is posted for both", async () => {
  const group = discord.channel({ name: "friends", type: 3 }).id;
  const { text, ephemeral } = seen(await discord.slash({ name: "quote", options: words, channel: group }));
  expect(text).not.toContain("darker than");
  expect(ephemeral).toBe(true);
});

test("daily posts start in age-restricted channels and their threads alone", async () => {
  const adult = channelIn("adult daily", { isAgeRestricted: true });
  const thread = channelIn("adult thread", { parentId: adult, type: 11 });
  const plain = channelIn("plain");
  const start = async (channel: string, name: string) =>
    seen(
      await discord.slash({
        name: "daily start",
        options: { channel, time: "9", timezone: "London", name },
        ...manager,
      }),
    ).text;
  expect(await start(plain, "plain")).not.toContain("set up");
  expect(await start(adult, "channel")).toContain("“channel” are set up");
  expect(await start(thread, "thread")).toContain("“thread” are set up");
});

test("in a channel where somebody may not write, nothing is posted for them through the bot", async () => {
  const announcements = channelIn("announcements", { isAgeRestricted: true });
  const readOnly = { channel: announcements, permissions: bits.member & ~bits.sendMessages };
  const own = seen(await discord.slash({ name: "quote", options: words, ...readOnly }));
  expect(own.ephemeral).toBe(true);
  const before = discord.posts(announcements).filter((post) => post.onlyFor === undefined).length;
  expect(before).toBe(0);
});

test("what changes something is done and answered once by two bots that hear it", async () => {
  const adult = channelIn("once", { isAgeRestricted: true });
  await discord.slash({
    name: "daily start",
    options: { channel: adult, time: "9", timezone: "London", name: "once", shortest: 0 },
    ...manager,
  });
  const skipped = seen(await discord.slash({ name: "daily skip", options: { name: "once" }, ...manager }));
  expect(skipped.text).toContain("day 2 of 2");
  const names = seen(await discord.slash({ name: "daily status", ...manager })).text;
  expect(names.match(/### once/g)).toHaveLength(1);
  expect(names).toContain("day 2 of 2");
  expect(bots.flatMap((bot) => bot.lines.filter(({ level }) => level === "error"))).toEqual([]);
});
