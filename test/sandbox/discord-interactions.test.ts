import { describe, expect, it } from "vitest";
import type { DiscordOptions } from "../../src/sandbox/discord.ts";
import { call, makeOpener, quoteCommand, silent } from "./client.ts";

const { open } = makeOpener();
const text = (content: string, flags = 0) => ({ content, flags, allowed_mentions: silent });
const row = (...components: object[]) => [{ type: 1, components }];
const button = { type: 2, style: 1, label: "More", custom_id: "more" };

/** A reader has asked; the test answers by hand. */
async function asked(options?: DiscordOptions) {
  const { discord } = await open(options);
  discord.commands.put(undefined, quoteCommand);
  const question = discord.slash({ name: "quote" });
  return { discord, question, ...byHand(discord, question.exchange) };
}

function byHand(discord: Parameters<typeof call>[0], exchange: { id: string; token: string }) {
  const { applicationId } = discord as typeof discord & { applicationId: string };
  const webhook = `/webhooks/${applicationId}/${exchange.token}`;
  return {
    answer: (body: object, query = "") =>
      call(discord, "POST", `/interactions/${exchange.id}/${exchange.token}/callback${query}`, body, null),
    follow: (body: object) => call(discord, "POST", webhook, body, null),
    on: (method: string, message = "@original", body?: object) =>
      call(discord, method, `${webhook}/messages/${message}`, body, null),
  };
}

describe("an interaction", () => {
  it("is answered once", async () => {
    const { answer } = await asked();
    expect((await answer({ type: 4, data: text("one") })).status).toBe(204);
    expect(await answer({ type: 4, data: text("two") })).toMatchObject({
      status: 400,
      body: { code: 40060 },
    });
  });

  it("is unknown when its time is over, or its token is another's", async () => {
    const { discord, question, answer } = await asked();
    expect(await byHand(discord, { ...question.exchange, token: "wrong" }).answer({ type: 5 })).toMatchObject(
      { status: 404, body: { code: 10062 } },
    );
    question.expire();
    expect(await question).toEqual({ kind: "failed", reason: "late" });
    expect(await answer({ type: 4, data: text("late") })).toMatchObject({
      status: 404,
      body: { code: 10062 },
    });
  });

  it("shows the answer when asked to", async () => {
    const { answer, question } = await asked();
    const { body } = await answer({ type: 4, data: text("one", 64) }, "?with_response=true");
    expect(body).toMatchObject({
      interaction: {
        id: question.exchange.id,
        type: 2,
        response_message_ephemeral: true,
        response_message_loading: false,
      },
      resource: { type: 4, message: { content: "one", flags: 64 } },
    });
  });

  it("has no follow-up, edit or removal before its answer", async () => {
    const { follow, on } = await asked();
    for (const response of [
      await follow(text("more")),
      await on("PATCH", "@original", text("edit")),
      await on("DELETE"),
    ]) {
      expect(response).toMatchObject({ status: 404, body: { code: 10015 } });
    }
  });

  it("is edited and followed for fifteen minutes", async () => {
    let now = Date.now();
    const { answer, on, follow } = await asked({ clock: () => now });
    await answer({ type: 4, data: text("one") });
    now += 14 * 60_000;
    expect(await on("PATCH", "@original", text("two"))).toMatchObject({
      status: 200,
      body: { content: "two" },
    });
    expect(await on("GET")).toMatchObject({ status: 200, body: { content: "two" } });
    now += 2 * 60_000;
    expect(await on("PATCH", "@original", text("three"))).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
    expect(await follow(text("more"))).toMatchObject({ status: 401, body: { code: 50027 } });
  });

  it("whose answer was removed knows it no more", async () => {
    const { answer, on } = await asked();
    await answer({ type: 4, data: text("one") });
    expect((await on("DELETE")).status).toBe(204);
    expect(await on("GET")).toMatchObject({ status: 404, body: { code: 10008 } });
    expect(await on("PATCH", "@original", text("two"))).toMatchObject({ status: 404, body: { code: 10008 } });
  });

  it("that is deferred takes its first follow-up as the answer, private if the deferral was", async () => {
    const { question, answer, follow, on } = await asked();
    await answer({ type: 5, data: { flags: 64 } });
    expect(await on("GET")).toMatchObject({ body: { flags: 64 | 128 } });
    await follow(text("here"));
    expect(await question).toMatchObject({
      kind: "message",
      ephemeral: true,
      message: { content: "here", flags: 64 },
    });
  });

  it("keeps an ephemeral answer from everyone else", async () => {
    const { discord, question, answer } = await asked();
    await answer({ type: 4, data: { ...text("hush", 64), components: row(button) } });
    const seen = await question;
    if (seen.kind !== "message") throw new Error(seen.kind);
    const { id, channel_id } = seen.message;
    expect(await call(discord, "GET", `/channels/${channel_id}/messages/${id}`)).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
    expect((await call(discord, "GET", `/channels/${channel_id}/messages`)).body).toEqual({ list: [] });
    expect(() => discord.press(seen.message, "More", { user: discord.user("Owen") })).toThrow("ephemeral");
  });

  it("made by a press means by @original the message it was pressed on, or its own", async () => {
    const { discord, question, answer } = await asked();
    await answer({ type: 4, data: { ...text("one"), components: row(button) } });
    const first = await question;
    if (first.kind !== "message") throw new Error(first.kind);
    const press = discord.press(first.message, "more");
    const second = byHand(discord, press.exchange);
    await second.answer({ type: 6 });
    expect(await press.first).toEqual({ kind: "deferred", ephemeral: false });
    await second.on("PATCH", "@original", text("two"));
    expect(await press).toMatchObject({ kind: "update", message: { id: first.message.id, content: "two" } });
    const another = discord.press(first.message, "more");
    const third = byHand(discord, another.exchange);
    await third.answer({ type: 4, data: text("mine", 64) });
    await third.on("PATCH", "@original", text("mine still"));
    expect(await another).toMatchObject({ kind: "message", message: { content: "mine still" } });
    expect(first.message.content).toBe("two");
  });

  it("cannot be answered with what does not fit it", async () => {
    const { discord, answer, question } = await asked();
    expect((await answer({ type: 7, data: text("x") })).body.code).toBe(50035);
    expect((await answer({ type: 8, data: { choices: [] } })).body.code).toBe(50035);
    question.expire();
    const typing = discord.complete({ name: "quote", options: { words: "a" }, focused: "words" });
    expect((await byHand(discord, typing.exchange).answer({ type: 4, data: text("x") })).body.code).toBe(
      50035,
    );
    expect(discord.violations).toHaveLength(3);
  });

  it("of a user install has five follow-ups", async () => {
    const { discord } = await asked();
    const question = discord.slash({ name: "quote", context: "user-install" });
    const { answer, follow } = byHand(discord, question.exchange);
    await answer({ type: 4, data: text("one") });
    for (let at = 0; at < 5; at += 1) expect((await follow(text("more"))).status).toBe(200);
    expect(await follow(text("more"))).toMatchObject({ status: 403, body: { code: 40094 } });
  });

  it("takes at most 25 choices of 1 to 100 characters", async () => {
    const { discord } = await asked();
    const choice = (name: string, value = "v") => ({ name, value });
    const refused = [
      Array.from({ length: 26 }, (_, at) => choice(`n${at}`)),
      [choice("")],
      [choice("x".repeat(101))],
      [choice("x", "x".repeat(101))],
    ];
    for (const choices of refused) {
      const typing = discord.complete({ name: "quote", options: { words: "a" }, focused: "words" });
      expect((await byHand(discord, typing.exchange).answer({ type: 8, data: { choices } })).body.code).toBe(
        50035,
      );
    }
  });
});

