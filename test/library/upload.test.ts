import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readable as written } from "../../src/sandbox/discord/ask.ts";
import { walkComponents } from "../../src/sandbox/discord/components.ts";
import type { Outcome } from "../../src/sandbox/discord/exchange.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type ShownOutcome, shown } from "../helpers/outcome.ts";
import { type Program, startProgram } from "../helpers/program.ts";

/** The real program: an admin attaches a file in Discord, looks, confirms, and the server quotes it. */
const book = (title: string, word: string, more = "") => `---
title: ${title}
author: A. Keeper
attribution: ${title} by A. Keeper
---

# One

The ${word} lamp went out over the harbour, and nobody went up to light it.

Nobody said ${word} again.${more}

# Two

The end of ${word}.
`;

let discord: Discord;
let bot: Program;
const manager = { permissions: 0x20n | 0x800n };

beforeAll(async () => {
  discord = await openDiscord();
  bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SERVER_STORIES: "stories=3, story=20000, server=30000, file=1, hour=40",
  });
  await bot.says("ready");
});
afterAll(async () => {
  await bot?.stop("SIGKILL");
  await discord?.close();
});

const readable = (message: Parameters<typeof written>[0]) => written(message).replaceAll("**", "");

const attach = (name: string, text: string | Buffer, type = "text/markdown") =>
  discord.attach({ name, type, bytes: Buffer.from(text) });

/** What stands there in the end, however often the message was edited. */
async function settled(asked: Promise<Outcome>): Promise<ShownOutcome> {
  const first = shown(await asked);
  const isWorking = () => /Reading the file|Fetching the file|Waiting for/.test(readable(first.post.message));
  await discord.until(() => !isWorking());
  return { ...first, message: first.post.message };
}
const add = (file: string, options: Record<string, string> = {}, as: object = {}) =>
  settled(
    discord.slash({
      name: "library add",
      options: { file, permission: "own work", ...options },
      ...manager,
      ...as,
    }),
  );
const said = async (asked: Promise<Outcome>) => readable(shown(await asked).message);
const labels = ({ message }: ShownOutcome) =>
  [...walkComponents(message.components)].flatMap(({ component }) => component.label ?? []);
const quoted = (words: string, as: object = {}) =>
  said(discord.slash({ name: "quote", options: { words }, ...as }));
const storyNamed = async (title: string) => {
  const outcome = await discord.complete({
    name: "library export",
    options: { story: title },
    focused: "story",
    ...manager,
  });
  if (outcome.kind !== "choices") throw new Error(outcome.kind);
  return String(outcome.choices[0]?.value);
};

