import { type ChatInputCommandInteraction, type Interaction, MessageFlags } from "discord.js";
import * as spec from "discord-api-spec/zod";
import { describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { makeOpener } from "./client.ts";

const { bot } = makeOpener();

const slash =
  (act: (interaction: ChatInputCommandInteraction) => Promise<unknown>) => async (it: Interaction) => {
    if (it.isChatInputCommand()) await act(it);
  };

const later = { type: 2, style: 2, label: "Later", custom_id: "quote:2" };
const card = (text: string, row: object = later) => ({
  flags: MessageFlags.IsComponentsV2 as const,
  components: [
    {
      type: 17,
      components: [
        { type: 10, content: text },
        { type: 1, components: [row] },
      ],
    },
  ],
});

describe("the real client", () => {
  it("logs in, is asked, and its answer is what the reader sees", async () => {
    const { discord, client } = await bot(
      slash((it) => it.reply({ content: `You said ${it.options.getString("words")}` })),
    );
    expect(client.user?.id).toBe(discord.applicationId);
    const seen = await discord.slash({ name: "quote", options: { words: "pink tie" } });
    expect(seen).toMatchObject({
      kind: "message",
      ephemeral: false,
      deferred: false,
      message: { content: "You said pink tie" },
    });
    expect(discord.violations).toEqual([]);
    expect([...discord.ignored]).toEqual([]);
    if (seen.kind === "message")
      expect(safeParse(spec.MessageResponseSchema, seen.message).error).toBeUndefined();
  });

  it("is asked in direct messages, as a user install and among friends", async () => {
    const { discord } = await bot(
      slash((it) => {
        const owners = it.authorizingIntegrationOwners;
        return it.reply(`${it.context} ${it.inGuild()} ${owners[1] ?? owners[0]}`);
      }),
    );
    const texts = [];
    for (const context of ["server", "dm", "user-install", "private"] as const) {
      const seen = await discord.slash({ name: "quote", context });
      texts.push(seen.kind === "message" && seen.message.content);
    }
    const { home, reader } = discord;
    expect(texts).toEqual([`0 true ${home.id}`, "1 false 0", `0 true ${reader.id}`, `2 false ${reader.id}`]);
  });

  it("learns who asks, where, and what the bot may do in a chosen channel", async () => {
    const { discord } = await bot(
      slash((it) => {
        const channel = it.options.getChannel("where", true);
        const parts = [it.user.id, it.memberPermissions?.bitfield, it.locale, it.guildLocale, channel.name];
        return it.reply(`${parts} ${"appPermissions" in channel && channel.appPermissions?.bitfield}`);
      }),
    );
    const news = discord.channel({ guildId: discord.home.id, name: "news", type: 5, permissions: 1024n });
    const user = discord.user("Gwen");
    const options = { where: news.id };
    const seen = await discord.slash({ name: "quote", options, user, permissions: 32n, locale: "de" });
    expect(seen).toMatchObject({
      kind: "message",
      message: { content: expect.stringContaining(`${user.id},32,de,en-US,news`) },
    });
    const { payload } = discord.slash({ name: "quote", options }).exchange;
    expect(JSON.stringify(payload)).toContain('"app_permissions":"1024"');
  });

  it("completes while a reader types", async () => {
    const { discord } = await bot(async (it) => {
      if (it.isAutocomplete()) await it.respond([{ name: it.options.getFocused(), value: "7" }]);
    });
    const seen = await discord.complete({ name: "quote", options: { words: "pin" }, focused: "words" });
    expect(seen).toEqual({ kind: "choices", choices: [{ name: "pin", value: "7" }] });
  });

  it("has its buttons pressed by label or id, and may update the message they are on", async () => {
    const { discord } = await bot(async (it) => {
      if (it.isChatInputCommand()) await it.reply(card("one"));
      if (it.isButton()) await it.update(card(`two, from ${it.customId}`));
    });
    const first = await discord.slash({ name: "quote" });
    if (first.kind !== "message") throw new Error(first.kind);
    const second = await discord.press(first.message, "Later");
    expect(second).toMatchObject({ kind: "update", message: { id: first.message.id } });
    expect(discord.posts(discord.general.id)).toHaveLength(1);
    expect(JSON.stringify(first.message.components)).toContain("two, from quote:2");
    expect(safeParse(spec.MessageResponseSchema, first.message).error).toBeUndefined();
    expect(() => discord.press(first.message, "Earlier")).toThrow('No component "Earlier"');
  });

  it("has its menus chosen from, by one of the values they hold", async () => {
    const menu = {
      type: 3,
      custom_id: "open",
      options: [
        { label: "First", value: "1" },
        { label: "Second", value: "2" },
      ],
    };
    const { discord } = await bot(async (it) => {
      if (it.isChatInputCommand()) await it.reply(card("pick", menu));
      if (it.isStringSelectMenu())
        await it.reply({ content: `opened ${it.values}`, flags: MessageFlags.Ephemeral });
    });
    const first = await discord.slash({ name: "quote" });
    if (first.kind !== "message") throw new Error(first.kind);
    expect(await discord.choose(first.message, "open", ["2"])).toMatchObject({
      ephemeral: true,
      message: { content: "opened 2" },
    });
    expect(() => discord.choose(first.message, "open", ["3"])).toThrow('no value "3"');
    expect(() => discord.press(first.message, "open")).toThrow("use choose");
  });

  it("may ask back with a modal, and gets what the reader wrote", async () => {
    const label = { type: 18, label: "Place", component: { type: 4, custom_id: "place", style: 1 } };
    const { discord } = await bot(async (it) => {
      if (it.isChatInputCommand())
        await it.showModal({ custom_id: "go", title: "Go to", components: [label] });
      if (it.isModalSubmit()) await it.reply(`${it.customId} ${it.fields.getTextInputValue("place")}`);
    });
    const shown = await discord.slash({ name: "quote" });
    if (shown.kind !== "modal") throw new Error(shown.kind);
    expect(await discord.submit(shown, { place: "12" })).toMatchObject({
      kind: "message",
      message: { content: "go 12" },
    });
    expect(() => discord.submit(shown, {})).toThrow('requires "place"');
  });

  it("may think first, for its asker alone, and follow up", async () => {
    const { discord } = await bot(
      slash(async (it) => {
        await it.deferReply({ flags: MessageFlags.Ephemeral });
        await it.editReply("done");
        await it.followUp({ content: "more", flags: MessageFlags.Ephemeral });
      }),
    );
    const asked = discord.slash({ name: "quote" });
    expect(await asked.first).toEqual({ kind: "deferred", ephemeral: true });
    expect(await asked).toMatchObject({
      kind: "message",
      ephemeral: true,
      deferred: true,
      message: { content: "done" },
    });
    await discord.until(() => asked.exchange.followups.length === 1);
    expect(asked.exchange.followups[0]?.message.content).toBe("more");
  });

  it("may take back what it said", async () => {
    const { discord } = await bot(async (it) => {
      if (it.isChatInputCommand()) await it.reply(card("soon gone"));
      if (it.isButton()) await it.deferUpdate().then(() => it.deleteReply());
    });
    const first = await discord.slash({ name: "quote" });
    if (first.kind !== "message") throw new Error(first.kind);
    expect(await discord.press(first.message, "Later")).toMatchObject({ kind: "deleted" });
    expect(discord.posts()[0]?.isDeleted).toBe(true);
    expect(() => discord.press(first.message, "Later")).toThrow("can be seen");
  });

  it("sends a picture with its words", async () => {
    const picture = { attachment: Buffer.from("not really"), name: "card.png" };
    const gallery = { type: 12, items: [{ media: { url: "attachment://card.png" } }] };
    const { discord } = await bot(
      slash((it) =>
        it.reply({ flags: MessageFlags.IsComponentsV2, components: [gallery], files: [picture] }),
      ),
    );
    const seen = await discord.slash({ name: "quote" });
    if (seen.kind !== "message") throw new Error(seen.kind);
    expect(seen.message.attachments).toMatchObject([{ filename: "card.png", size: 10 }]);
    expect(seen.post.files.get("card.png")?.toString()).toBe("not really");
    expect(discord.violations).toEqual([]);
  });

  it("is used on a message by a command of its own", async () => {
    const { discord } = await bot(async (it) => {
      if (it.isMessageContextMenuCommand()) await it.reply(`found ${it.targetMessage.content}`);
    });
    discord.commands.put(undefined, { type: 3, name: "Find this" });
    const { message } = discord.say(discord.general.id, discord.reader, "pink tie");
    const seen = await discord.messageCommand({ name: "Find this", message: message.id });
    expect(seen).toMatchObject({ kind: "message", message: { content: "found pink tie" } });
  });

  it("that stays silent has failed after Discord's patience", async () => {
    const { discord } = await bot(async () => {}, { answerMs: 1 });
    expect(await discord.slash({ name: "quote" })).toEqual({ kind: "failed", reason: "late" });
  });
});
