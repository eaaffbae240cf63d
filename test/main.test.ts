import { setTimeout as pass } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { readable } from "../src/sandbox/discord/ask.ts";
import { type Discord, type DiscordOptions, openDiscord } from "../src/sandbox/discord.ts";
import { noPermission } from "../src/story/rights.ts";
import { type Program, startProgram } from "./helpers/program.ts";

const opened: { discord: Discord; bot: Program }[] = [];

afterEach(async () => {
  for (const { discord, bot } of opened.splice(0)) {
    await bot.stop("SIGKILL");
    await discord.close();
  }
});

async function open(env: Readonly<Record<string, string>> = {}, options: DiscordOptions = {}) {
  const discord = await openDiscord(options);
  const bot = startProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  opened.push({ discord, bot });
  return { discord, bot };
}

async function openReady(options: DiscordOptions = {}) {
  const both = await open({}, options);
  await both.bot.says("ready");
  return both;
}

const quote = { name: "quote", options: { words: "see that pink tie" } };
const callback = /\/callback$/;

describe("a start that can't succeed ends with one sentence", () => {
  const oneSentence = async (bot: Program) => {
    expect(await bot.ended).toEqual({ code: 1, signal: null });
    expect(bot.complaint()).not.toContain("    at ");
    return bot.complaint().trim();
  };

  test("a token that Discord doesn't know", async () => {
    const { bot, discord } = await open({ DISCORD_TOKEN: "MTAwMDAwMDAwMDAwMDAwMDAw.x.wrong" });
    expect(await oneSentence(bot)).toMatch(/^Discord does not know this DISCORD_TOKEN\. [^\n]*$/);
    expect(discord.requests.length).toBeLessThan(5);
  });

  test("no Discord at the address", async () => {
    const { bot } = await open({ DISCORD_API_URL: "http://127.0.0.1:1/api" });
    expect(await oneSentence(bot)).toMatch(/^Discord can't be reached \(ECONNREFUSED\)\. [^\n]*$/);
  });

  test("every fault of the configuration, a line each", async () => {
    const { bot } = await open({ DISCORD_API_URL: "http://example.org/api", LOG_LEVEL: "loud", PORT: "x" });
    const lines = (await oneSentence(bot)).split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["DISCORD_API_URL", "LOG_LEVEL", "PORT"]);
  });

  test.each([
    { code: 4004, words: "Discord does not know this DISCORD_TOKEN" },
    { code: 4013, words: "Discord refused the connection's intents" },
    { code: 4014, words: "Discord refused the connection's intents" },
  ])("a connection that Discord closes for good with $code", async ({ code, words }) => {
    const { bot, discord } = await openReady();
    discord.gateway.closeWith(code);
    expect(await oneSentence(bot)).toContain(words);
    expect(discord.gateway.counts.identified).toBe(1);
  });
});

test("processes share the shards that they are given", async () => {
  const discord = await openDiscord({ requiredShards: 4 });
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, SHARD_COUNT: "4", PORT: "0" };
  const bot = startProgram({ ...env, SHARDS: "0, 2", DATABASE_URL: "file::memory:" });
  opened.push({ discord, bot });
  await discord.ready(2);
  expect(discord.gateway.shards).toEqual([
    [0, 4],
    [2, 4],
  ]);
});

describe("an answer arrives although", () => {
  test("the bot was asked in the very moment in which Discord knew it", async () => {
    const { bot: before, discord } = await openReady();
    await before.stop();
    const bot = startProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    opened.push({ discord, bot });
    await discord.ready();
    const asked = [discord.slash(quote), discord.slash({ name: "help" }), discord.slash(quote)];
    expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(["message", "message", "message"]);
    expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("the connection to the gateway breaks: the session is resumed", async () => {
    const { bot, discord } = await openReady();
    discord.gateway.drop();
    await bot.says("connected to Discord again");
    expect((await discord.slash(quote)).kind).toBe("message");
  });

  test.each(["500", "502", "reset", "hang"] as const)(
    "Discord's first try at taking it ends with %s",
    async (how) => {
      const { bot, discord } = await openReady();
      discord.fail({ method: "POST", route: callback, how });
      const outcome = await discord.slash(quote);
      expect(outcome).toMatchObject({ kind: "message", ephemeral: false });
      expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
      expect(discord.violations).toEqual([]);
    },
  );

  test("Discord takes it but its word is lost: it is there once", async () => {
    const { bot, discord } = await openReady();
    discord.fail({ method: "POST", route: callback, how: "502", executes: true });
    expect((await discord.slash(quote)).kind).toBe("message");
    await bot.stop();
    expect(discord.posts()).toHaveLength(1);
    expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("the commands can't be registered at first", async () => {
    const { discord, bot } = await open();
    const failing = discord.fail({ method: "GET", route: /\/commands$/, how: "500", times: 4 });
    await bot.says("the commands could not be registered; trying again");
    failing.stop();
    await bot.says("ready");
    expect((await discord.slash(quote)).kind).toBe("message");
  });
});

test("an interaction that Discord has forgotten is logged once and the bot goes on", async () => {
  const { bot, discord } = await openReady();
  discord.fail({
    method: "POST",
    route: callback,
    how: { status: 404, code: 10_062, message: "Unknown interaction" },
  });
  const lost = discord.slash(quote);
  await bot.says("the answer came too late, or its message is gone");
  lost.expire();
  expect((await lost).kind).toBe("failed");
  expect((await discord.slash(quote)).kind).toBe("message");
  const serious = bot.lines.filter(({ level }) => level === "warn" || level === "error");
  expect(serious.filter(({ message }) => message !== noPermission)).toHaveLength(1);
});

test("an answer that Discord finds unsound becomes the fixed sentence with a reference that the log has too", async () => {
  const { bot, discord } = await openReady();
  discord.fail({
    method: "POST",
    route: callback,
    how: { status: 400, code: 50_035, message: "Invalid Form Body" },
  });
  const asked = discord.slash({ name: "quote", options: { words: "a secret sentence of mine" } });
  const outcome = await asked;
  if (outcome.kind !== "message") throw new Error(outcome.kind);
  const fault = await bot.says("fault");
  expect(outcome.ephemeral).toBe(true);
  expect(readable(outcome.message)).toContain(String(fault.reference));
  const log = JSON.stringify(bot.lines);
  expect(log).not.toContain("a secret sentence");
  expect(log).not.toContain(discord.token);
  expect(log).not.toContain(asked.exchange.token);
});

test("told to stop while Discord is away, between two tries to reach it, the bot ends", async () => {
  const { bot, discord } = await openReady();
  await discord.close();
  await bot.says("reconnecting to Discord");
  await pass(2_000);
  expect(await bot.stop("SIGTERM")).toEqual({ code: 0, signal: null });
}, 30_000);

test("what is in flight at SIGTERM is finished first", async () => {
  const { bot, discord } = await openReady();
  discord.fail({ method: "POST", route: callback, how: { delayMs: 700 } });
  const asked = discord.slash(quote);
  await discord.until(() => discord.requests.some(({ route }) => callback.test(route)));
  expect(await bot.stop("SIGTERM")).toEqual({ code: 0, signal: null });
  expect((await asked).kind).toBe("message");
});
