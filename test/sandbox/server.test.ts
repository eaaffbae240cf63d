import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REST } from "discord.js";
import { ComponentType, Routes } from "discord-api-types/v10";
import { afterEach, describe, expect, test } from "vitest";
import { type Opened, type Options, openTestSandbox, startTestSandbox } from "./open.ts";

const opened: Opened[] = [];
afterEach(async () => {
  for (const { sandbox } of opened.splice(0)) await sandbox.close();
});
async function open(options: Options = {}): Promise<Opened> {
  const one = await openTestSandbox(options);
  opened.push(one);
  return one;
}

type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: NodeJS.Dict<string | string[]>;
};

/** Node's fetch sets Host and Sec-Fetch headers by itself; here each is as the test says. */
function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; path?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url);
    const asked = request(
      { hostname, port, path: options.path ?? pathname, method: options.method, headers: options.headers },
      (response) => {
        let body = "";
        response.on("data", (piece) => {
          body += piece;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(options.body);
  });
}

const stories = "100000000000000011";
const setting = { as: "reader", place: stories, locale: "en-US" };
const client = randomUUID();
const json = { "content-type": "application/json" };

function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const own = { ...json, origin: url, ...headers };
  return ask(url, { method: "POST", path, headers: own, body: JSON.stringify(body) });
}
const quote = { client, setting, path: ["quote"], values: { words: "pink tie" } };

describe("only the sandbox's own page is answered", () => {
  test("not under a name that leads here from elsewhere", async () => {
    const { sandbox } = await open();
    const answer = await ask(sandbox.url, { headers: { host: "evil.example" } });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain("<html");
  });

  test.each([{ origin: "https://evil.example" }, { origin: "null" }, { origin: "http://127.0.0.1:1" }])(
    "not for a page of $origin",
    async (headers) => {
      const { sandbox } = await open();
      expect((await post(sandbox.url, "/api/commands", quote, headers)).status).toBe(403);
      expect((await ask(`${sandbox.url}/api/events?client=${client}`, { headers })).status).toBe(403);
    },
  );

  test("not for a form, which needs no leave from the browser", async () => {
    const { sandbox } = await open();
    const headers = { "content-type": "text/plain" };
    expect((await post(sandbox.url, "/api/commands", quote, headers)).status).toBe(403);
    const answer = await ask(sandbox.url, {
      method: "POST",
      path: "/api/commands",
      headers: json,
      body: "{}",
    });
    expect(answer.status).toBe(403);
  });

  test("not when another site loads a part of it, but when it links to the page", async () => {
    const { sandbox } = await open();
    const from = (mode: string) => ({ "sec-fetch-site": "cross-site", "sec-fetch-mode": mode });
    expect((await ask(`${sandbox.url}/page/main.ts`, { headers: from("no-cors") })).status).toBe(403);
    expect((await ask(sandbox.url, { headers: from("navigate") })).status).toBe(200);
  });

  test("on this machine's own address only", async () => {
    const { sandbox } = await open();
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.2");
    const outcome = await new Promise((resolve) => {
      socket.on("connect", () => resolve("connected"));
      socket.on("error", (error) => resolve("code" in error ? error.code : error.name));
    });
    socket.destroy();
    expect(outcome).toBe("ECONNREFUSED");
  });
});

test("the page may run nothing but its own files, and be framed by nobody", async () => {
  const { sandbox } = await open();
  const { headers } = await ask(sandbox.url);
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test.each(["/package.json", "/page/../stage.ts", "/page/%2e%2e/stage.ts", "/../../package.json", "/nothing"])(
  "%s leads nowhere",
  async (path) => {
    const { sandbox } = await open();
    expect((await ask(sandbox.url, { path })).status).toBe(404);
  },
);

test("a port that is in use gives way to the next one, in one sentence", async () => {
  const { sandbox } = await open();
  const port = Number(new URL(sandbox.url).port);
  const again = await open({ port });
  expect(again.said).toEqual([
    `Port ${port} is in use, so the page is at port ${new URL(again.sandbox.url).port}.`,
  ]);
  expect((await ask(again.sandbox.url)).status).toBe(200);
});

test("a bot that can't start ends it, and leaves nothing open", async () => {
  const dir = mkdtempSync(join(tmpdir(), "quoth-"));
  writeFileSync(join(dir, "broken.ts"), "export default 1;");
  const { sandbox } = await startTestSandbox({ commandsDir: dir });
  await expect(sandbox.ended).rejects.toThrow("broken.ts: the default export must be defineCommand");
  await sandbox.close();
  await expect(fetch(sandbox.url)).rejects.toThrow();
  rmSync(dir, { recursive: true });
});

test("it closes at once, with a page open", async () => {
  const { sandbox } = await openTestSandbox();
  const closed = new Promise((resolve) => {
    request(`${sandbox.url}/api/events?client=${client}`, (response) => {
      response.resume();
      response.on("close", resolve);
      void sandbox.close();
    }).end();
  });
  await closed;
});

describe("what a page asks for is checked as Discord's client and server do", () => {
  test.each([
    ["a command that is not there", { ...quote, path: ["nothing"] }, 'no command "nothing"'],
    ["a missing option", { ...quote, path: ["passage"], values: {} }, 'requires "number"'],
    [
      "a number outside its limits",
      { ...quote, path: ["context"], values: { number: "6", around: 9 } },
      "around:",
    ],
    ["an option it doesn't have", { ...quote, values: { colour: "pink" } }, 'no option "colour"'],
    ["a body that is none", { client: "me" }, "unreadable"],
  ])("%s", async (_what, body, sentence) => {
    const { sandbox } = await open();
    const answer = await post(sandbox.url, "/api/commands", body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).problem).toContain(sentence);
  });

  test("a button that is not there", async () => {
    const { sandbox } = await open();
    const press = { client, setting, message: "1", customId: "quote:1:later", values: [] };
    const answer = await post(sandbox.url, "/api/presses", press);
    expect(answer.body).toContain("no longer there");
  });

  test("more than a page has to say", async () => {
    const { sandbox } = await open();
    const body = { ...quote, values: { words: "x".repeat(70_000) } };
    expect((await post(sandbox.url, "/api/commands", body)).body).toContain("too long");
  });
});

test("a message's file is given with its bytes, under its own name alone", async () => {
  const { sandbox, discord } = await open();
  const rest = new REST({ api: discord.apiUrl, version: "10" }).setToken(discord.token);
  const items = [{ media: { url: "attachment://card.png" }, description: "A card" }];
  const body = { flags: 1 << 15, components: [{ type: ComponentType.MediaGallery, items }] };
  const files = [{ name: "card.png", data: Buffer.from("not really a picture") }];
  const posted = await rest.post(Routes.channelMessages(stories), { body, files });
  const { id } = posted as { id: string };
  const answer = await ask(sandbox.url, { path: `/files/${id}/card.png` });
  expect(answer.headers["content-type"]).toBe("image/png");
  expect(answer.body).toBe("not really a picture");
  expect((await ask(sandbox.url, { path: `/files/${id}/other.png` })).status).toBe(404);
});
