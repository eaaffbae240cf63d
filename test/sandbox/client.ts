import { Client, type Interaction, REST, Routes } from "discord.js";
import { afterEach } from "vitest";
import { isRecord, type Json } from "../../src/sandbox/discord/json.ts";
import { type Discord, type DiscordOptions, openDiscord } from "../../src/sandbox/discord.ts";

export const silent = { parse: [] };

/** Opens Discords and bare clients for the double's own tests, and closes them after each. */
export function makeOpener() {
  const opened: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const { close } of opened.splice(0).reverse()) await close();
  });

  async function open(options?: DiscordOptions) {
    const discord = await openDiscord(options);
    opened.push(discord);
    const rest = new REST({
      api: discord.apiUrl,
      version: "10",
      retries: 0,
      globalRequestsPerSecond: 10_000,
    });
    return { discord, rest: rest.setToken(discord.token) };
  }

  /** A bot of the real client, with one command, that does `answer` with every interaction. */
  async function bot(answer: (interaction: Interaction) => Promise<unknown>, options?: DiscordOptions) {
    const { discord, rest } = await open(options);
    await rest.put(Routes.applicationCommands(discord.applicationId), { body: [quoteCommand] });
    const client = new Client({
      intents: 0,
      rest: { api: discord.apiUrl, version: "10" },
      allowedMentions: silent,
    });
    opened.push({ close: () => client.destroy() });
    const errors: Json[] = [];
    client.on("interactionCreate", (interaction) => {
      answer(interaction).catch((error: unknown) => errors.push(isRecord(error) ? error : { error }));
    });
    await client.login(discord.token);
    await discord.ready();
    return { discord, rest, client, errors };
  }

  return { open, bot };
}

export const quoteCommand = {
  name: "quote",
  description: "Quotes the story",
  options: [
    { type: 3, name: "words", description: "Words", autocomplete: true },
    { type: 7, name: "where", description: "Where", channel_types: [0, 5] },
  ],
  contexts: [0, 1, 2],
  integration_types: [0, 1],
};

/** One request, with nothing between the test and the wire. */
export async function call(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
  token: string | null = discord.token,
) {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bot ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === "" ? undefined : JSON.parse(text);
  return {
    status: response.status,
    body: isRecord(parsed) ? parsed : { list: parsed },
    headers: response.headers,
  };
}