describe("a reader is not offered", () => {
  it("a command that is not registered, or not for this place, or not for them", async () => {
    const { discord } = await open();
    expect(() => discord.slash({ name: "quote" })).toThrow('no command "quote"');
    discord.commands.put(undefined, {
      name: "admin",
      description: "d",
      default_member_permissions: "32",
      contexts: [0],
    });
    expect(() => discord.slash({ name: "admin" })).toThrow("needs permissions 32");
    expect(() => discord.slash({ name: "admin", permissions: 32n })).not.toThrow();
    expect(() => discord.slash({ name: "admin", context: "dm" })).toThrow("its contexts are 0");
    expect(() => discord.slash({ name: "admin", context: "user-install" })).toThrow("integration_types");
  });

  it("options that the command does not have, or values it does not take", async () => {
    const { discord } = await open();
    const options = [{ type: 4, name: "number", description: "d", required: true, min_value: 1 }];
    discord.commands.put(undefined, { name: "passage", description: "d", options });
    const pass = (values: Record<string, string | number>) => () =>
      discord.slash({ name: "passage", options: values });
    expect(pass({})).toThrow('requires "number"');
    expect(pass({ number: "1" })).toThrow("takes a number");
    expect(pass({ number: 1.5 })).toThrow("whole number");
    expect(pass({ number: 0 })).toThrow("under min_value 1");
    expect(pass({ number: 1, to: 2 })).toThrow('no option "to"');
  });

  it("a command above its sub-commands", async () => {
    const { discord } = await open();
    const start = {
      type: 1,
      name: "start",
      description: "d",
      options: [{ type: 3, name: "time", description: "d" }],
    };
    discord.commands.put(undefined, { name: "daily", description: "d", options: [start] });
    expect(() => discord.slash({ name: "daily" })).toThrow("needs one of its sub-commands");
    const { payload } = discord.slash({ name: "daily start", options: { time: "9" } }).exchange;
    expect(payload).toMatchObject({
      data: { options: [{ type: 1, name: "start", options: [{ name: "time", type: 3, value: "9" }] }] },
    });
  });
});
