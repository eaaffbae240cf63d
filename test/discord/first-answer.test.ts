import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { InteractionResponseType } from "discord-api-types/v10";
import { afterEach, expect, test } from "vitest";
import { openFirstAnswers } from "../../src/discord/first-answer.ts";
import { makeRequests } from "../../src/discord/request.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Said = { readonly status: number; readonly body?: unknown; readonly retryAfter?: string };

/** Sends one answer to a server that says these things in turn. */
async function send(...said: readonly Said[]) {
  const heard: { readonly path: string; readonly body: unknown; readonly agent: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    heard.push({
      path: request.url ?? "",
      body: JSON.parse(body),
      agent: request.headers["user-agent"] ?? "",
    });
    const { status, body: words, retryAfter } = said[heard.length - 1] ?? { status: 500 };
    const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
    response.writeHead(status, headers).end(words === undefined ? "" : JSON.stringify(words));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closing.push(() => server.close());
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  let waits = 0;
  const count = () => {
    waits += 1;
  };
  const watch = { refused: () => undefined, waited: count };
  const type = InteractionResponseType.DeferredMessageUpdate;
  const error = await openFirstAnswers(makeRequests(), apiUrl, watch)("1", "t", { type }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { heard, error, waits };
}

test("an answer is one request, as Discord asks for it", async () => {
  const { heard, error } = await send({ status: 204 });
  expect(error).toBeUndefined();
  expect(heard).toEqual([
    {
      path: "/api/v10/interactions/1/t/callback",
      body: { type: 6 },
      agent: expect.stringMatching(/^DiscordBot \(/),
    },
  ]);
});

test("a failure of Discord's is tried once more", async () => {
  expect(await send({ status: 502 }, { status: 204 })).toMatchObject({ error: undefined });
  const { heard, error } = await send({ status: 502 }, { status: 503 });
  expect(error).toMatchObject({ name: "HTTPError", status: 503 });
  expect(heard).toHaveLength(2);
});

test("a refusal has Discord's code and is not tried again", async () => {
  const { heard, error } = await send({
    status: 404,
    body: { code: 10_062, message: "Unknown interaction" },
  });
  expect(error).toMatchObject({ code: 10_062, status: 404, message: "Unknown interaction" });
  expect(heard).toHaveLength(1);
});

test("a short pause that Discord asks for is waited out, a longer one than anyone waits is not", async () => {
  const rate = { status: 429, body: { code: 0, message: "You are being rate limited." } };
  expect(await send({ ...rate, retryAfter: "0.05" }, { status: 204 })).toMatchObject({
    error: undefined,
    waits: 1,
  });
  expect(await send({ ...rate, retryAfter: "60" })).toMatchObject({ error: { status: 429 }, waits: 0 });
});
