import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";
import { runInDiscord } from "../../src/run.ts";
import { readable } from "../../src/sandbox/discord/ask.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type OpenStore, openStore } from "../../src/store/open.ts";
import { putStory } from "../helpers/brought.ts";
import { shown } from "../helpers/outcome.ts";

// The bot as it runs, in a Discord on loopback, with a clock that the test puts forward.
const hour = 3_600_000;
const day = 24 * hour;
const content = mkdtempSync(join(tmpdir(), "quoth-daily-me-"));
const story = (slug: string, front: string, body: string) => {
  mkdirSync(join(content, slug));
  writeFileSync(join(content, slug, "story.md"), `---\nattribution: By A.\n${front}\n---\n\n${body}\n`);
};
const lamps = ["One", "Two", "Three", "Four", "Five", "Six"].map(
  (word) => `${word} of the lamps was lit. ${"It shone over the water. ".repeat(12)}`,
);
story("lamps", "title: The Lamps", lamps.join("\n\n"));
story("ferry", "title: The Ferry", "The ferry came late.\n\nThe ferry went early.");
story("bells", "title: The Bells", "The bells rang.");
story("doors", "title: The Doors", "The doors shut.");
story("cellar", "title: The Cellar\nrating: Explicit", "The cellar was dark.\n\nNobody came.");
const long = Array.from({ length: 8 }, (_, at) => `Leaf ${at + 1} begins. ${"It falls. ".repeat(150)}`);
story("leaves", "title: The Leaves", `# All\n\n${long.join("\n\n")}`);

let aheadMs: number;
const now = () => Date.now() + aheadMs;
let discord: Discord;
let store: OpenStore;
let stop: () => Promise<void>;
beforeEach(async () => {
  aheadMs = Date.parse("2026-03-02T06:00:00Z") - Date.now();
  discord = await openDiscord({ clock: now });
  const log = openLog({ level: "error", secrets: [discord.token], now, write: () => undefined });
  store = await openStore("file::memory:", { log, now });
  const config = {
    ...parseConfig({ DISCORD_API_URL: discord.apiUrl, STORY: "lamps", COOLDOWN: "off" }, ""),
    contentDir: content,
  };
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  const time = {
    now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      for (const until = now() + ms; now() < until && signal?.aborted !== true; )
        await pass(Math.min(ms, 15), undefined, signal && { signal }).catch(() => undefined);
    },
  };
  const running = runInDiscord({
    ...{ token: discord.token, config, log, time, store, signal: stopping.signal },
    watcher: { ready: () => ready.resolve(), settled: () => undefined, refreshed: () => undefined },
  });
  await Promise.race([ready.promise, running]);
  stop = async () => {
    stopping.abort();
    await running;
  };
});
afterEach(async () => {
  await stop?.();
  await store?.close();
  await discord?.close();
});

type Options = Record<string, string | number | boolean>;
const london = { time: "9:30", timezone: "London" };

const ask = async (options: Options = {}, as: object = {}) =>
  shown(await discord.slash({ name: "daily-me", options, ...as }));
const say = async (options: Options = {}, as: object = {}) => readable((await ask(options, as)).message);
const press = async (
  outcome: { readonly message: { readonly id: string } },
  label: string,
  as: object = {},
) => shown(await discord.press(outcome.message, label, as));

/** What came to them, the oldest first. */
function came(user = discord.reader) {
  return discord
    .posts(discord.direct(user).id)
    .filter(({ onlyFor }) => onlyFor === undefined)
    .map(({ message }) => message);
}
const texts = (user = discord.reader) =>
  came(user).map((message) => /\w+(?= of the lamps)|ferry \w+|cellar|Nobody/.exec(readable(message))?.[0]);

