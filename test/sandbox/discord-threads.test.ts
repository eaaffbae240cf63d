import * as spec from "discord-api-spec/zod";
import { describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { bits } from "../../src/sandbox/discord/permissions.ts";
import type { DiscordOptions } from "../../src/sandbox/discord.ts";
import { call, makeOpener, silent } from "./client.ts";

const { open } = makeOpener();
const text = (content: string, more: object = {}) => ({ content, allowed_mentions: silent, ...more });

async function channel(made: { type?: number; requiresTag?: boolean } = {}, options?: DiscordOptions) {
  const { discord } = await open(options);
  const { id } = discord.channel({ guildId: discord.home.id, name: "daily", ...made });
  const at = (method: string, path = "", body?: unknown) =>
    call(discord, method, `/channels/${id}${path}`, body);
  const post = async (content: string, more: object = {}) =>
    (await at("POST", "/messages", text(content, more))).body as { id: string };
  return { discord, id, at, post };
}

describe("an announcement", () => {
  it("is published once, ten an hour", async () => {
    const { at, post } = await channel({ type: 5 });
    const { id } = await post("news");
    expect((await at("POST", `/messages/${id}/crosspost`)).body).toMatchObject({ flags: 1 });
    expect(await at("POST", `/messages/${id}/crosspost`)).toMatchObject({
      status: 400,
      body: { code: 40033 },
    });
    for (let at10 = 2; at10 < 10; at10 += 1)
      await at("POST", `/messages/${(await post("news")).id}/crosspost`);
    const eleventh = await at("POST", `/messages/${(await post("news")).id}/crosspost`);
    expect(eleventh).toMatchObject({ status: 429, body: { global: false, retry_after: expect.any(Number) } });
  });

  it("is not published from another kind of channel", async () => {
    const { at, post } = await channel();
    expect(await at("POST", `/messages/${(await post("x")).id}/crosspost`)).toMatchObject({
      status: 403,
      body: { code: 50024 },
    });
  });
});

describe("a pin", () => {
  it.each(["/messages/pins", "/pins"])("is set and taken away by %s, with Discord's notice", async (path) => {
    const { discord, id, at, post } = await channel();
    const message = await post("one");
    expect((await at("PUT", `${path}/${message.id}`)).status).toBe(204);
    const pins = await at("GET", "/messages/pins");
    expect(pins.body).toMatchObject({
      items: [{ message: { id: message.id, pinned: true } }],
      has_more: false,
    });
    expect(safeParse(spec.PinnedMessagesResponseSchema, pins.body).error).toBeUndefined();
    expect((await at("GET", "/messages")).body.list).toMatchObject([{ type: 6 }, { type: 0 }]);
    expect(discord.posts(id)).toHaveLength(1);
    expect((await at("DELETE", `${path}/${message.id}`)).status).toBe(204);
    expect((await at("GET", "/pins")).body.list).toEqual([]);
  });

  it("needs the permission for it", async () => {
    const { discord, id, at, post } = await channel();
    const message = await post("one");
    discord.deny(id, bits.pinMessages);
    expect(await at("PUT", `/messages/pins/${message.id}`)).toMatchObject({
      status: 403,
      body: { code: 50013 },
    });
  });
});

describe("a thread", () => {
  it("opens once from a message, under its id", async () => {
    const { at, post, discord } = await channel();
    const { id } = await post("one");
    const opened = await at("POST", `/messages/${id}/threads`, {
      name: "Passage 1",
      auto_archive_duration: 1440,
    });
    expect(opened).toMatchObject({ status: 201, body: { id, type: 11, name: "Passage 1" } });
    expect(safeParse(spec.ThreadResponseSchema, opened.body).error).toBeUndefined();
    expect(await at("POST", `/messages/${id}/threads`, { name: "again" })).toMatchObject({
      status: 400,
      body: { code: 160004 },
    });
    expect((await call(discord, "POST", `/channels/${id}/messages`, text("in it"))).status).toBe(200);
    expect((await at("GET", `/messages/${id}`)).body).toMatchObject({ flags: 32, thread: { id } });
  });

  it("opens on its own, privately unless said otherwise", async () => {
    const { at } = await channel();
    expect((await at("POST", "/threads", { name: "quiet" })).body).toMatchObject({ type: 12 });
    expect((await at("POST", "/threads", { name: "open", type: 11 })).body).toMatchObject({ type: 11 });
  });

  it("is a forum's post, with its first message and its tags", async () => {
    const { at, discord } = await channel({ type: 15, requiresTag: true });
    const body = { name: "Day 1", message: text("one") };
    expect(await at("POST", "/threads", body)).toMatchObject({ status: 400, body: { code: 40067 } });
    const opened = await at("POST", "/threads", { ...body, applied_tags: ["1"] });
    expect(opened).toMatchObject({ status: 201, body: { type: 11, message: { content: "one" } } });
    expect(discord.posts(String(opened.body.id))).toMatchObject([{ message: { id: opened.body.id } }]);
    expect(
      (await at("POST", "/threads", { ...body, message: undefined, applied_tags: ["1"] })).body.code,
    ).toBe(50035);
  });

  it("has a name of 1 to 100 characters, and needs the permission", async () => {
    const { discord, id, at } = await channel();
    for (const name of ["", " ", "x".repeat(101)])
      expect((await at("POST", "/threads", { name })).body.code).toBe(50035);
    discord.deny(id, bits.createPublicThreads);
    expect(await at("POST", "/threads", { name: "x", type: 11 })).toMatchObject({
      status: 403,
      body: { code: 50013 },
    });
  });
});
