import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
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

test("each answer is timed by command, kind and outcome, and Discord's refusals are counted by code", async () => {
  const { ask } = await open();
  await discord.slash({ name: "quote", options: { words: "see that pink tie" } });
  await discord.slash({ name: "passage", options: { number: "9999" } });
  discord.fail({ route: /callback/, times: 1, how: { status: 404, code: 10_062 } });
  await discord.slash({ name: "help" }).catch(() => undefined);
  const value = async (line: string) => {
    const text = await (await ask("/metrics")).text();
    return text
      .split("\n")
      .find((one) => one.startsWith(line))
      ?.split(" ")
      .at(-1);
  };
  const count = (labels: string) => `quoth_answer_seconds_count{${labels}}`;
  await vi.waitFor(async () => {
    expect(await value(count('command="quote",kind="command",outcome="answered"'))).toBe("1");
    expect(await value(count('command="passage",kind="command",outcome="refused"'))).toBe("1");
    expect(await value(count('command="help",kind="command",outcome="late"'))).toBe("1");
    expect(await value('quoth_discord_errors_total{code="10062"}')).toBe("1");
  });
  expect(
    await value('quoth_answer_seconds_bucket{command="quote",kind="command",outcome="answered",le="3"}'),
  ).toBe("1");
  expect(await value('quoth_shard_up{shard="0"}')).toBe("1");
  expect(await value('quoth_cache_reads_total{cache="cards",result="hit"}')).toBe("0");
});

test.for([
  ["0.0.0.0", 200],
  ["127.0.0.1", 403],
] as const)("heard on %s, it answers a name from outside with %d", async ([host, status]) => {
  const { bot } = await open({ HEALTH_HOST: host });
  const { port } = await bot.says("health can be asked");
  const socket = connect(Number(port), "127.0.0.1");
  socket.write("GET /ready HTTP/1.1\r\nHost: quoth:8080\r\nConnection: close\r\n\r\n");
  expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  const probe = (to: string) =>
    startProgram({ HEALTH_HOST: host, PORT: to }, "node --require ./src/node-version.cjs src/health/probe.ts")
      .ended;
  expect((await probe(String(port))).code).toBe(0);
  expect((await probe("9")).code).toBe(1);
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
  expect(JSON.stringify(await discord.slash(status))).toContain("can't reach my database right now");
  expect(JSON.stringify(await discord.slash(quoting))).toContain("Passage 4 of 29");
  expect(await (await ask("/ready")).json()).toMatchObject({ store: "out of reach; the log says why" });
  expect(await (await ask("/metrics")).text()).toContain("quoth_store_up 0");
  await server?.restart();
  expect(JSON.stringify(await discord.slash(status))).toContain("no daily posts yet");
  await bot.says("the store is back");
  expect(await (await ask("/ready")).json()).toMatchObject({ store: "fine" });
});