describe("/library add", () => {
  test("shows what was read to the asker alone, and nothing is live before it is brought in", async () => {
    const preview = await add(attach("lamp.md", book("Lamps", "quixotry")));
    expect(preview.ephemeral).toBe(true);
    const text = readable(preview.message);
    expect(text).toContain("Not added yet");
    expect(text).toMatch(/Lamps.*A\. Keeper/);
    expect(text).toMatch(/2 chapters, 3 passages, \d+ words/);
    expect(text).toMatch(/First passage.*The quixotry lamp.*\n.*Last passage.*The end of quixotry/);
    expect(text).toContain("own work");
    expect(labels(preview)).toEqual(["Add", "Edit", "Discard"]);
    expect(await quoted("quixotry lamp")).not.toContain("went out over the harbour");
    expect(await said(discord.press(preview.message, "Add", manager))).toContain("Lamps was added");
    expect(await quoted("quixotry lamp")).toContain("went out over the harbour");
    const second = discord.guild("Second");
    const there = { channel: discord.channel({ guildId: second.id, name: "other" }).id };
    expect(await quoted("quixotry lamp", there)).not.toContain("went out over the harbour");
    expect(
      await said(discord.slash({ name: "attribution", options: { story: await storyNamed("Lamps") } })),
    ).toMatch(/Permission own work/);
  });

  test("lets what was read be edited, and says what can't be", async () => {
    const preview = await add(attach("edit.md", book("Wrong", "zephyrine")), {
      title: "Right",
      author: "B. Author",
    });
    expect(readable(preview.message)).toMatch(/Right.*B\. Author/);
    const fields = {
      title: "Better",
      author: "C. Author",
      attribution: "Better by C.",
      rating: "Teen\nDeath, Loss",
      language: "de",
    };
    const modal = await discord.press(preview.message, "Edit", manager);
    if (modal.kind !== "modal") throw new Error(modal.kind);
    const edited = shown(await discord.submit(modal, fields, manager));
    expect(readable(edited.message)).toMatch(/Better.*C\. Author[\s\S]*German[\s\S]*Teen[\s\S]*Death, Loss/);
    const again = await discord.press(preview.message, "Edit", manager);
    if (again.kind !== "modal") throw new Error(again.kind);
    expect(await said(discord.submit(again, { ...fields, language: "nowhere-at-all-x" }, manager))).toContain(
      "can't be saved",
    );
    const discarded = await said(discord.press(preview.message, "Discard", manager));
    expect(discarded).toContain("Nothing was kept");
    expect(await said(discord.submit(again, fields, manager))).toContain("This preview is gone");
  });

  test("asks for a note where a right is worth nothing without one", async () => {
    const file = attach("leave.md", book("Leave", "hoarfrost"));
    const preview = await add(file, { permission: "author's permission" });
    expect(labels(preview)).toEqual(["Add a note or link", "Edit", "Discard"]);
    const modal = await discord.press(preview.message, "Add a note or link", manager);
    if (modal.kind !== "modal") throw new Error(modal.kind);
    const allowed = shown(
      await discord.submit(modal, { permission: "author's permission: by letter, May 2024" }, manager),
    );
    expect(labels(allowed)).toEqual(["Add", "Edit", "Discard"]);
    await discord.press(preview.message, "Add", manager);
    const about = await said(
      discord.slash({ name: "attribution", options: { story: await storyNamed("Leave") } }),
    );
    expect(about).toContain("author's permission: by letter, May 2024");
    expect(
      await said(
        discord.slash({ name: "library add", options: { file, permission: "because" }, ...manager }),
      ),
    ).toContain("Write own work");
  });

  test("refuses what is too much, with a sentence for each", async () => {
    expect(readable((await add(attach("big.md", Buffer.alloc(2 ** 20 + 1, 65)))).message)).toContain(
      "A file can be up to 1 MB",
    );
    const long = book("Long", "longest", ` ${"word ".repeat(5_000)}`);
    expect(readable((await add(attach("long.md", long))).message)).toContain(
      "A story can have up to 20,000 characters",
    );
    expect(readable((await add(attach("empty.md", ""))).message)).toContain("empty");
    expect(readable((await add(attach("x.pdf", "%PDF-1.7 x", "application/pdf"))).message)).toContain("PDF");
    expect(readable((await add(attach("again.md", book("Other", "quixotry")))).message)).toContain(
      "Not added yet",
    );
    const preview = await add(attach("again.md", book("Other", "quixotry")));
    expect(await said(discord.press(preview.message, "Add", manager))).toContain("already has this text");
    const third = await add(attach("third.md", book("Third", "third")));
    await discord.press(third.message, "Add", manager);
    expect(readable((await add(attach("fourth.md", book("Fourth", "fourth")))).message)).toContain(
      "A server can have up to 3 stories",
    );
  });

  test("replaces a story: what was saved of it goes on", async () => {
    const story = await storyNamed("Lamps");
    const quote = shown(
      await discord.slash({ name: "quote", options: { words: "the end of quixotry", story } }),
    );
    await discord.press(quote.message, "Save");
    const newer = attach("lamp.md", book("Lamps", "quixotry", "\n\nA line was added."));
    const preview = await settled(
      discord.slash({ name: "library replace", options: { story, file: newer }, ...manager }),
    );
    expect(readable(preview.message)).toMatch(/newer version[\s\S]*3 unchanged, 0 changed, 1 new, 0 removed/);
    expect(await said(discord.press(preview.message, "Add", manager))).toContain("is now the newer version");
    expect(await quoted("a line was added")).toContain("A line was added.");
    expect(await said(discord.slash({ name: "saved" }))).toContain("The end of quixotry.");
    const other = attach(
      "other.md",
      book("Foreign", "nothing").replaceAll(/[a-z]+/g, (word) => [...word].reverse().join("")),
    );
    const refused = await settled(
      discord.slash({ name: "library replace", options: { story, file: other }, ...manager }),
    );
    expect(readable(refused.message)).not.toContain("newer version");
  });

  test("lists, renames and exports", async () => {
    const story = await storyNamed("Lamps");
    const list = await said(discord.slash({ name: "library list", ...manager }));
    expect(list).toMatch(/Lamps · \d+ characters · only in this server/);
    expect(list).toMatch(/Untitled Torchwood story · [\d,]+ characters · everywhere · default/);
    await discord.slash({ name: "library rename", options: { story, title: "Lanterns" }, ...manager });
    expect(await storyNamed("Lanterns")).toBe(story);
    const file = shown(await discord.slash({ name: "library export", options: { story }, ...manager }));
    expect(file.ephemeral).toBe(true);
    expect(file.post.files.get("story.md")?.toString()).toMatch(/title: Lanterns[\s\S]*The quixotry lamp/);
  });

  test("names who brought it without a ping, and takes a report to the operator alone", async () => {
    const story = await storyNamed("Lanterns");
    const about = shown(await discord.slash({ name: "attribution", options: { story } }));
    expect(readable(about.message)).toMatch(
      new RegExp(`Added to this server by <@${discord.reader.id}>, <t:\\d+:D>`),
    );
    expect(about.post.pings).toMatchObject({ users: [] });
    const modal = await discord.press(about.message, "Report", { user: discord.user("Author") });
    if (modal.kind !== "modal") throw new Error(modal.kind);
    const thanks = shown(await discord.submit(modal, { words: "I wrote this, and never said yes." }));
    expect([thanks.ephemeral, readable(thanks.message)]).toEqual([
      true,
      "Thanks for the report. Only the bot's operator sees it.",
    ]);
    const line = await bot.says("a story was reported");
    expect(line).toMatchObject({ story, words: "I wrote this, and never said yes." });
  });

  test("removes a story once it was asked, and old buttons and saves say so", async () => {
    const story = await storyNamed("Lanterns");
    const quote = shown(await discord.slash({ name: "quote", options: { words: "quixotry lamp", story } }));
    const ask = shown(await discord.slash({ name: "library remove", options: { story }, ...manager }));
    expect(readable(ask.message)).toContain("Remove Lanterns from this server?");
    expect(await said(discord.press(ask.message, "Remove", manager))).toContain("Lanterns was removed");
    expect(await said(discord.press(quote.message, "Context"))).toContain("This story was removed");
    expect(await said(discord.slash({ name: "saved" }))).toContain("was removed from this server");
    expect(await quoted("quixotry lamp")).not.toContain("quixotry lamp went out");
  });

  test("breaks no rule of Discord's, and logs nothing of what was brought", () => {
    expect(discord.violations).toEqual([]);
    const lines = JSON.stringify(bot.lines);
    for (const word of ["quixotry", "zephyrine", "hoarfrost", "Keeper", "lamp.md"])
      expect(lines).not.toContain(word);
    expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
    expect(bot.complaint()).toBe("");
  });
});
