import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeMetrics } from "../../src/health/metrics.ts";
import { type HealthServer, openHealth } from "../../src/health/server.ts";

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
let isConnected = true;
let server: HealthServer;
let port = 0;

beforeEach(async () => {
  isConnected = true;
  server = await openHealth({
    host: "127.0.0.1",
    port: 0,
    metrics: makeMetrics({}),
    log: silent,
    health: () => ({ isConnected, storeUnavailable: undefined, lastTick: undefined }),
  });
  port = server.port ?? 0;
});
afterEach(() => server.close());

/** Sends these bytes and gives all that comes back until the server closes. */
async function send(bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  return text(socket);
}

const host = "Host: 127.0.0.1\r\nConnection: close\r\n";

test.each([
  ["two slashes", `GET // HTTP/1.1\r\n${host}\r\n`, 404],
  ["another site's whole address", `GET http://example.org/live HTTP/1.1\r\n${host}\r\n`, 404],
  ["an address that is none", `GET \\x%zz?#[ HTTP/1.1\r\n${host}\r\n`, 400],
  ["a percent sign alone", `GET /% HTTP/1.1\r\n${host}\r\n`, 404],
  ["no HTTP at all", "\x16\x03\x01 hello\r\n\r\n", 400],
  ["CONNECT", `CONNECT example.org:443 HTTP/1.1\r\n${host}\r\n`, 400],
  [
    "an upgrade",
    "GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    400,
  ],
  ["a name that points here", "GET /live HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 403],
  ["headers without end", `GET /live HTTP/1.1\r\n${host}X: ${"x".repeat(20_000)}\r\n\r\n`, 431],
  ["another method", `POST /live HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`, 405],
])("%s gets a status, and the next request is answered", async (_, bytes, status) => {
  expect(await send(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect((await fetch(`http://localhost:${port}/live`)).status).toBe(200);
});

test("a bot that is not connected is live and not ready", async () => {
  isConnected = false;
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(503);
  expect((await fetch(`http://127.0.0.1:${port}/live`)).status).toBe(200);
});

test("requests that nobody finishes are few at a time", async () => {
  const sockets = Array.from({ length: 200 }, () => connect(port, "127.0.0.1"));
  const ends = sockets.map((socket) => {
    socket.on("error", () => undefined);
    socket.write("GET /live HTTP/1.1\r\n");
    return new Promise((resolve) => socket.once("close", resolve));
  });
  await Promise.race(ends);
  for (const socket of sockets) socket.destroy();
  await Promise.all(ends);
  expect((await fetch(`http://127.0.0.1:${port}/live`)).status).toBe(200);
});
