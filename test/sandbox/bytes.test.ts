import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { openDiscord } from "../../src/sandbox/discord.ts";
import { openTestSandbox } from "./open.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const servers = {
  page: async () => {
    const { sandbox } = await openTestSandbox();
    closing.push(sandbox.close);
    return Number(new URL(sandbox.url).port);
  },
  Discord: async () => {
    const discord = await openDiscord();
    closing.push(discord.close);
    return Number(new URL(discord.apiUrl).port);
  },
};

function socketTo(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.on("error", reject);
  });
}

/** Sends the bytes and gives the first line of the answer. */
async function answerTo(port: number, bytes: string | Buffer): Promise<string> {
  const socket = await socketTo(port);
  return new Promise((resolve) => {
    let text = "";
    const end = () => {
      socket.destroy();
      resolve(text.split("\r\n")[0] ?? "");
    };
    socket.on("data", (data) => {
      text += data.toString("latin1");
      if (text.includes("\r\n")) end();
    });
    socket.on("error", end);
    socket.on("close", end);
    socket.write(bytes);
    // Without an end these would be taken for the beginning of a request.
    if (typeof bytes !== "string") socket.end();
  });
}

const requests = (port: number): Readonly<Record<string, string>> => {
  const host = `host: 127.0.0.1:${port}\r\n`;
  return {
    "an address of two slashes": `GET // HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    "an address with a port that is none": `GET //a:b HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    "a whole foreign address": `GET http://[ HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    "a name that can't be decoded": `GET /files/1/%ff HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
    "a tunnel": `CONNECT example.com:443 HTTP/1.1\r\n${host}\r\n`,
    "another protocol": `GET / HTTP/1.1\r\n${host}connection: upgrade\r\nupgrade: h2c\r\n\r\n`,
    "a web socket to nowhere": `GET /x HTTP/1.1\r\n${host}connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\n\r\n`,
    "an expectation": `POST /api/commands HTTP/1.1\r\n${host}expect: the-worst\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
    "a header of 100,000 bytes": `GET / HTTP/1.1\r\n${host}x: ${"x".repeat(100_000)}\r\n\r\n`,
    "a method that there is not": `BREW / HTTP/1.1\r\n${host}\r\n`,
    "two lengths": `POST / HTTP/1.1\r\n${host}content-length: 1\r\ncontent-length: 2\r\n\r\n`,
    "a chunk without a length": `POST / HTTP/1.1\r\n${host}transfer-encoding: chunked\r\n\r\nzz\r\n`,
    "no words at all": "\0\0\0\0\r\n\r\n",
  };
};

describe.for(["page", "Discord"] as const)("the sandbox's %s", (name) => {
  test("gives a status to whatever it is sent, and goes on", async () => {
    const port = await servers[name]();
    for (const [what, bytes] of Object.entries(requests(port)))
      expect(await answerTo(port, bytes), what).toMatch(/^HTTP\/1\.1 \d{3} /);
    for (let round = 0; round < 100; round += 1) await answerTo(port, randomBytes(200));
    const path = name === "page" ? "/" : "/api/v10/gateway";
    const bytes = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`;
    expect(await answerTo(port, bytes), "afterwards").toBe("HTTP/1.1 200 OK");
  });

  test("goes on when a body breaks off", async () => {
    const port = await servers[name]();
    const host = `127.0.0.1:${port}`;
    const socket = await socketTo(port);
    socket.on("error", () => undefined);
    const head = `POST /api/v10/oauth2 HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\ncontent-type: application/json\r\n`;
    await new Promise<void>((sent) => socket.write(`${head}content-length: 90\r\n\r\n{`, () => sent()));
    socket.resetAndDestroy();
    expect(await answerTo(port, `GET // HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 [1-5]\d\d /,
    );
  });
});
