import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { noPostgres, startPostgres } from "../helpers/postgres.ts";
import { type Program, startProgram } from "../helpers/program.ts";

let discord: Discord;
const programs: Program[] = [];
beforeEach(async () => {
  discord = await openDiscord();
});
afterEach(async () => {
  for (const bot of programs.splice(0)) await bot.stop("SIGKILL");
  await discord.close();
});

async function open(env: Record<string, string> = {}) {
  const bot = startProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
  programs.push(bot);
  const { port } = await bot.says("health can be asked");
  await bot.says("ready");
  return { bot, ask: (path: string) => fetch(`http://127.0.0.1:${port}${path}`) };
}

test("a running bot is live and ready, and shows its counts", async () => {
  const { ask } = await open();
  expect((await ask("/live")).status).toBe(200);
  const ready = await ask("/ready");
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ discord: "connected", store: "fine" });
  await discord.slash({ name: "random" });
  const text = await (await ask("/metrics")).text();
  expect(text).toContain('quoth_interactions_total{kind="command"} 1');
  expect(text).toContain("quoth_store_up 1");
  expect(text).toMatch(/quoth_daily_last_tick_seconds \d+/);
  expect((await ask("/else")).status).toBe(404);
});

const server = await startPostgres();
afterAll(() => server?.stop());

test("without its database the bot answers quotes, and says so", async ({ skip }) => {
  skip(server === undefined, noPostgres);
  const { bot, ask } = await open({ DATABASE_URL: (await server?.create()) ?? "" });
  // What a place offers is remembered from the last time that the database could be asked.
  const quoting = { name: "quote", options: { words: "see that pink tie" } };
  await discord.slash(quoting);
  await server?.crash();
  const status = { name: "daily status", permissions: 1n << 5n };
  expect(JSON.stringify(await discord.slash(status))).toContain("can't reach my notes just now");
  expect(JSON.stringify(await discord.slash(quoting))).toContain("Passage 4 of 29");
  expect(await (await ask("/ready")).json()).toMatchObject({ store: "out of reach; the log says why" });
  expect(await (await ask("/metrics")).text()).toContain("quoth_store_up 0");
  await server?.restart();
  expect(JSON.stringify(await discord.slash(status))).toContain("no daily posts yet");
  await bot.says("the store is back");
  expect(await (await ask("/ready")).json()).toMatchObject({ store: "fine" });
});