/** Nothing is due, and nothing has been asked of Discord for a while. */
const settled = async () => {
  for (let quiet = 0, before = ""; quiet < 8; ) {
    await pass(30);
    const next = (await store.nextWake()) ?? Number.POSITIVE_INFINITY;
    const state = `${discord.requests.length} ${next}`;
    quiet = next > now() && state === before ? quiet + 1 : 0;
    before = state;
  }
};
const later = async (ms: number) => {
  aheadMs += ms;
  await settled();
};

describe("/daily-me", () => {
  test("sends a passage a day to their direct messages, to nobody else, until they stop it there", async () => {
    const started = await ask(london);
    expect(started.ephemeral).toBe(true);
    expect(readable(started.message)).toContain("The Lamps");
    expect(readable(started.message)).toContain("every day at 09:30 (Europe/London)");
    await later(4 * hour);
    expect(texts()).toEqual(["One"]);
    await later(day);
    expect(texts()).toEqual(["One", "Two"]);
    expect(discord.posts(discord.general.id).filter(({ onlyFor }) => onlyFor === undefined)).toEqual([]);
    expect(came().map((message) => message.channel_id)).toEqual([
      discord.direct(discord.reader).id,
      discord.direct(discord.reader).id,
    ]);
    const [first, second] = came();
    if (first === undefined || second === undefined) throw new Error("nothing came");
    const past = await press({ message: second }, "Earlier posts");
    expect(readable(past.message)).toContain(`discord.com/channels/@me/${first.channel_id}/${first.id}`);
    const left = await press({ message: second }, "Stop");
    expect([left.ephemeral, readable(left.message)]).toEqual([
      true,
      expect.stringContaining("won't be sent any more"),
    ]);
    await later(2 * day);
    expect(texts()).toHaveLength(2);
    // Its place is kept.
    await ask({ ...london, story: "lamps" });
    await later(day);
    expect(texts()).toEqual(["One", "Two", "Three"]);
    expect(discord.violations).toEqual([]);
  });

  test("shows how they stand, to each their own, with buttons to pause, resume and stop", async () => {
    expect(await say()).toContain("Fill in time and timezone");
    await ask(london, { context: "dm" });
    const status = await ask({}, { context: "dm" });
    expect(status.ephemeral).toBe(true);
    expect(readable(status.message)).toMatch(/Next: <t:\d+:F>/);
    expect(await say({}, { user: discord.user("Other") })).not.toContain("The Lamps");
    const paused = await press(status, "Pause");
    expect([paused.kind, readable(paused.message)]).toEqual(["update", expect.stringContaining("Paused.")]);
    await later(day);
    expect(texts()).toEqual([]);
    const resumed = await press(paused, "Resume");
    expect(readable(resumed.message)).toMatch(/Next: <t:\d+:F>/);
    await later(4 * hour);
    expect(texts()).toEqual(["One"]);
    const stopped = await press(resumed, "Stop");
    expect(readable(stopped.message)).toContain("You don't get any yet");
    await later(2 * day);
    expect(texts()).toEqual(["One"]);
  });

  test("has one of a story, which is changed by asking again, and three at most", async () => {
    await ask(london);
    const changed = await say({ story: "lamps", time: "8pm", portion: "scene" });
    expect(changed).toContain("every day at 20:00 (Europe/London)");
    expect(changed).not.toContain("09:30");
    expect(await say({ story: "ferry", time: "7" })).toContain("every day at 07:00 (Europe/London)");
    expect(await say({ story: "bells" })).toContain("The Bells");
    expect(await say({ story: "doors" })).toContain("already get 3 stories");
    expect(await store.ofServer(`user:${discord.reader.id}`)).toHaveLength(3);
    // Another person has their own three.
    expect(await say({ ...london, story: "doors" }, { user: discord.user("Other") })).toContain("The Doors");
  });

  test("says in a sentence what is missing or wrong, and starts nothing", async () => {
    expect(await say({ time: "9" })).toContain("Fill in timezone");
    expect(await say({ ...london, time: "noonish" })).toContain("can't read “noonish”");
    expect(await say({ ...london, story: "nothing" })).toContain("no story called");
    expect(await say({ ...london, until: "2020-01-01" })).toContain("2020-01-01");
    expect(await say({ ...london, portion: "a bit" })).toContain("portion");
    expect(await say({ ...london, from: "99" })).toContain("“99”");
    expect(await store.ofServer(`user:${discord.reader.id}`)).toEqual([]);
  });

  test("begins where asked, and ends on the date that was given", async () => {
    expect(await say({ ...london, from: "3", until: "2026-03-04" })).toContain("ends on 2026-03-04");
    await later(4 * hour);
    for (let days = 1; days < 4; days += 1) await later(day);
    const told = came().map((message) => readable(message));
    expect(told).toHaveLength(4);
    expect(told[0]).toContain("Three of the lamps");
    expect(told[2]).toContain("Six of the lamps");
    expect(told[3]).toContain("The end of");
    expect(told[3]).toContain("Use /daily-me to get another story");
    expect(await say()).toContain("The story is finished");
  });

  test("offers what the place offers, and keeps a server's own story in its server", async () => {
    await store.choose({ guildId: discord.home.id }, "offered", ["ferry", "_own"]);
    await putStory(store, discord.home.id, "_own", "---\ntitle: Own\nattribution: O.\n---\n\nOur lamp.");
    expect(await say({ ...london, story: "bells" })).toContain("no story called");
    expect(await say({ ...london, story: "_own" })).toContain("belongs to this server");
    expect(await say({ ...london, story: "ferry" })).toContain("The Ferry");
    expect(await say({ ...london, story: "bells" }, { context: "dm" })).toContain("The Bells");
    // Not by an older row either.
    const [one] = await store.ofServer(`user:${discord.reader.id}`);
    if (one === undefined) throw new Error("none");
    await store.replace({ ...one, settings: { ...one.settings, story: "_own" } });
    await later(day);
    expect(
      came()
        .map((message) => readable(message))
        .join(),
    ).not.toContain("Our lamp");
  });

  test("sends a story with warnings only to who has accepted them", async () => {
    const refused = await ask({ ...london, story: "cellar" });
    expect(readable(refused.message)).toContain("Explicit");
    expect(await store.ofServer(`user:${discord.reader.id}`)).toEqual([]);
    const accept = [...JSON.stringify(refused.message).matchAll(/"label":"([^"]+)"/g)][0]?.[1] ?? "";
    await press(refused, accept);
    expect(await say({ ...london, story: "cellar" })).toContain("The Cellar");
    await later(4 * hour);
    expect(texts()).toEqual(["cellar"]);
    expect(
      came()
        .map((message) => readable(message))
        .join(),
    ).not.toContain("||");
  });

  test("pauses after three tries at closed direct messages, says why, and goes on from there", async () => {
    await ask(london);
    discord.direct(discord.reader).takesMessages = false;
    await later(4 * hour);
    for (let tries = 0; tries < 4; tries += 1) await later(11 * 60_000);
    const posted = discord.requests.filter(
      ({ method, route }) =>
        method === "POST" && route.endsWith(`/${discord.direct(discord.reader).id}/messages`),
    );
    expect(posted).toHaveLength(3);
    const status = await ask();
    expect(readable(status.message)).toContain("I can't send you direct messages");
    await later(3 * day);
    expect(posted).toHaveLength(3);
    discord.direct(discord.reader).takesMessages = true;
    await press(status, "Resume");
    await later(day);
    expect(texts()).toEqual(["One"]);
  });

  test("sends a long portion in its parts, in order and each once", async () => {
    await ask({ ...london, story: "leaves", portion: "chapter" });
    await later(4 * hour);
    await discord.until(() => came().length >= 4);
    await later(hour);
    const all = came().flatMap((message) => readable(message).match(/Leaf \d/g) ?? []);
    expect(all).toEqual(long.map((_, number) => `Leaf ${number + 1}`));
  });

  test("comes on the days that are asked for, or every so many", async () => {
    expect(await say({ ...london, days: "tue, fri" })).toContain("on Tuesdays and Fridays at 09:30");
    expect(await say({ story: "leaves", every: 2 })).toContain("every 2 days");
    const days: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      await later(at === 0 ? 4 * hour : day);
      days.push(came().length);
    }
    expect(days).toEqual([1, 2, 3]);
    expect(texts()).toEqual([undefined, "One", undefined]);
    expect(await say({ ...london, days: "every fifth moon" })).toContain("days of the week");
  });

  test("is a club's plan from its beginning for who joins late, at one press", async () => {
    const manager = { permissions: 0x20n | 0x800n };
    const club = { channel: discord.general.id, ...london, days: "weekdays", follow: "server" };
    await discord.slash({ name: "daily start", options: { ...club, portion: "passage" }, ...manager });
    await later(4 * hour);
    await later(day);
    const posts = () => discord.posts(discord.general.id).filter(({ onlyFor }) => onlyFor === undefined);
    const second = posts()[1];
    if (second === undefined) throw new Error("no second post");
    const late = { user: discord.user("Late") };
    const page = await press({ message: second.message }, "Catch up", late);
    expect(page.ephemeral).toBe(true);
    expect(readable(page.message)).toContain("One of the lamps");
    const joined = await press(page, "Read it in DMs", late);
    expect(joined.ephemeral).toBe(true);
    expect(readable(joined.message)).toContain("**The Lamps**, on weekdays at 09:30 (Europe/London)");
    // Twice, or from the list of earlier posts, changes nothing.
    const past = await press({ message: second.message }, "Earlier posts", late);
    await press(past, "Read it in DMs", late);
    expect(await store.ofServer(`user:${late.user.id}`)).toHaveLength(1);
    await later(day);
    expect(texts(late.user)).toEqual(["One"]);
    expect(posts()).toHaveLength(3);
    await later(day);
    expect(texts(late.user)).toEqual(["One", "Two"]);
    expect(discord.violations).toEqual([]);
  });

  test("speaks the language of whom it comes to, and counts what came as read", async () => {
    await ask({ ...london, story: "leaves" }, { locale: "de" });
    await later(4 * hour);
    const [message] = came();
    expect(readable(message as NonNullable<typeof message>)).toContain("Tag 1 von 8");
    await later(day);
    await later(day);
    // Somebody careful finds what came, and nothing beyond it; where they read themselves they go on.
    const read = await discord.slash({ name: "read", options: { careful: true, story: "leaves" } });
    expect(readable(shown(read).message)).toContain("Leaf 1 begins");
    const quote = async (number: string) => {
      const options = { number, story: "leaves", private: true };
      return readable(shown(await discord.slash({ name: "passage", options })).message);
    };
    expect(await quote("3")).toContain("Leaf 3 begins");
    expect(await quote("4")).toContain("beyond your own place");
  });

  test("is forgotten with everything else of a person, and part of what they export", async () => {
    await ask(london);
    const privacy = shown(await discord.slash({ name: "privacy" }));
    const exported = await press(privacy, "privacy:1:export");
    const file = discord.messages.find(({ message }) => message.id === exported.message.id)?.files;
    const data = JSON.parse(file?.get("my-data.json")?.toString() ?? "{}") as Record<string, unknown>;
    expect(data.dailyPassages).toMatchObject([{ story: "lamps", time: "09:30", zone: "Europe/London" }]);
    const asked = shown(await discord.slash({ name: "forget" }));
    expect(readable(asked.message)).toContain("your daily passages from 1 story");
    await press(asked, "forget:1:yes");
    expect(await store.ofServer(`user:${discord.reader.id}`)).toEqual([]);
    await later(2 * day);
    expect(came()).toEqual([]);
  });
});

afterAll(() => rmSync(content, { recursive: true }));
