import {
  type ChatInputCommandInteraction,
  Client,
  type Interaction,
  MessageFlags,
  REST,
  Routes,
} from "discord.js";
import * as spec from "discord-api-spec/zod";
import { afterEach, describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { type Discord, type DiscordOptions, openDiscord } from "./discord.ts";

const silent = { parse: [] };
const quote = {
  name: "quote",
  description: "Quotes the story",
  options: [{ type: 3, name: "words", description: "Words", autocomplete: true }],
  contexts: [0, 1, 2],
  integration_types: [0, 1],
};

const opened: { discord: Discord; client?: Client }[] = [];

afterEach(async () => {
  for (const { discord, client } of opened.splice(0)) {
    await client?.destroy();
    await discord.close();
  }
});

async function open(options?: DiscordOptions) {
  const discord = await openDiscord(options);
  opened.push({ discord });
  const rest = new REST({ api: discord.apiUrl, version: "10", retries: 0 }).setToken(discord.token);
  return { discord, rest };
}

/** A bot of the real client that answers every interaction with `answer`. */
async function bot(answer: (interaction: Interaction) => Promise<unknown>, options?: DiscordOptions) {
  const { discord, rest } = await open(options);
  await rest.put(Routes.applicationCommands(discord.applicationId), { body: [quote] });
  const client = new Client({
    intents: 0,
    rest: { api: discord.apiUrl, version: "10" },
    allowedMentions: silent,
  });
  opened.push({ discord, client });
  const errors: unknown[] = [];
  client.on("interactionCreate", (interaction) => {
    answer(interaction).catch((error: unknown) => errors.push(error));
  });
  await client.login(discord.token);
  await discord.ready();
  return { discord, rest, client, errors };
}

const slash =
  (act: (interaction: ChatInputCommandInteraction) => Promise<unknown>) => async (it: Interaction) => {
    if (it.isChatInputCommand()) await act(it);
  };

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
  });

  it("is asked in direct messages, as a user install and among friends", async () => {
    const { discord } = await bot(
      slash((it) =>
        it.reply(
          `${it.context} ${it.inGuild()} ${it.authorizingIntegrationOwners[1] ?? it.authorizingIntegrationOwners[0]}`,
        ),
      ),
    );
    const texts = [];
    for (const context of ["server", "dm", "user-install", "private"] as const) {
      const seen = await discord.slash({ name: "quote", context });
      texts.push(seen.kind === "message" && seen.message.content);
    }
    const { home, reader } = discord;
    expect(texts).toEqual([`0 true ${home.id}`, "1 false 0", `0 true ${reader.id}`, `2 false ${reader.id}`]);
  });

  it("completes while a reader types", async () => {
    const { discord } = await bot(async (it) => {
      if (it.isAutocomplete()) await it.respond([{ name: it.options.getFocused(), value: "7" }]);
    });
    const seen = await discord.complete({ name: "quote", options: { words: "pin" }, focused: "words" });
    expect(seen).toEqual({ kind: "choices", choices: [{ name: "pin", value: "7" }] });
  });

  it("has its buttons pressed by label or id, and may update the message they are on", async () => {
    const button = { type: 2, style: 2, label: "Later", custom_id: "quote:2" };
    const card = (text: string) => ({
      flags: MessageFlags.IsComponentsV2 as const,
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: text },
            { type: 1, components: [button] },
          ],
        },
      ],
    });
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

  it("may think first, for its asker alone", async () => {
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

  it("that stays silent has failed after Discord's patience", async () => {
    const { discord } = await bot(async () => {}, { answerMs: 1 });
    expect(await discord.slash({ name: "quote" })).toEqual({ kind: "failed", reason: "late" });
  });
});
