import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readable } from "../src/sandbox/discord/ask.ts";
import { walkComponents } from "../src/sandbox/discord/components.ts";
import { type Discord, openDiscord } from "../src/sandbox/discord.ts";
import { noPermission } from "../src/story/rights.ts";
import { type ShownOutcome, shown } from "./helpers/outcome.ts";
import { type Program, startProgram } from "./helpers/program.ts";

/** The real program against a Discord on loopback: every command, every button, a restart, the old buttons, the end. */
const long = `${"She counted the lamps along the quay, one by one, and lost count. ".repeat(120).trim()} And then the last lamp went out.`;
const chapters = `---
title: The *Lamps* of <@1>
author: A. Writer
attribution: The Lamps by A. Writer, shown with leave.
source: https://example.org/works/1_2(3)
note: |-
  Thank you for reading, @everyone.

  > Reviews feed me.
credits:
  - passages: 2
    text: The song is traditional.
---

# One

It began with **nothing** and a # in the margin.

> "Sing," she said.
-# la la la

***

${long}

# Two

1. He wrote a list.
2. He lost it.

The end, <t:0:R> ago.
`;

const folder = mkdtempSync(join(tmpdir(), "quoth-walk-"));
mkdirSync(join(folder, "lamps"));
writeFileSync(join(folder, "lamps", "story.md"), chapters);

/** What can be pressed or chosen on a message, by id; a menu with its first value. */
function handles(message: ShownOutcome["message"]): readonly { id: string; values?: readonly string[] }[] {
  const all = [...walkComponents(message.components)].map(({ component }) => component);
  return all.flatMap((one) => {
    const id = one.custom_id;
    if (typeof id !== "string" || one.disabled === true) return [];
    if (one.type !== 3) return [{ id }];
    const options = one.options as readonly { value: string }[];
    return [{ id, values: options.slice(0, 1).map((option) => option.value) }];
  });
}

