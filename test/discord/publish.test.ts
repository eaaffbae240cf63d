import { REST } from "discord.js";
import { afterEach, describe, expect, test } from "vitest";
import { publishCommands } from "../../src/discord/publish.ts";
import { loadCatalogue } from "../../src/interaction/catalogue.ts";
import { type CommandBody, catalogueBody } from "../../src/interaction/command-body.ts";
import { openLog } from "../../src/log.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";
import { commandsFolder } from "../commands/asking.ts";

const opened: Discord[] = [];

afterEach(async () => {
  for (const discord of opened.splice(0)) await discord.close();
});

async function open(): Promise<Discord> {
  const discord = await openDiscord();
  opened.push(discord);
  return discord;
}

async function publish(discord: Discord, body: readonly CommandBody[], guild?: string) {
  const rest = new REST({ api: discord.apiUrl, version: "10" }).setToken(discord.token);
  const log = openLog({ level: "error", secrets: [], now: () => 0, write: () => {} });
  return publishCommands(rest, discord.applicationId, { body, guild, log });
}

const writes = (discord: Discord) => discord.requests.filter(({ method }) => method !== "GET").length;
const all = catalogueBody(await loadCatalogue(commandsFolder));
const one = {
  type: 1,
  name: "quote",
  description: "Find a line",
  options: [
    { type: 3, name: "words", description: "The words", required: true, max_length: 100 },
    { type: 4, name: "around", description: "How many", required: false, min_value: 0 },
    {
      type: 3,
      name: "tone",
      description: "How",
      required: false,
      choices: [{ name: "Quiet", value: "quiet" }],
    },
  ],
  contexts: [0, 1, 2],
  integration_types: [0, 1],
} as const;
const body = (command: object): readonly CommandBody[] => [command as CommandBody];

describe("commands", () => {
  test("are registered once, in one request, and not again while they stay the same", async () => {
    const discord = await open();
    const ids = await publish(discord, all);
    expect(writes(discord)).toBe(1);
    expect(await publish(discord, all)).toEqual(ids);
    expect(await publish(discord, all.toReversed())).toEqual(ids);
    expect(writes(discord)).toBe(1);
    expect([...ids.keys()].toSorted()).toEqual(all.map((command) => command.name).toSorted());
    expect(discord.violations).toEqual([]);
  });

  test("of a guild are registered there alone, and likewise not again", async () => {
    const discord = await open();
    await publish(discord, all, discord.home.id);
    await publish(discord, all, discord.home.id);
    expect(writes(discord)).toBe(1);
    expect(discord.commands.list(discord.home.id)).toHaveLength(all.length);
    expect(discord.commands.list()).toEqual([]);
  });

  test("of a guild differ in nothing that counts only for global ones", async () => {
    const discord = await open();
    const { contexts, integration_types, ...own } = one;
    discord.commands.replaceAll(discord.home.id, [own]);
    await publish(discord, body(one), discord.home.id);
    expect([writes(discord), contexts, integration_types]).toEqual([0, [0, 1, 2], [0, 1]]);
  });

  test("are not sent for what Discord keeps in its own order, or says in another way", async () => {
    const discord = await open();
    discord.commands.replaceAll(undefined, [
      {
        ...one,
        contexts: [2, 0, 1],
        integration_types: [1, 0],
        description_localizations: null,
        default_member_permissions: null,
        nsfw: false,
        dm_permission: true,
      },
    ]);
    await publish(discord, body(one));
    expect(writes(discord)).toBe(0);
  });

  test.each<[string, object]>([
    ["the description", { ...one, description: "Find another line" }],
    ["the number of options", { ...one, options: one.options.slice(1) }],
    ["the order of options", { ...one, options: [one.options[0], one.options[2], one.options[1]] }],
    ["a limit", { ...one, options: [{ ...one.options[0], max_length: 99 }, one.options[1], one.options[2]] }],
    [
      "a limit of zero",
      { ...one, options: [one.options[0], { ...one.options[1], min_value: 1 }, one.options[2]] },
    ],
    [
      "whether an option is required",
      { ...one, options: [{ ...one.options[0], required: false }, one.options[1], one.options[2]] },
    ],
    [
      "whether there are suggestions",
      { ...one, options: [{ ...one.options[0], autocomplete: true }, one.options[1], one.options[2]] },
    ],
    [
      "a choice",
      {
        ...one,
        options: [
          one.options[0],
          one.options[1],
          { ...one.options[2], choices: [{ name: "Loud", value: "loud" }] },
        ],
      },
    ],
    ["where it works", { ...one, contexts: [0] }],
    ["who may install it", { ...one, integration_types: [0] }],
    ["who may use it", { ...one, default_member_permissions: "32" }],
    ["its age limit", { ...one, nsfw: true }],
    ["its name in Indonesian", { ...one, name_localizations: { id: "kutip" } }],
    ["its name", { ...one, name: "cite" }],
  ])("are sent once when %s has changed", async (_what, changed) => {
    for (const [before, after] of [
      [one, changed],
      [changed, one],
    ] as const) {
      const discord = await open();
      discord.commands.replaceAll(undefined, [before as Readonly<Record<string, unknown>>]);
      await publish(discord, body(after));
      expect(writes(discord)).toBe(1);
      await publish(discord, body(after));
      expect(writes(discord)).toBe(1);
    }
  });

  test("that are no longer there are taken away, also one of another kind by the same name", async () => {
    const discord = await open();
    discord.commands.replaceAll(undefined, [one, { type: 3, name: "quote" }, { ...one, name: "old" }]);
    await publish(discord, body(one));
    expect(discord.commands.list().map(({ name, type }) => [name, type])).toEqual([["quote", 1]]);
  });

  test("leave the entry point of an Activity where it is", async () => {
    const discord = await open();
    const entry = { name: "launch", type: 4, handler: 2 } as unknown as CommandBody;
    await publish(discord, [entry]);
    await publish(discord, body(one));
    expect(
      discord.commands
        .list()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["launch", "quote"]);
    expect(writes(discord)).toBe(2);
    await publish(discord, body(one));
    expect(writes(discord)).toBe(2);
    expect(discord.violations).toEqual([]);
  });

  test("stand once in a server where an earlier start left some, and other commands there stay", async () => {
    const discord = await open();
    await publish(discord, body(one), discord.home.id);
    expect(discord.commands.offered(discord.home.id)).toHaveLength(1);
    await publish(discord, body(one));
    expect(discord.commands.offered(discord.home.id).filter(({ name }) => name === "quote")).toHaveLength(1);
  });
});
