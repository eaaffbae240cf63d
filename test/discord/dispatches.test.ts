import { GatewayDispatchEvents } from "discord-api-types/v10";
import { afterEach, expect, test } from "vitest";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { type Program, startProgram } from "../helpers/program.ts";

const opened: { readonly discord: Discord; readonly bot: Program }[] = [];

afterEach(async () => {
  for (const { discord, bot } of opened.splice(0)) {
    await bot.stop("SIGKILL");
    await discord.close();
  }
});

async function open() {
  const discord = await openDiscord();
  const bot = startProgram({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  opened.push({ discord, bot });
  await bot.says("ready");
  return { discord, bot };
}

const quote = { name: "quote", options: { words: "see that pink tie" } };

test.each([
  ["that has ended", { results: { is_finalized: true, answer_counts: [] } }],
  ["without its answers", { answers: undefined }],
  ["without its question", { question: undefined }],
  ["of a kind that nobody knows yet", { layout_type: 99, expiry: "never", question: null }],
])("a poll %s in the message that Find in story is used on ends nothing", async (_, more) => {
  const { discord } = await open();
  const shown = await discord.slash(quote);
  if (shown.kind !== "message") throw new Error(shown.kind);
  const post = discord.posts().at(-1);
  const poll = {
    question: { text: "?" },
    answers: [],
    expiry: null,
    allow_multiselect: false,
    layout_type: 1,
    ...more,
  };
  Object.assign(post?.message ?? {}, { poll });
  const found = await discord.messageCommand({ name: "Find in story", message: shown.message.id });
  expect(found.kind).toBe("message");
  expect((await discord.slash(quote)).kind).toBe("message");
});

/** The payload with each of its fields missing, null, and of other types, one at a time. */
function* spoilt(payload: object): Generator<object> {
  const wrong = [undefined, null, 7, "x", [], {}, [null], { a: null }];
  for (const [name, value] of Object.entries(payload)) {
    for (const other of wrong) yield { ...payload, [name]: other };
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const inner of spoilt(value)) yield { ...payload, [name]: inner };
  }
}

test("events of every kind and of any shape come in, and the bot goes on answering", async () => {
  const { discord, bot } = await open();
  const shown = await discord.slash(quote);
  if (shown.kind !== "message") throw new Error(shown.kind);
  const menu = discord.messageCommand({ name: "Find in story", message: shown.message.id });
  await menu;
  const press = discord.press(shown.message, "Context");
  await press;
  const { gateway, home } = discord;
  const kinds = [...Object.values(GatewayDispatchEvents), "A_KIND_OF_TOMORROW", "error"];
  const sessionOwn: readonly string[] = [GatewayDispatchEvents.Ready, GatewayDispatchEvents.Resumed];
  for (const t of kinds.filter((kind) => !sessionOwn.includes(kind)))
    for (const d of [
      null,
      undefined,
      7,
      "x",
      [],
      {},
      { id: null },
      { guild_id: home.id, id: "x", user: null },
    ])
      gateway.dispatch(t, d as object, home.id);
  const asked = discord.slash(quote);
  await asked;
  const payloads = [asked, menu, press].flatMap(({ exchange }) => [...spoilt(exchange.payload)]);
  for (const [at, payload] of payloads.entries()) {
    gateway.dispatch("INTERACTION_CREATE", payload, home.id);
    // A handful at a time: this is about shapes, not about a flood.
    if (at % 20 === 19) expect((await discord.slash(quote)).kind).toBe("message");
  }
  expect((await discord.slash(quote)).kind).toBe("message");
  expect(bot.complaint()).toBe("");
  expect(discord.gateway.counts.identified).toBe(1);
}, 60_000);
