import * as spec from "discord-api-spec/zod";
import { describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { call, makeOpener, silent } from "./discord/client.ts";
import { bits } from "./discord/permissions.ts";
import type { DiscordOptions } from "./discord.ts";

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

describe("a nonce that is enforced", () => {
  const once = { nonce: "daily:1:2026-01-01", enforce_nonce: true };

  it("posts once in a few minutes, and again after them", async () => {
    let now = Date.now();
    const { discord, id, post } = await channel({}, { clock: () => now });
    const first = await post("one", once);
    expect((await post("two", once)).id).toBe(first.id);
    now += 6 * 60_000;
    expect((await post("three", once)).id).not.toBe(first.id);
    expect(discord.posts(id)).toHaveLength(2);
  });

  it("whose message was deleted is an unknown message", async () => {
    const { discord, at, post } = await channel();
    discord.deleteMessage((await post("one", once)).id);
    expect(await at("POST", "/messages", text("one", once))).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
  });

  it("not enforced, is only carried along", async () => {
    const { discord, id, post } = await channel();
    await post("one", { nonce: 7 });
    await post("two", { nonce: 7 });
    expect(discord.posts(id).map(({ message }) => message.nonce)).toEqual([7, 7]);
  });
});

describe("the messages of a channel", () => {
  it("are listed newest first, and from either side of one", async () => {
    const { at, post } = await channel();
    const ids = [];
    for (const content of ["a", "b", "c", "d", "e"]) ids.push((await post(content)).id);
    const contents = async (query: string) =>
      ((await at("GET", `/messages${query}`)).body.list as { content: string }[])
        .map((one) => one.content)
        .join("");
    expect(await contents("")).toBe("edcba");
    expect(await contents("?limit=2")).toBe("ed");
    expect(await contents(`?before=${ids[2]}`)).toBe("ba");
    expect(await contents(`?after=${ids[1]}&limit=2`)).toBe("dc");
    expect(await contents(`?around=${ids[2]}&limit=3`)).toBe("dcb");
    expect((await at("GET", "/messages?limit=101")).status).toBe(400);
  });

  it("are Discord's shape, can be edited and deleted", async () => {
    const { at, post } = await channel();
    const { id } = await post("one");
    const edited = await at("PATCH", `/messages/${id}`, text("two"));
    expect(edited.body).toMatchObject({ id, content: "two", edited_timestamp: expect.any(String) });
    expect(safeParse(spec.MessageResponseSchema, edited.body).error).toBeUndefined();
    expect((await at("DELETE", `/messages/${id}`)).status).toBe(204);
    expect(await at("GET", `/messages/${id}`)).toMatchObject({ status: 404, body: { code: 10008 } });
    expect(await at("PATCH", `/messages/${id}`, text("three"))).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
  });

  it("stay in Components V2 once they are", async () => {
    const { at } = await channel();
    const components = [{ type: 10, content: "one" }];
    const posted = await at("POST", "/messages", { flags: 32768, components, allowed_mentions: silent });
    const edit = (body: object) =>
      at("PATCH", `/messages/${posted.body.id}`, { ...body, allowed_mentions: silent });
    expect((await edit({ content: "two" })).body.code).toBe(50035);
    expect((await edit({ components: [{ type: 10, content: "two" }] })).body).toMatchObject({
      flags: 32768,
      components: [{ id: 1, content: "two" }],
    });
  });

  it("by others are not the bot's to edit", async () => {
    const { discord, id, at } = await channel();
    const { message } = discord.say(id, discord.reader, "hello");
    expect(await at("PATCH", `/messages/${message.id}`, text("x"))).toMatchObject({
      status: 403,
      body: { code: 50005 },
    });
    expect(discord.posts(id)).toEqual([]);
  });
});

describe("a channel refuses", () => {
  it("a bot that may not see it, or not write in it", async () => {
    const { discord, id, at } = await channel();
    discord.deny(id, bits.sendMessages);
    expect(await at("POST", "/messages", text("x"))).toMatchObject({ status: 403, body: { code: 50013 } });
    discord.deny(id, bits.viewChannel);
    expect(await at("POST", "/messages", text("x"))).toMatchObject({ status: 403, body: { code: 50001 } });
    discord.grant(id, bits.bot);
    expect((await at("POST", "/messages", text("x"))).status).toBe(200);
    expect([discord.counts.invalid, discord.violations]).toEqual([2, []]);
  });

  it("all when it is gone, and a bot that was removed from its server", async () => {
    const { discord, id, at } = await channel();
    discord.removeBot(discord.home.id);
    expect(await at("POST", "/messages", text("x"))).toMatchObject({ status: 403, body: { code: 50001 } });
    expect(await call(discord, "GET", `/guilds/${discord.home.id}`)).toMatchObject({
      status: 404,
      body: { code: 10004 },
    });
    expect((await call(discord, "GET", "/users/@me/guilds")).body.list).toEqual([]);
    discord.addBot(discord.home.id);
    expect((await at("POST", "/messages", text("x"))).status).toBe(200);
    discord.deleteChannel(id);
    expect(await at("POST", "/messages", text("x"))).toMatchObject({ status: 404, body: { code: 10003 } });
    expect(discord.posts(id)).toHaveLength(1);
  });

  it("messages when it is a forum, or a user's closed door", async () => {
    const forum = await channel({ type: 15 });
    expect(await forum.at("POST", "/messages", text("x"))).toMatchObject({
      status: 400,
      body: { code: 50008 },
    });
    const { discord } = await open();
    const direct = await call(discord, "POST", "/users/@me/channels", { recipient_id: discord.reader.id });
    discord.direct(discord.reader).takesMessages = false;
    expect(await call(discord, "POST", `/channels/${direct.body.id}/messages`, text("x"))).toMatchObject({
      status: 403,
      body: { code: 50007 },
    });
  });
});

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

describe("what the bot asks of itself and around it", () => {
  it.each([
    ["/users/@me", spec.UserPIIResponseSchema],
    ["/applications/@me", spec.PrivateApplicationResponseSchema],
    ["/oauth2/applications/@me", spec.PrivateApplicationResponseSchema],
    ["/gateway/bot", spec.GatewayBotResponseSchema],
    ["/guilds/:guild", spec.GuildWithCountsResponseSchema],
    ["/guilds/:guild/members/@me", spec.PrivateGuildMemberResponseSchema],
    ["/channels/:channel", spec.GuildChannelResponseSchema],
  ])("%s has Discord's shape", async (path, schema) => {
    const { discord } = await open();
    const filled = path.replace(":guild", discord.home.id).replace(":channel", discord.general.id);
    const { status, body } = await call(discord, "GET", filled);
    expect(status).toBe(200);
    expect(safeParse(schema, body).error?.issues ?? []).toEqual([]);
  });

  it("its servers come in pages", async () => {
    const { discord } = await open();
    for (let at = 0; at < 3; at += 1) discord.guild(`Server ${at}`);
    const first = (await call(discord, "GET", "/users/@me/guilds?limit=2")).body.list as { id: string }[];
    const rest = (await call(discord, "GET", `/users/@me/guilds?limit=2&after=${first[1]?.id}`)).body
      .list as { id: string }[];
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(4);
    expect(safeParse(spec.MyGuildResponseSchema, first[0]).error).toBeUndefined();
  });

  it("without the right token is refused and counted, and the token is nowhere in the record", async () => {
    const { discord } = await open();
    for (const token of ["wrong", null]) {
      expect(await call(discord, "GET", "/users/@me", undefined, token)).toMatchObject({
        status: 401,
        body: { code: 0 },
      });
    }
    await call(discord, "GET", "/users/@me");
    expect(discord.counts).toMatchObject({ requests: 3, invalid: 2 });
    expect(JSON.stringify([discord.requests, discord.violations])).not.toContain(discord.token);
  });
});
