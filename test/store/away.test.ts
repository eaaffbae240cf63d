import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type Program, startProgram } from "../helpers/program.ts";

let discord: Discord;
let folder: string;
const programs: Program[] = [];
beforeEach(async () => {
  discord = await openDiscord();
  folder = mkdtempSync(join(tmpdir(), "quoth-away-"));
});
afterEach(async () => {
  for (const bot of programs.splice(0)) await bot.stop("SIGKILL");
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Program> {
  const bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: `file:${folder}/quoth.db`,
    SNAPSHOT_FILE: `${folder}/last-known.json`,
  });
  programs.push(bot);
  await bot.says("ready");
  return bot;
}

const quote = async () =>
  JSON.stringify(await discord.slash({ name: "quote", options: { words: "see that pink tie" } }));

test("a bot that starts without its database quotes on, as far as it knows that nothing forbids it", async () => {
  await (await start()).stop();
  for (const end of ["", "-wal", "-shm"]) rmSync(`${folder}/quoth.db${end}`, { force: true });
  writeFileSync(`${folder}/quoth.db`, "no database ".repeat(99));
  const bot = await start();
  expect(await quote()).toContain("Passage 4 of 29");
  await bot.stop();
  rmSync(`${folder}/last-known.json`);
  await start();
  const refused = await quote();
  expect(refused).toContain("can't reach my database");
  expect(refused).not.toContain("still works");
});
