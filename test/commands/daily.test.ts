import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { bits } from "../../src/sandbox/discord/permissions.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { shown } from "../helpers/outcome.ts";
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
    expect(text).toContain("day 1 of 22: passage 1");
    const preview = await run("preview");
    expect(preview.ephemeral).toBe(true);
    expect(readable(preview.message)).toContain("Day 1 of 22");
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
    expect(readable(post.message)).toContain("Day 1 of 22");
    await bot.says("a daily post is settled");
    const past = shown(await discord.press(post.message, "Earlier posts", { user: discord.user("Anyone") }));
    expect(past.ephemeral).toBe(true);
    expect(readable(past.message)).toContain("no earlier posts");
    expect(await say("status")).toContain("day 2 of 22");
    const note = shown(await discord.press(post.message, "Note"));
    expect(readable(note.message)).toContain("I'm not trying to steal. Promise.");
  });

  test("skips, goes back, pauses, resumes and changes", async () => {
    const { say, starting } = newServer("Changes");
    await say("start", { ...starting, order: "serial" });
    expect(await say("skip")).toContain("day 2 of 22");
    expect(await say("skip")).toContain("day 3 of 22");
    expect(await say("back")).toContain("day 2 of 22");
    expect(await say("pause")).toContain("/daily resume");
    expect(await say("post-now", { "counts-as": "today" })).toContain("isn't running");
    expect(await say("resume")).toContain("Next: <t:");
    expect(await say("resume")).toContain("is already running");
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
    const stopped = shown(await discord.press(asked.message, "Stop", manager));
    expect(readable(stopped.message)).toContain("/daily resume name:daily");
    expect(await say("status")).toContain("no daily posts yet");
    expect(await say("resume", { name: "daily" })).toContain("day 2 of 22");
  });

  test("takes up to ten, each with a name of its own", async () => {
    const { guild, say, starting } = newServer("Many");
    for (let count = 1; count <= 10; count += 1) {
      const channel = discord.channel({ guildId: guild.id, name: `daily-${count}` }).id;
      await say("start", { ...starting, channel });
    }
    expect(await say("start", starting)).toContain("can have up to 10");
    expect(await say("start", { ...starting, name: "Daily" })).toMatch(
      /called “daily” already|can have up to 10/,
    );
    expect(await say("pause")).toContain("Choose with the name option: daily, daily-2, daily-3");
    expect(await say("pause", { name: "daily-3" })).toContain("Paused");
    expect(await say("pause", { name: "nonsense" })).toContain("no daily posts called “nonsense”");
    expect((await say("status")).length).toBeLessThanOrEqual(4_000);
  });

  test("asks what is meant where the channel gets that story already", async () => {
    const { guild, run, say, starting } = newServer("Twice");
    await run("start", starting);
    const twice = await run("start", { ...starting, time: "10pm" });
    expect(readable(twice.message)).toContain("at 09:30, as “daily”");
    expect(await say("status")).not.toContain("22:00");
    const changed = shown(await discord.press(twice.message, "Change that one", manager));
    expect(readable(changed.message)).toContain("every day at 22:00");
    expect(await say("status")).not.toContain("### daily-2");

    const again = await run("start", starting);
    const another = shown(await discord.press(again.message, "Start another", manager));
    expect(readable(another.message)).toContain("“daily-2” are set up");
    const status = await say("status");
    expect(status).toMatch(/### daily\n.*22:00.*### daily-2\n.*09:30/s);
    const elsewhere = discord.channel({ guildId: guild.id, name: "elsewhere" }).id;
    expect(await say("start", { ...starting, channel: elsewhere })).toContain("“daily-3” are set up");
  });

  test("begins where asked, and begins anew there", async () => {
    const { say, starting } = newServer("From");
    expect(await say("start", { ...starting, from: "5", shortest: 0 })).toContain("day 5 of 29: passage 5");
    expect(await say("edit", { from: "#12" })).toContain("passage 12");
    expect(await say("edit", { order: "shuffle", from: "29" })).toContain("day 29 of 29: passage 29");
    expect(await say("edit", { from: "400" })).toContain("There is no passage “400”");
    expect(await say("edit", { from: "chapter 3" })).toContain("has no chapters");
  });

  test.each([
    [
      "de",
      { time: "8 Uhr abends", timezone: "München", days: "Dienstag, Freitag" },
      /dienstags, freitags|dienstags und freitags/,
    ],
    ["fr", { time: "21h15", timezone: "Londres", days: "lundi" }, /21:15 \(Europe\/London\)/],
    ["es-ES", { time: "9", timezone: "Londres", days: "lunes a viernes" }, /09:00 \(Europe\/London\)/],
    ["ja", { time: "午前8時", timezone: "東京", days: "月・水" }, /08:00.*Asia\/Tokyo|Asia\/Tokyo.*08:00/],
  ])("reads times, days and cities in the admin's language: %s", async (locale, given, said) => {
    const { starting, channel } = newServer(`Locale ${locale}`);
    const outcome = shown(
      await discord.slash({
        name: "daily start",
        options: { ...starting, ...given },
        channel: channel.id,
        locale,
        ...manager,
      }),
    );
    expect(readable(outcome.message)).toMatch(said);
  });

  test("says of an offset that it follows no summer time", async () => {
    const { say, starting } = newServer("Offset");
    expect(await say("start", { ...starting, timezone: "GMT+2" })).toContain("won't follow summer time");
    expect(await say("edit", { timezone: "London" })).not.toContain("summer time");
  });

  test("takes a role off again, and never one that is everyone", async () => {
    const { guild, say, starting } = newServer("Roles");
    const role = discord.role(guild.id, "Readers");
    expect(await say("start", { ...starting, role: role.id })).toContain(`mentions <@&${role.id}>`);
    expect(await say("edit", { "no-role": true })).not.toContain("<@&");
    const refused = await say("edit", { role: guild.id });
    expect(refused).toContain("never mention @everyone");
    expect(refused).not.toContain(`<@&${guild.id}>`);
  });

  test("checks at an edit what it checks at the start", async () => {
    const { say, starting, channel } = newServer("Edits");
    await say("start", starting);
    discord.deny(channel.id, bits.pinMessages | bits.createPublicThreads);
    expect(await say("edit", { pin: true })).toContain("I need Pin Messages in");
    expect(await say("edit", { thread: true })).toContain("I need Create Public Threads in");
    expect(await say("edit", { silent: true })).toContain("silent");
    discord.grant(channel.id, bits.bot);
    expect(await say("edit", { pin: true, thread: true })).toContain("pinned");
  });

  test("says what a post lacks, and why", async () => {
    const { say, starting, channel } = newServer("Lacks");
    await say("start", { ...starting, pin: true, thread: true });
    discord.fail({ method: "PUT", route: /pins/, how: { status: 400, code: 30_003 } });
    await say("post-now", { "counts-as": "extra" });
    await discord.until(() => discord.posts(channel.id).some((post) => post.onlyFor === undefined));
    await bot.says("a daily post stands, but not all that belongs to it");
    await expect.poll(() => say("status")).toContain("not pinned: the channel has no room for another pin");
  });

  test("says of a private thread that it has to be let in", async () => {
    const { guild, say, starting } = newServer("Private");
    const parentId = discord.channel({ guildId: guild.id, name: "parent" }).id;
    const thread = discord.channel({ guildId: guild.id, parentId, name: "club", type: 12 });
    expect(await say("start", { ...starting, channel: thread.id })).toContain("is a private thread");
  });

  test("posts the day's passage as a card, described by its words and credit, and as text again", async () => {
    const { guild, run, say, starting, channel } = newServer("Cards");
    const forum = discord.channel({ guildId: guild.id, name: "forum", type: 15 });
    expect(await say("start", { ...starting, look: "night" })).toContain("as a card");
    await say("start", { ...starting, channel: forum.id, look: "paper", name: "forum" });
    for (const name of ["daily", "forum"]) await run("post-now", { "counts-as": "extra", name });
    const posted = (id: string) => discord.posts(id).filter((post) => post.onlyFor === undefined);
    const inForum = () =>
      discord
        .posts()
        .filter(
          (post) =>
            JSON.stringify(post.message.components).includes(":forum-card") ||
            post.message.channel_id !== channel.id,
        );
    await discord.until(() => posted(channel.id).length === 1);
    const [post] = posted(channel.id);
    const body = JSON.stringify(post?.message.components);
    expect(body).toContain("Goodbye, Ianto");
    expect(body).toContain("Torchwood fan fiction; the author does not own Torchwood");
    expect(post?.message.attachments).toMatchObject([{ filename: "quote.png" }]);
    await discord.until(() => inForum().some((one) => one.message.attachments.length === 1));
    expect(await say("edit", { name: "daily", look: "text" })).not.toContain("as a card");
    await run("post-now", { "counts-as": "extra", name: "daily" });
    await discord.until(() => posted(channel.id).length === 2);
    expect(posted(channel.id)[1]?.message.attachments).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  test("lets the spoiler limit of the channel move along with the posts", async () => {
    const { run, say, starting, channel } = newServer("Follows");
    expect(
      await say("start", { ...starting, follow: "channel", from: "3", shortest: 0, pin: true }),
    ).toContain("the channel’s spoiler limit moves along");
    const passage = async (number: string) =>
      readable(
        shown(await discord.slash({ name: "passage", options: { number }, channel: channel.id })).message,
      );
    expect(await passage("2")).toContain("Passage 2 of");
    expect(await passage("3")).toContain("beyond what is shown here");
    await run("post-now", { "counts-as": "extra" });
    await discord.until(() =>
      discord.posts(channel.id).some(({ message }) => JSON.stringify(message.components).includes("Day 3")),
    );
    await expect.poll(() => passage("3")).toContain("Passage 3 of");
    expect(await passage("4")).toContain("beyond what is shown here");
    // Told again, it takes nothing back.
    await say("edit", { from: "2" });
    await run("post-now", { "counts-as": "extra" });
    await discord.until(
      () => discord.posts(channel.id).filter(({ onlyFor }) => onlyFor === undefined).length >= 2,
    );
    // A post is pinned after its limit was moved.
    const pins = () =>
      discord.requests.filter(({ method, route }) => method === "PUT" && route.includes(channel.id));
    await discord.until(() => pins().length >= 2);
    expect(await passage("3")).toContain("Passage 3 of");
    expect(await say("status")).not.toContain("Each date passes without a post");
  });

  test("plans the story to a date, and gives the plan to calendars", async () => {
    const { run, say, starting } = newServer("Plans");
    const year = new Date().getUTCFullYear() + 1;
    expect(await say("start", { ...starting, until: `${year}-03-01` })).toContain(`ends on ${year}-03-01`);
    const plan = await run("plan", { ics: true });
    expect(plan.ephemeral).toBe(true);
    expect(readable(plan.message)).toContain("Plan of “daily”");
    expect(plan.message.attachments).toMatchObject([{ filename: "daily.ics" }]);
    expect(await say("edit", { until: "none", portion: "800 words" })).toContain("about 800 words");
    expect(await say("edit", { portion: "a lot" })).toContain("can't read “a lot” as a portion");
    expect(discord.violations).toEqual([]);
  });

  test("says truly what can't be done", async () => {
    const { say, starting } = newServer("Truths");
    await say("start", starting);
    expect(await say("back")).toContain("is at its first post");
    expect(await say("edit")).toContain("Nothing to change");
    await say("pause");
    expect(await say("pause")).toContain("is already paused");
  });

  test("looks back to what came before the post, and not to itself", async () => {
    const { run, starting, channel } = newServer("Back");
    await run("start", starting);
    const posted = () => discord.posts(channel.id).filter((post) => post.onlyFor === undefined);
    for (const count of [1, 2]) {
      await run("post-now", { "counts-as": "extra" });
      await discord.until(() => posted().length === count);
      await bot.says("a daily post is settled");
      await expect.poll(async () => (await run("status")).message.components?.length).toBeGreaterThan(0);
    }
    const [first, second] = posted();
    if (first === undefined || second === undefined) throw new Error("no posts");
    const past = shown(
      await discord.press(second.message, "Earlier posts", { user: discord.user("Anyone") }),
    );
    expect(readable(past.message)).toContain(first.message.id);
    expect(readable(past.message)).not.toContain(second.message.id);
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
    expect(text).toContain("I need Send Messages, Read Message History, and Pin Messages");
    expect(text).toContain("settings under Permissions");
  });

  test("is for whom Discord offers it, and its buttons for who opened it", async () => {
    const { run, starting, channel } = newServer("Guards");
    await run("start", starting);
    const asked = await run("stop");
    // Its message is the opener's alone, whatever they may do since.
    const stopped = shown(await discord.press(asked.message, "Stop", { permissions: bits.member }));
    expect(readable(stopped.message)).toContain("Stopped “daily”");
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
