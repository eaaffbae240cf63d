import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { bits } from "../../src/sandbox/discord/permissions.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type Program, startProgram } from "../helpers/program.ts";

let discord: Discord;
let bot: Program;
const content = mkdtempSync(join(tmpdir(), "quoth-serial-"));
const chapters = ["# One\n\nThe lamp went out.", "# Two\n\nA second lamp.", "# Three\n\nRain came."];
const write = (count: number) =>
  writeFileSync(
    join(content, "serial", "story.md"),
    `---\ntitle: The Serial\nattribution: By Mo\npermission: own work\n---\n\n${chapters.slice(0, count).join("\n\n")}\n`,
  );
beforeAll(async () => {
  mkdirSync(join(content, "serial"));
  write(1);
  const dates = "dates:\n  - { chapter: 1, date: 03-03 }\n  - { chapter: 2, date: 03-05 }\n";
  mkdirSync(join(content, "diary"));
  writeFileSync(
    join(content, "diary", "story.md"),
    `---\ntitle: The Diary\nattribution: By Mo\npermission: own work\n${dates}---\n\n${chapters.join("\n\n")}\n`,
  );
  discord = await openDiscord();
  bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    CONTENT_DIR: content,
    STORY: "serial",
  });
  await bot.says("ready");
});
afterAll(async () => {
  await bot?.stop("SIGKILL");
  await discord?.close();
  rmSync(content, { recursive: true });
});

test("/daily on:new-chapters tells a chapter when the story's file gains it", async () => {
  const channel = discord.channel({ guildId: discord.home.id, name: "news" });
  const say = async (command: string, options: Record<string, string> = {}) => {
    const asked = { name: `daily ${command}`, options, channel: channel.id };
    const outcome = await discord.slash({ ...asked, permissions: bits.member | bits.manageGuild });
    if (outcome.kind !== "message") throw new Error(`saw ${outcome.kind}`);
    return readable(outcome.message);
  };
  const posted = () => discord.posts(channel.id).filter((post) => post.onlyFor === undefined);
  expect(await say("start", { channel: channel.id })).toContain("time and timezone");
  const started = await say("start", { channel: channel.id, on: "new-chapters" });
  expect(started).toContain(`The Serial in <#${channel.id}>, whenever it gains a chapter`);
  expect(started).toContain("Waits for what comes after 1\\. One");
  expect(await say("plan")).toContain("when its story gains a chapter");
  expect(await say("preview")).toContain("The lamp went out.");
  write(3);
  await discord.until(() => posted().length === 1);
  const text = posted()
    .map(({ message }) => readable(message))
    .join();
  expect(text).toContain("2 new chapters of The Serial");
  expect(text).toContain("A second lamp.");
  expect(await say("status")).toContain("Waits for what comes after 3\\. Three");
  expect(await say("edit", { on: "every-day", time: "8:00" })).toContain("every day at 08:00");
});

test("/daily tag: names a tag of the forum", async () => {
  const tags = [
    { id: "101", name: "Serial" },
    { id: "102", name: "Notes" },
  ];
  const forum = discord.channel({
    guildId: discord.home.id,
    name: "shelf",
    type: 15,
    requiresTag: true,
    tags,
  });
  const say = async (options: Record<string, string>) => {
    const asked = {
      name: "daily start",
      channel: discord.general.id,
      options: { channel: forum.id, ...options },
    };
    const outcome = await discord.slash({ ...asked, permissions: bits.member | bits.manageGuild });
    if (outcome.kind !== "message") throw new Error(`saw ${outcome.kind}`);
    return readable(outcome.message);
  };
  const at = { time: "9:00", timezone: "London", name: "shelf" };
  expect(await say(at)).toContain(
    `<#${forum.id}> wants a tag on every post. Give one with tag: Serial and Notes.`,
  );
  expect(await say({ ...at, tag: "Poems" })).toContain(
    `<#${forum.id}> has no tag “Poems”. It has Serial and Notes.`,
  );
  const typed = async (command: string, tag: string, options: Record<string, string> = {}) => {
    const asked = { name: `daily ${command}`, options: { ...options, tag }, focused: "tag" };
    const outcome = await discord.complete({ ...asked, permissions: bits.member | bits.manageGuild });
    if (outcome.kind !== "choices") throw new Error(`saw ${outcome.kind}`);
    return outcome.choices.map(({ value }) => value);
  };
  expect(await typed("start", "", { channel: forum.id })).toEqual(["Serial", "Notes"]);
  expect(await typed("start", "no", { channel: forum.id })).toEqual(["Notes"]);
  expect(await typed("start", "", { channel: discord.general.id })).toEqual([]);
  // Of another server's forum nothing is told.
  const away = discord.channel({ guildId: discord.guild("Away").id, name: "away", type: 15, tags });
  expect(await typed("start", "", { channel: away.id })).toEqual([]);
  expect(await say({ ...at, tag: "notes" })).toContain("tagged “Notes”");
  expect(await typed("edit", "", { name: "shelf" })).toEqual(["Serial", "Notes"]);
});

