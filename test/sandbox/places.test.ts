import { expect, test } from "vitest";
import { recordOf } from "../../src/sandbox/discord/json.ts";
import { call, makeOpener, quoteCommand, silent } from "./client.ts";

const { open } = makeOpener();
const upload = {
  ...quoteCommand,
  name: "upload",
  options: [{ type: 11, name: "file", description: "A file" }],
};

test("an interaction says which private channel it comes from: the bot's, a friend's or a group's", async () => {
  const { discord } = await open();
  discord.commands.put(undefined, quoteCommand);
  const friend = discord.channel({ type: 1, name: "Ann", recipient: discord.user("Ann"), hasBot: false });
  const group = discord.channel({ type: 3, name: "Friends" });
  const payloads = [discord.direct(discord.reader), friend, group].map(
    ({ id }) => discord.slash({ name: "quote", channel: id }).exchange.payload,
  );
  expect(payloads).toMatchObject([
    { context: 1, channel: { type: 1 }, authorizing_integration_owners: { 0: "0" } },
    { context: 2, channel: { type: 1 }, authorizing_integration_owners: { 1: discord.reader.id } },
    { context: 2, channel: { type: 3 }, authorizing_integration_owners: { 1: discord.reader.id } },
  ]);
  const post = { content: "Hello.", allowed_mentions: silent };
  for (const { id } of [friend, group])
    expect(await call(discord, "POST", `/channels/${id}/messages`, post)).toMatchObject({
      status: 403,
      body: { code: 50001 },
    });
});

test("a channel says whether it is age-restricted, its thread does not", async () => {
  const { discord } = await open();
  const late = discord.channel({ name: "late", guildId: discord.home.id, isAgeRestricted: true });
  const thread = discord.channel({ name: "t", type: 11, guildId: discord.home.id, parentId: late.id });
  const { body } = await call(discord, "GET", `/channels/${late.id}`);
  expect(body.nsfw).toBe(true);
  expect((await call(discord, "GET", `/channels/${thread.id}`)).body).not.toHaveProperty("nsfw");
});

test("a file handed in with a command is at the address that comes with it", async () => {
  const { discord } = await open();
  discord.commands.put(undefined, upload);
  const file = discord.attach({ name: "a story.md", type: "text/markdown", bytes: Buffer.from("Once.") });
  const { payload } = discord.slash({ name: "upload", options: { file } }).exchange;
  const { data } = payload as { data: { resolved: { attachments: Record<string, unknown> } } };
  const attachment = recordOf(data.resolved.attachments[file]);
  expect(attachment).toMatchObject({
    id: file,
    filename: "a story.md",
    size: 5,
    content_type: "text/markdown",
  });
  expect(await (await fetch(String(attachment.url))).text()).toBe("Once.");
  expect((await fetch(String(attachment.url).replace(file, "1"))).status).toBe(404);
});

test("what Discord refused is kept with its reason", async () => {
  const { discord } = await open();
  await call(discord, "POST", `/channels/${discord.general.id}/messages`, { content: "x".repeat(2_001) });
  expect(discord.requests.at(-1)).toMatchObject({
    status: 400,
    code: 50035,
    refusal: { errors: { content: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH" }] } } },
  });
});