describe.each([
  { story: "the shipped story", env: {}, last: 29, credit: "Torchwood fan fiction;" },
  { story: "a story with chapters", env: { CONTENT_DIR: folder }, last: 5, credit: "The Lamps by A. Writer" },
])("with $story", ({ env, last, credit }) => {
  let discord: Discord;
  let bot: Program;
  const start = async () => {
    const program = startProgram({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      // A restart finds what was kept.
      DATABASE_URL: `file:${folder}-${last}/quoth.db`,
      ...env,
    });
    await program.says("ready");
    return program;
  };

  beforeAll(async () => {
    discord = await openDiscord();
    bot = await start();
  });
  afterAll(async () => {
    await bot?.stop("SIGKILL");
    await discord?.close();
  });

  /** A quote with all that can be done below it. */
  const unfolded = async (message: ShownOutcome["message"]) => shown(await discord.press(message, "More"));

  const asks = [
    { name: "quote" },
    { name: "quote", options: { words: "the last lamp went out, it's bloody careless" } },
    { name: "quote", options: { words: "zxqv jkwq" } },
    { name: "search", options: { words: last === 29 ? "Steven" : "lamp" } },
    { name: "search", options: { words: "zxqv jkwq" } },
    { name: "passage", options: { number: "2" } },
    { name: "passage", options: { number: "1", to: String(last) } },
    { name: "passage", options: { number: "999" } },
    { name: "passage", options: { number: "2", to: "1", private: true } },
    { name: "context", options: { number: "3", around: 5 } },
    { name: "context", options: { number: "1", private: true } },
    { name: "random", options: { private: true } },
    { name: "read" },
    { name: "read", options: { from: "2" } },
    { name: "read", options: { together: true } },
    { name: "saved" },
    { name: "saved", options: { words: "zxqv" } },
    { name: "privacy" },
    { name: "forget" },
    { name: "random", options: { chapter: last === 29 ? "9" : "two" } },
    { name: "chapters" },
    { name: "quote", options: { words: last === 29 ? "naked hide" : "count the lamp", spoiler: true } },
    { name: "card", options: { number: "2", private: true } },
    { name: "card", options: { words: last === 29 ? "naked hide" : "count the lamp", look: "night" } },
    { name: "attribution" },
    { name: "help" },
  ];
  const contexts = ["server", "dm", "user-install"] as const;

  test("every command answers in a server, in a direct message and as a user install", async () => {
    for (const context of contexts) {
      for (const ask of asks) {
        const outcome = shown(await discord.slash({ ...ask, context }));
        expect(outcome.deferred, ask.name).toBe(false);
      }
    }
    expect(shown(await discord.slash({ name: "top" })).deferred).toBe(false);
    expect(discord.violations).toEqual([]);
    expect([...discord.ignored]).toEqual([]);
  });

  test("every button and menu that a reply has answers, and so do those of their answers", async () => {
    const stranger = discord.user("Stranger");
    const tried = new Set<string>();
    let pressed = 0;
    for (const ask of asks) {
      const queue = [{ outcome: shown(await discord.slash(ask)), depth: 0 }];
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        for (const { id, values } of handles(next.outcome.message)) {
          // A press before may have turned the message into another one.
          const now = discord.posts().find((post) => post.message.id === next.outcome.message.id);
          const isThere = now !== undefined && handles(now.message).some((one) => one.id === id);
          if (!isThere || tried.has(id) || id.includes(":remove")) continue;
          tried.add(id);
          pressed += 1;
          const as = next.outcome.ephemeral ? {} : { user: stranger };
          const answer =
            values === undefined
              ? await discord.press(next.outcome.message, id, as)
              : await discord.choose(next.outcome.message, id, values, as);
          const fields = id.startsWith("read:") ? { to: "2" } : { note: "Mine." };
          const outcome = answer.kind === "modal" ? await discord.submit(answer, fields) : answer;
          expect(["message", "update"], id).toContain(outcome.kind);
          if (next.depth < 2) queue.push({ outcome: shown(outcome), depth: next.depth + 1 });
        }
      }
    }
    expect(pressed).toBeGreaterThan(15);
    expect(discord.violations).toEqual([]);
  });

  test("whatever shows story text carries its credit", async () => {
    const quote = shown(await discord.slash({ name: "passage", options: { number: "3" } }));
    const passage = await unfolded(quote.message);
    for (const label of ["Context", "Later ▶", "◀ Earlier"]) {
      expect(readable(shown(await discord.press(passage.message, label)).message)).toContain(credit);
    }
    const found = shown(
      await discord.slash({ name: "search", options: { words: last === 29 ? "Steven" : "lamp" } }),
    );
    expect(readable(found.message)).toContain(credit);
  });

  test("a message's menu answers everywhere, to its asker alone", async () => {
    for (const context of contexts) {
      const { message } = shown(await discord.slash({ name: "passage", options: { number: "2" }, context }));
      const found = await discord.messageCommand({ name: "Find in story", message: message.id, context });
      expect(shown(found).ephemeral, context).toBe(true);
    }
    expect(discord.violations).toEqual([]);
  });

  test("an admin sets a spoiler limit, and the settings' and cards' buttons work after a restart", async () => {
    const admin = { user: discord.user("Admin"), permissions: 1n << 5n };
    const card = shown(await discord.slash({ name: "card", options: { number: "3" } }));
    const settings = shown(await discord.slash({ name: "settings", ...admin }));
    expect(settings.ephemeral).toBe(true);
    await bot.stop("SIGTERM");
    bot = await start();
    expect(shown(await discord.press(card.message, "Change")).kind).toBe("update");
    const asked = await discord.press(settings.message, "Nothing past a passage", admin);
    if (asked.kind !== "modal") throw new Error(asked.kind);
    const set = shown(await discord.submit(asked, { number: "2" }, admin));
    expect(readable(set.message)).toContain("nothing beyond");
    expect(readable(shown(await discord.press(card.message, "Context")).message)).toContain(
      "beyond what is shown",
    );
    const beyond = shown(await discord.slash({ name: "passage", options: { number: "3" } }));
    expect(beyond.ephemeral).toBe(true);
    const lifted = shown(await discord.press(settings.message, "Remove the spoiler limit", admin));
    expect(readable(lifted.message)).toContain("No spoiler limit");
    expect(readable(shown(await discord.press(card.message, "Context")).message)).toContain(credit);
    expect(discord.violations).toEqual([]);
  });

  test("suggestions lead to their passages", async () => {
    const typed = await discord.complete({
      name: "quote",
      focused: "words",
      options: { words: last === 29 ? "naked hide" : "count the lamp" },
    });
    if (typed.kind !== "choices") throw new Error(typed.kind);
    const value = String(typed.choices[0]?.value);
    const outcome = shown(await discord.slash({ name: "quote", options: { words: value } }));
    expect(readable(outcome.message)).toContain(last === 29 ? "Passage 4 of 29" : "Passage 3 of 5");
    expect(readable(outcome.message)).toContain("**");
  });

  test("who asked turns the page in place, anyone else gets a page of their own", async () => {
    const asked = shown(await discord.slash({ name: "passage", options: { number: "2" } }));
    const quote = await unfolded(asked.message);
    const own = await discord.press(quote.message, "Later ▶");
    expect(own.kind).toBe("update");
    const other = shown(await discord.press(quote.message, "Later ▶", { user: discord.user("Stranger") }));
    expect(other).toMatchObject({ kind: "message", ephemeral: true });
  });

  test("who asked removes the answer, and so does a moderator; a stranger is told why not", async () => {
    const asked = shown(await discord.slash({ name: "passage", options: { number: "2" } }));
    const quote = await unfolded(asked.message);
    const refused = shown(
      await discord.press(quote.message, "Remove", { user: discord.user("Stranger"), permissions: 0n }),
    );
    expect(refused.ephemeral).toBe(true);
    expect(readable(refused.message)).toContain("Only the person who asked");
    const moderator = await discord.press(quote.message, "Remove", {
      user: discord.user("Mod"),
      permissions: 0x2000n,
    });
    expect(moderator.kind).toBe("deleted");
    const again = shown(await discord.slash({ name: "passage", options: { number: "2" } }));
    const second = await unfolded(again.message);
    expect((await discord.press(second.message, "Remove")).kind).toBe("deleted");
  });

  test("what only its asker sees can be shown to all", async () => {
    const quote = shown(await discord.slash({ name: "passage", options: { number: "2", private: true } }));
    expect(quote.ephemeral).toBe(true);
    expect(shown(await discord.press(quote.message, "Post here"))).toMatchObject({
      kind: "message",
      ephemeral: false,
    });
  });

  test("who may manage the server chooses its stories, and a stranger's press changes nothing", async () => {
    const manager = { user: discord.user("Manager"), permissions: 0x20n };
    const library = shown(await discord.slash({ name: "library list", ...manager }));
    expect(library.ephemeral).toBe(true);
    const [menu] = handles(library.message);
    if (menu?.values === undefined) throw new Error("no menu of stories");
    const chosen = await discord.choose(library.message, menu.id, menu.values, manager);
    expect(readable(shown(chosen).message)).toContain("(chosen for this server)");
    const random = shown(await discord.slash({ name: "random" }));
    expect(readable(random.message)).toContain(credit);
  });

  test("old buttons work after a restart, commands aren't sent again, and SIGTERM ends it in order", async () => {
    const asked = shown(await discord.slash({ name: "passage", options: { number: "3" } }));
    const quote = await unfolded(asked.message);
    const writes = discord.requests.filter(
      ({ method, route }) => method === "PUT" && route.includes("/commands"),
    ).length;
    expect(writes).toBe(1);
    expect(await bot.stop("SIGTERM")).toEqual({ code: 0, signal: null });
    expect(bot.complaint()).toBe("");
    bot = await start();
    expect(
      discord.requests.filter(({ method, route }) => method === "PUT" && route.includes("/commands")),
    ).toHaveLength(writes);
    expect(shown(await discord.press(quote.message, "Context")).ephemeral).toBe(true);
    expect(shown(await discord.press(quote.message, "Later ▶")).kind).toBe("update");
  });

  test("a reader goes on where they left off, saves, notes, and is forgotten, through restarts", async () => {
    const user = discord.user("Reader");
    const other = discord.user("Somebody else");
    const first = shown(await discord.slash({ name: "read", options: { from: "3" }, user }));
    const group = shown(await discord.slash({ name: "read", options: { together: true, from: "1" } }));
    expect(await bot.stop("SIGTERM")).toEqual({ code: 0, signal: null });
    bot = await start();
    const turned = shown(await discord.press(first.message, "Later ▶", { user }));
    expect([turned.kind, readable(turned.message).includes(credit)]).toEqual(["update", true]);
    expect(shown(await discord.press(group.message, "Later ▶", { user: other })).kind).toBe("update");
    for (const context of contexts) {
      const again = shown(await discord.slash({ name: "read", user, context }));
      const place = (of: string) => /Passages? \d+/.exec(of)?.[0];
      expect([again.ephemeral, place(readable(again.message))]).toEqual([
        true,
        place(readable(turned.message)),
      ]);
    }
    const quote = shown(await discord.slash({ name: "passage", options: { number: "2" }, user }));
    const saved = shown(await discord.press(quote.message, "Save", { user }));
    const modal = await discord.press(saved.message, "Write a note", { user });
    if (modal.kind !== "modal") throw new Error(modal.kind);
    expect(readable(shown(await discord.submit(modal, { note: "*Mine*" })).message)).toContain("Your note");
    const list = shown(await discord.slash({ name: "saved", user }));
    expect(readable(list.message)).toContain(credit);
    const files = shown(await discord.press(list.message, "Export", { user }));
    expect(files.ephemeral).toBe(true);
    expect(readable(shown(await discord.slash({ name: "top" })).message)).toContain("saved by 1 reader");
    const ask = shown(await discord.slash({ name: "forget", user }));
    await discord.press(ask.message, "Forget everything", { user });
    expect(readable(shown(await discord.slash({ name: "saved", user })).message)).toContain(
      "haven't saved anything yet",
    );
  });

  test("nothing breaks a rule of Discord's, pings anyone, or is logged as a fault", () => {
    expect(discord.violations).toEqual([]);
    const loud = discord.posts().filter((post) => Object.values(post.pings).flat().some(Boolean));
    expect(loud).toEqual([]);
    const serious = bot.lines.filter((line) => line.level === "error" || line.level === "warn");
    expect(serious.map((line) => line.message)).toEqual([noPermission]);
    expect(JSON.stringify(bot.lines)).not.toContain(discord.token);
  });
});

afterAll(() => {
  for (const one of [folder, `${folder}-29`, `${folder}-5`]) rmSync(one, { recursive: true, force: true });
});
