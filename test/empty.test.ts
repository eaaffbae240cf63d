import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { type Discord, openDiscord } from "../src/sandbox/discord.ts";
import { noPostgres, startPostgres } from "./helpers/postgres.ts";
import { type Program, startProgram } from "./helpers/program.ts";

const opened: { readonly discord: Discord; readonly bot: Program; readonly content: string }[] = [];
afterEach(async () => {
  for (const { discord, bot, content } of opened.splice(0)) {
    await bot.stop("SIGKILL");
    await discord.close();
    rmSync(content, { recursive: true, force: true });
  }
});

async function open(env: Readonly<Record<string, string>> = {}) {
  const discord = await openDiscord();
  const content = mkdtempSync(join(tmpdir(), "quoth-empty-"));
  const bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    CONTENT_DIR: content,
    ...env,
  });
  opened.push({ discord, bot, content });
  return { discord, bot, content };
}

function bring(content: string, slug: string, title: string) {
  mkdirSync(join(content, slug));
  writeFileSync(join(content, slug, "story.md"), `---\ntitle: ${title}\nattribution: x\n---\n\nOnce.\n`);
}

test("without a story that can be read the bot starts, says so in its answers, and quotes the first that comes", async () => {
  const { discord, bot, content } = await open();
  await bot.says("ready");
  const ask = async (name: string) => JSON.stringify(await discord.slash({ name }));
  for (const name of ["quote", "random", "chapters", "attribution", "help"])
    expect(await ask(name)).toContain("There are no stories to quote yet.");
  bring(content, "odd", "Lamps: a Story");
  bring(content, "fine", "Lamps");
  await bot.says("stories changed");
  expect(await ask("quote")).toContain("Once");
  expect(bot.lines.filter(({ level }) => level === "error")).toEqual([]);
});

test("a bad story is named in the log, and the others are quoted", async () => {
  const { discord, bot, content } = await open();
  bring(content, "fine", "Lamps");
  bring(content, "odd", "Lamps: a Story");
  await bot.says("ready");
  const left = bot.lines.find(({ message }) => message === "a story is left out");
  expect(left?.fault).toMatch(/odd\/story\.md, line 2: .* needs quotes around it/);
  expect(JSON.stringify(await discord.slash({ name: "quote" }))).toContain("Once");
});

const server = await startPostgres();

test("an account that may not make tables is told what it needs", async ({ skip, onTestFinished }) => {
  onTestFinished(() => server?.stop());
  skip(server === undefined, noPostgres);
  const url = (await server?.create()) ?? "";
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query("CREATE ROLE weak LOGIN PASSWORD 'weak'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  await admin.end();
  const { bot } = await open({ DATABASE_URL: url.replace("quoth@", "weak:weak@") });
  expect((await bot.ended).code).toBe(1);
  expect(bot.complaint()).toMatch(
    /^The account in DATABASE_URL may not make tables .* then start again\.\n$/,
  );
});