test("/daily on:new-chapters tells what a file that is brought in Discord adds to the server's own story", async () => {
  const guild = discord.guild("Own");
  const channel = discord.channel({ guildId: guild.id, name: "own" }).id;
  const manager = { channel, permissions: bits.member | bits.manageGuild };
  const shown = async (asked: ReturnType<Discord["slash"]>) => {
    const outcome = await asked;
    if (outcome.kind !== "message" && outcome.kind !== "update") throw new Error(`saw ${outcome.kind}`);
    return outcome;
  };
  const bring = async (command: string, count: number, options: Record<string, string> = {}) => {
    const front = "---\ntitle: Ours\nauthor: Mo\nattribution: By Mo\n---\n\n";
    const bytes = Buffer.from(front + chapters.slice(0, count).join("\n\n"));
    const file = discord.attach({ name: "ours.md", type: "text/markdown", bytes });
    const asked = { name: `library ${command}`, options: { file, ...options }, ...manager };
    const preview = await shown(discord.slash(asked));
    const label = /"label":"(Add|Replace)"/;
    await discord.until(() => label.test(JSON.stringify(preview.post.message.components)));
    const [, button = ""] = label.exec(JSON.stringify(preview.post.message.components)) ?? [];
    await shown(discord.press(preview.post.message, button, manager));
  };
  await bring("add", 1, { permission: "own work" });
  const asked = { name: "library export", options: { story: "Ours" }, focused: "story", ...manager };
  const found = await discord.complete(asked);
  const story = found.kind === "choices" ? String(found.choices[0]?.value) : "";
  const options = { channel, on: "new-chapters", story };
  await shown(discord.slash({ name: "daily start", options, ...manager }));
  const posted = () => discord.posts(channel).filter((post) => post.onlyFor === undefined);
  await bring("replace", 3, { story });
  await discord.until(() => posted().length > 0);
  expect(readable(posted()[0]?.message as never)).toContain("2 new chapters of Ours");
  await bring("replace", 3, { story }).catch(() => undefined);
  expect(posted()).toHaveLength(1);
});

test("/daily on:story-dates posts on the days that the story names", async () => {
  const guild = discord.guild("Diary");
  const channel = discord.channel({ guildId: guild.id, name: "diary" }).id;
  const say = async (command: string, options: Record<string, string> = {}) => {
    const asked = { name: `daily ${command}`, options, channel, permissions: bits.member | bits.manageGuild };
    const outcome = await discord.slash(asked);
    if (outcome.kind !== "message") throw new Error(`saw ${outcome.kind}`);
    return readable(outcome.message);
  };
  const at = { channel, time: "9:00", timezone: "London", on: "story-dates" };
  expect(await say("start", at)).toContain("gives no dates to its chapters");
  expect(await say("start", { ...at, story: "diary" })).toContain("on the story’s own days at 09:00");
  expect(await say("plan")).toMatch(/<t:\d+:f> · passage \d · \d words\n<t:\d+:f> · passage \d · \d words/);
  expect(await say("status")).toMatch(/day \d of 2/);
  expect(await say("skip")).toContain("nothing to skip");
  const other = { ...at, story: "diary", on: "every-day", name: "monthly" };
  expect(await say("start", { ...other, days: "wed, last fri" })).toContain(
    "on Wednesdays and the last Friday of the month at 09:00",
  );
});
