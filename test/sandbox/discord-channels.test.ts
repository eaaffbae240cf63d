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
    expect(discord.posts(id).map(({ nonce }) => nonce)).toEqual([7, 7]);
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

  it("turn to Components V2 only when their old text is emptied", async () => {
    const { at, post } = await channel();
    const { id } = await post("one");
    const turned = { flags: 32768, components: [{ type: 10, content: "two" }], allowed_mentions: silent };
    expect((await at("PATCH", `/messages/${id}`, turned)).body.code).toBe(50035);
    expect((await at("PATCH", `/messages/${id}`, { ...turned, content: null })).body).toMatchObject({
      flags: 32768,
      content: "",
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
