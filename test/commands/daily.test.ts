import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readable } from "../../src/sandbox/discord/ask.ts";
import type { Outcome } from "../../src/sandbox/discord/exchange.ts";
import { bits } from "../../src/sandbox/discord/permissions.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type Program, startProgram } from "../helpers/program.ts";

// The real program: the wishes of people who manage a server, and what their readers see.
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
  if (outcome.kind !== "message" && outcome.kind !== "update") throw new Error(`saw ${outcome.kind}`);
  return outcome;
}

/** A server of its own, so that no test sees another's posts. */
function newServer(name: string) {
  const guild = discord.guild(name);
  const channel = discord.channel({ guildId: guild.id, name: "daily" });
  const run = async (command: string, options: Record<string, string | number | boolean> = {}) =>
    shown(await discord.slash({ name: `daily ${command}`, options, channel: channel.id, ...manager }));
  const say = async (command: string, options: Record<string, string | number | boolean> = {}) =>
    readable((await run(command, options)).message);
  const starting = { channel: channel.id, time: "9:30", timezone: "London" };
  return { guild, channel, run, say, starting };
}

describe("/daily", () => {
  test("starts, says when it posts, and shows what it will post to the admin alone", async () => {
    const { run, say, starting, channel } = newServer("Starts");
    const started = await run("start", { ...starting, days: "mon-fri" });
    expect(started.ephemeral).toBe(true);
    const text = readable(started.message);
    expect(text).toContain(`<#${channel.id}>, on weekdays at 09:30 (Europe/London)`);
    expect(text).toMatch(/Next: <t:\d+:F> \(<t:\d+:R>\), then <t:\d+:F>(?:, | and )<t:\d+:F>/);
    expect(text).toContain("day 1 of 29: passage 1");
    const preview = await run("preview");
    expect(preview.ephemeral).toBe(true);
    expect(readable(preview.message)).toContain("Day 1 of 29");
    expect(readable(preview.message)).toContain("the author does not own Torchwood");
    expect(await say("status")).toContain("09:30");
    expect(discord.posts(channel.id).filter((post) => post.onlyFor === undefined)).toEqual([]);
  });

  test("posts at once where asked, and lets readers look back", async () => {
    const { run, say, starting, channel } = newServer("Posts");
    await run("start", starting);
    await run("post-now", { "counts-as": "extra" });
    const posted = () => discord.posts(channel.id).filter((post) => post.onlyFor === undefined);
    await discord.until(() => posted().length === 1);
    const [post] = posted();
    if (post === undefined) throw new Error("no post");
    expect(readable(post.message)).toContain("Day 1 of 29");
    await bot.says("a daily post is settled");
    const past = shown(await discord.press(post.message, "Earlier posts", { user: discord.user("Anyone") }));
    expect(past.ephemeral).toBe(true);
    expect(readable(past.message)).toContain(`/${channel.id}/${post.message.id}`);
    expect(await say("status")).toContain("day 2 of 29");
    const note = shown(await discord.press(post.message, "Note"));
    expect(readable(note.message)).toContain("I'm not trying to steal. Promise.");
  });

  test("skips, goes back, pauses, resumes and changes", async () => {
    const { say, starting } = newServer("Changes");
    await say("start", { ...starting, order: "serial" });
    expect(await say("skip")).toContain("day 2 of 29");
    expect(await say("skip")).toContain("day 3 of 29");
    expect(await say("back")).toContain("day 2 of 29");
    expect(await say("pause")).toContain("/daily resume");
    expect(await say("post-now", { "counts-as": "today" })).toContain("not running");
    expect(await say("resume")).toContain("Next: <t:");
    expect(await say("resume")).toContain("is running already");
    const edited = await say("edit", {
      time: "9pm",
      timezone: "Europe/Berlin",
      shortest: 400,
      "new-name": "Night post",
    });
    expect(edited).toContain("at 21:00 (Europe/Berlin)");
    expect(await say("status")).toContain("### night-post");
  });

  test("asks once before it stops, and takes the place up again", async () => {
    const { run, say, starting } = newServer("Stops");
    await run("start", starting);
    await run("skip");
    const asked = await run("stop");
    const stopped = shown(await discord.press(asked.message, "Stop it", manager));
    expect(readable(stopped.message)).toContain("/daily resume name:daily");
    expect(await say("status")).toContain("no daily posts yet");
    expect(await say("resume", { name: "daily" })).toContain("day 2 of 29");
  });

  test("takes up to ten, each with a name of its own", async () => {
    const { say, starting } = newServer("Many");
    for (let count = 1; count <= 10; count += 1) await say("start", starting);
    expect(await say("start", starting)).toContain("can have 10");
    expect(await say("start", { ...starting, name: "Daily" })).toMatch(/called “daily” already|can have 10/);
    expect(await say("pause")).toContain("Say which with the name option: daily, daily-10");
    expect(await say("pause", { name: "daily-3" })).toContain("Paused");
    expect(await say("pause", { name: "nonsense" })).toContain("no daily posts called “nonsense”");
    expect((await say("status")).length).toBeLessThanOrEqual(4_000);
  });

  test.each([
    [{ time: "25" }, "can't read “25” as a time"],
    [{ timezone: "Gallifrey" }, "don't know a time zone called “Gallifrey”"],
    [{ timezone: "IST" }, "could be Asia/Kolkata, Europe/Dublin, Asia/Jerusalem"],
    [{ days: "someday" }, "can't read “someday” as days"],
    [{ story: "nowhere" }, "no story called “nowhere”"],
    [{ name: "***" }, "needs a letter or a digit"],
  ])("refuses %j with what to try", async (wish, words) => {
    const { say, starting } = newServer("Refuses");
    expect(await say("start", { ...starting, ...wish })).toContain(words);
  });

  test("says at once what it may not do in the channel, and how to mend it", async () => {
    const { guild, say, starting } = newServer("Forbids");
    const hidden = discord.channel({ guildId: guild.id, name: "hidden", permissions: bits.viewChannel });
    const text = await say("start", { ...starting, channel: hidden.id, pin: true });
    expect(text).toContain("I lack Send Messages, Read Message History, and Pin Messages");
    expect(text).toContain("settings under Permissions");
  });

  test("is for whom Discord offers it, and its buttons for who opened it", async () => {
    const { run, starting, channel } = newServer("Guards");
    await run("start", starting);
    const asked = await run("stop");
    // Its message is the opener's alone, whatever they may do since.
    const stopped = shown(await discord.press(asked.message, "Stop it", { permissions: bits.member }));
    expect(readable(stopped.message)).toContain("is stopped");
    await expect(
      (async () => discord.slash({ name: "daily status", channel: channel.id, permissions: bits.member }))(),
    ).rejects.toThrow(/would not offer/);
  });

  test("offers zones with their time, the server's own first, and its posts' names", async () => {
    const { run, starting, channel } = newServer("Offers");
    await run("start", { ...starting, name: "morning" });
    const type = async (command: string, focused: string, options: Record<string, string>) => {
      const outcome = await discord.complete({
        name: `daily ${command}`,
        focused,
        options,
        channel: channel.id,
        ...manager,
      });
      if (outcome.kind !== "choices") throw new Error(outcome.kind);
      return outcome.choices.map((choice) => `${choice.name} = ${choice.value}`);
    };
    const zones = await type("start", "timezone", { timezone: "new y" });
    expect(zones[0]).toMatch(/^America\/New York · \d\d:\d\d now = America\/New_York$/);
    expect((await type("start", "timezone", { timezone: "" }))[0]).toContain("America/New_York");
    expect(await type("pause", "name", { name: "mor" })).toEqual(["morning = morning"]);
  });

  test("breaks no rule of Discord's", () => {
    expect(discord.violations).toEqual([]);
    expect([...discord.ignored]).toEqual([]);
    expect(bot.lines.filter((line) => line.level === "error")).toEqual([]);
  });
});
