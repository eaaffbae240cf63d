import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepBeating } from "../../src/health/heartbeat.ts";
import { openLog } from "../../src/log.ts";
import { openDiscord } from "../../src/sandbox/discord.ts";
import { startProgram } from "../helpers/program.ts";

let asked: IncomingMessage[] = [];
let answer = 200;
const monitor = createServer((request, response) => {
  asked.push(request);
  response.writeHead(answer).end("OK");
});
let address = "";
beforeEach(async () => {
  asked = [];
  answer = 200;
  await new Promise<void>((resolve) => monitor.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(monitor.address() as AddressInfo).port}`;
});
afterEach(async () => {
  monitor.closeAllConnections();
  await new Promise((resolve) => monitor.close(resolve));
});

/** A heartbeat whose minutes the test lets pass. */
function beating(url: string) {
  const lines: string[] = [];
  const log = openLog({ level: "debug", secrets: [], now: () => 0, write: (line) => lines.push(line) });
  const stopping = new AbortController();
  let pass = () => {};
  let slept = 0;
  let isReady = true;
  const ended = keepBeating(
    {
      url,
      isReady: () => isReady,
      log,
      sleep: (ms) =>
        new Promise((resolve) => {
          slept += 1;
          expect(ms).toBe(60_000);
          pass = resolve;
        }),
    },
    stopping.signal,
  );
  const minutes = async (many: number) => {
    await vi.waitFor(() => expect(slept).toBe(many));
  };
  return {
    lines,
    ready: (value: boolean) => {
      isReady = value;
    },
    minute: async () => {
      const before = slept;
      pass();
      await minutes(before + 1);
    },
    first: () => minutes(1),
    stop: async () => {
      stopping.abort();
      pass();
      await ended;
    },
  };
}

test("once a minute while ready, with the account of its address, and not while it isn't", async () => {
  const beat = beating(`http://quoth:p%40ss@${address}/push/s3cret?status=up`);
  await beat.first();
  await beat.minute();
  beat.ready(false);
  await beat.minute();
  expect(asked.map(({ url }) => url)).toEqual(Array(2).fill("/push/s3cret?status=up"));
  expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from("quoth:p@ss").toString("base64")}`);
  beat.ready(true);
  await beat.minute();
  expect(asked).toHaveLength(3);
  await beat.stop();
  expect(asked).toHaveLength(3);
  expect(beat.lines).toEqual([]);
});

test("a monitor that refuses or is gone is said once, without its address, and so is its return", async () => {
  const beat = beating(`http://quoth:p%40ss@${address}/push/s3cret`);
  await beat.first();
  answer = 404;
  await beat.minute();
  await beat.minute();
  answer = 200;
  await beat.minute();
  monitor.closeAllConnections();
  await new Promise((resolve) => monitor.close(resolve));
  await beat.minute();
  await beat.stop();
  const said = beat.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(said.map(({ message, status, code }) => [message, status ?? code])).toEqual([
    ["the heartbeat is not taken", 404],
    ["the heartbeat is taken again", undefined],
    ["the heartbeat is not taken", "ECONNREFUSED"],
  ]);
  expect(beat.lines.join("")).not.toMatch(/s3cret|p@ss|p%40ss|127\.0\.0\.1/);
});

test("a running bot sends it when it is ready, and writes its address nowhere", async () => {
  const discord = await openDiscord();
  const url = `http://${address}/ping/0b5e-s3cret`;
  const bot = startProgram({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HEARTBEAT_URL: url,
    LOG_LEVEL: "debug",
  });
  await bot.says("ready");
  await vi.waitFor(() => expect(asked.map((request) => request.url)).toEqual(["/ping/0b5e-s3cret"]), 5_000);
  expect((await bot.stop()).code).toBe(0);
  expect(JSON.stringify(bot.lines) + bot.complaint()).not.toContain("s3cret");
  await discord.close();
});
