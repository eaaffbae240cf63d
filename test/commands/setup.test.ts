import { afterAll, beforeAll, expect, test } from "vitest";
import { readable } from "../../src/sandbox/discord/ask.ts";
import type { Outcome } from "../../src/sandbox/discord/exchange.ts";
import { bits } from "../../src/sandbox/discord/permissions.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { shown as shownOutcome } from "../helpers/outcome.ts";
import { type Program, startProgram } from "../helpers/program.ts";

let discord: Discord;
let bot: Program;
beforeAll(async () => {
  discord = await openDiscord();
  bot = startProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  await bot.says("ready");
});
afterAll(async () => {
  await bot?.stop("SIGKILL");
  await discord?.close();
});

const manager = { permissions: bits.member | bits.manageGuild };

function shown(outcome: Outcome) {
  const found = shownOutcome(outcome);
  return { ...found, text: readable(found.message) };
}

function newServer(name: string, locale = "en-US") {
  const guild = discord.guild(name);
  guild.locale = locale;
  const channel = discord.channel({ guildId: guild.id, name: "general" });
  const other = discord.channel({ guildId: guild.id, name: "other" });
  const as = { channel: channel.id, ...manager };
  const status = async () => shown(await discord.slash({ name: "daily status", ...as })).text;
  return { guild, channel, other, as, status };
}

test("an admin sets up a daily passage in one message: channel, time, zone, a look at it, and Start", async () => {
  const { channel, other, as, status } = newServer("Setup");
  const first = shown(await discord.slash({ name: "setup", ...as }));
  expect(first.ephemeral).toBe(true);
  expect(first.text).toContain("Goodbye, Ianto");
  expect(first.text).toContain("the author does not own Torchwood");
  expect(JSON.stringify(first.message.components)).toContain("America/New York");
  expect(await status()).toContain("no daily posts yet");

  const moved = shown(await discord.choose(first.message, "Channel", [other.id], as));
  const timed = shown(await discord.choose(moved.message, "Time", ["20:00"], as));
  const zoned = shown(await discord.choose(timed.message, "Time zone", ["Europe/London"], as));
  const started = shown(await discord.press(zoned.message, "Start", as));
  expect(started.text).toContain(`<#${other.id}>, every day at 20:00 (Europe/London)`);
  expect(await status()).toContain(`<#${other.id}>`);
  expect(await status()).not.toContain(`<#${channel.id}>`);
  expect(discord.violations).toEqual([]);
});

test("the server's language suggests the zone, and a time or a zone that no menu has is typed", async () => {
  const { as, status } = newServer("Aufbau", "de");
  const first = shown(await discord.slash({ name: "setup", locale: "de", ...as }));
  expect(JSON.stringify(first.message.components)).toContain("Europe/Berlin");
  const modal = await discord.press(first.message, "Andere Uhrzeit oder Zone", { locale: "de", ...as });
  if (modal.kind !== "modal") throw new Error(modal.kind);
  const typed = shown(
    await discord.submit(modal, { time: "irgendwann", zone: "Wien" }, { locale: "de", ...as }),
  );
  expect(typed.text).toContain("irgendwann");
  const again = await discord.press(first.message, "Andere Uhrzeit oder Zone", { locale: "de", ...as });
  if (again.kind !== "modal") throw new Error(again.kind);
  const set = shown(await discord.submit(again, { time: "8:35", zone: "GMT+2" }, { locale: "de", ...as }));
  const started = shown(await discord.press(set.message, "Beginnen", { locale: "de", ...as }));
  expect(started.text).toContain("08:35");
  expect(await status()).toContain("08:35");
  expect(discord.violations).toEqual([]);
});

test("where the bot may not post it says so at once, and nothing is started", async () => {
  const { other, as, status } = newServer("Closed");
  discord.deny(other.id, bits.sendMessages);
  const first = shown(await discord.slash({ name: "setup", ...as }));
  const refused = shown(await discord.choose(first.message, "Channel", [other.id], as));
  expect(refused.text).toContain("I need Send Messages in");
  expect(await status()).toContain("no daily posts yet");
});

test("/help offers it to those who manage the server, and to nobody else", async () => {
  const { channel, as } = newServer("Help");
  const help = shown(await discord.slash({ name: "help", ...as }));
  const opened = shown(await discord.press(help.message, "Set up daily posts", as));
  expect(opened.text).toContain("A passage every day");
  const reader = shown(await discord.slash({ name: "help", channel: channel.id }));
  expect(JSON.stringify(reader.message.components)).not.toContain("Set up daily posts");
});
