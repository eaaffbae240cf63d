import { type APIInteraction, ApplicationCommandOptionType, ChannelType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { Option } from "../../src/command.ts";
import {
  optionBody,
  readAsker,
  readFocused,
  readOffered,
  readOptions,
  readPlace,
} from "../../src/interaction/options.ts";

const { String: text, Integer: integer, Boolean: yesNo } = ApplicationCommandOptionType;

describe("an option is registered", () => {
  test.each<[Option, object]>([
    [
      {
        name: "words",
        description: "x",
        type: "text",
        required: true,
        minLength: 1,
        maxLength: 5,
        autocomplete: true,
      },
      {
        name: "words",
        description: "x",
        type: text,
        required: true,
        min_length: 1,
        max_length: 5,
        autocomplete: true,
      },
    ],
    [
      { name: "tone", description: "x", type: "text", choices: [{ name: "Quiet", value: "quiet" }] },
      {
        name: "tone",
        description: "x",
        type: text,
        required: false,
        choices: [{ name: "Quiet", value: "quiet" }],
      },
    ],
    [
      { name: "around", description: "x", type: "number", min: 0, max: 5 },
      { name: "around", description: "x", type: integer, required: false, min_value: 0, max_value: 5 },
    ],
    [
      { name: "private", description: "x", type: "yes-no" },
      { name: "private", description: "x", type: yesNo, required: false },
    ],
  ])("%j", (option, body) => {
    expect(optionBody(option)).toEqual(body);
  });
});

describe("the options of a command", () => {
  const declared: readonly Option[] = [
    { name: "words", description: "x", type: "text", maxLength: 5 },
    { name: "around", description: "x", type: "number" },
    { name: "private", description: "x", type: "yes-no" },
  ];

  test("are read by name, whatever order they come in", () => {
    const given = [
      { name: "private", type: yesNo, value: false },
      { name: "around", type: integer, value: 0 },
      { name: "words", type: text, value: "pink" },
    ] as const;
    expect(readOptions(declared, [...given])).toEqual({ words: "pink", around: 0, private: false });
  });

  test("that are left out, unknown or of another type are not there", () => {
    expect(readOptions(declared)).toEqual({});
    expect(
      readOptions(declared, [
        { name: "words", type: integer, value: 3 },
        { name: "around", type: text, value: "3" },
        { name: "private", type: text, value: "true" },
        { name: "colour", type: text, value: "red" },
      ]),
    ).toEqual({});
  });

  test("are cut to the length that was declared, and not through a character", () => {
    expect(readOptions(declared, [{ name: "words", type: text, value: "pink tie" }])).toEqual({
      words: "pink ",
    });
    expect(readOptions(declared, [{ name: "words", type: text, value: "pink😀" }])).toEqual({
      words: "pink\ufffd",
    });
  });
});

test("of an autocomplete, the option being typed is the focused one", () => {
  expect(
    readFocused([
      { name: "story", type: text, value: "a" },
      { name: "words", type: text, value: "pi", focused: true },
    ]),
  ).toEqual({ option: "words", text: "pi" });
  expect(readFocused([{ name: "story", type: text, value: "a" }])).toBeUndefined();
  expect(readFocused()).toBeUndefined();
});

describe("who asks, and where", () => {
  const interaction = (parts: object) => ({ locale: "de", ...parts }) as unknown as APIInteraction;
  const member = (permissions: string) =>
    interaction({ guild_id: "6", member: { user: { id: "4" }, permissions } });

  test.each([
    ["0", false, false],
    ["8192", true, false],
    ["32", false, true],
    ["8", true, true],
    ["2251799813685247", true, true],
    ["562949953421312", false, false],
  ])("with permissions %s may manage messages: %j, and the server: %j", (permissions, messages, server) => {
    expect(readAsker(member(permissions))).toMatchObject({
      id: "4",
      locale: "de",
      mayManageMessages: messages,
      mayManageServer: server,
    });
  });

  test("in a server it is a member", () => {
    const there = { channel: { id: "5", type: ChannelType.GuildText }, guild_id: "6" };
    expect(readPlace(interaction(there))).toMatchObject({
      kind: "server",
      guildId: "6",
      channelId: "5",
    });
  });

  test("a thread belongs to its channel, and a channel to none: what it has as its parent is a category", () => {
    const inside = (type: ChannelType) =>
      readPlace(interaction({ channel: { id: "5", type, parent_id: "9" }, guild_id: "6" })).parentId;
    expect(inside(ChannelType.PublicThread)).toBe("9");
    expect(inside(ChannelType.PrivateThread)).toBe("9");
    expect(inside(ChannelType.GuildText)).toBeUndefined();
    expect(inside(ChannelType.GuildAnnouncement)).toBeUndefined();
  });

  test("in a direct message it is a user, who may manage nothing", () => {
    const there = interaction({ user: { id: "4" }, channel: { id: "5", type: ChannelType.DM } });
    expect(readAsker(there)).toEqual({
      id: "4",
      locale: "de",
      mayManageMessages: false,
      mayManageServer: false,
      mayPost: true,
    });
    expect(readPlace(there)).toMatchObject({ kind: "dm", guildId: undefined, channelId: "5" });
  });

  test.each<[string, object, string]>([
    ["the bot's own DM", { context: 1, channel: { id: "5", type: ChannelType.DM } }, "dm"],
    ["two people's DM", { context: 2, channel: { id: "5", type: ChannelType.DM } }, "group"],
    ["a group of friends", { context: 2, channel: { id: "5", type: ChannelType.GroupDM } }, "group"],
    ["a server", { context: 0, guild_id: "6", channel: { id: "5", type: ChannelType.GuildText } }, "server"],
    ["a DM without a context", { channel: { id: "5", type: ChannelType.DM } }, "dm"],
    ["a group without a context", { channel: { id: "5", type: ChannelType.GroupDM } }, "group"],
    ["a channel of no known type", { channel: { id: "5", type: 99 } }, "group"],
  ])("%s is known by Discord's context, or else by its type", (_what, parts, kind) => {
    expect(readPlace(interaction({ user: { id: "4" }, ...parts })).kind).toBe(kind);
  });

  test.each<[string, bigint, ChannelType, boolean]>([
    ["who may send", 1n << 11n, ChannelType.GuildText, true],
    ["who may only send in threads", 1n << 38n, ChannelType.GuildText, false],
    ["who may send in threads", 1n << 38n, ChannelType.PublicThread, true],
    ["who may not send in threads", 1n << 11n, ChannelType.PublicThread, false],
    ["an administrator", 1n << 3n, ChannelType.GuildAnnouncement, true],
    ["who may only read", 1n << 10n, ChannelType.GuildAnnouncement, false],
  ])("%s may post there or not", (_who, permissions, type, mayPost) => {
    const there = { channel: { id: "5", type }, guild_id: "6", member: { permissions: `${permissions}` } };
    expect(readAsker(interaction(there)).mayPost).toBe(mayPost);
  });

  test("a thread is told apart from its channel, and a category is no thread's parent", () => {
    const at = (channel: object) =>
      readPlace(interaction({ guild_id: "6", channel: { id: "5", ...channel } }));
    const thread = at({ type: ChannelType.PublicThread, parent_id: "7" });
    expect(thread).toMatchObject({ channelId: "5", parentId: "7" });
    expect(thread.isAgeRestricted).toBeUndefined();
    const text = at({ type: ChannelType.GuildText, parent_id: "7", nsfw: true });
    expect(text.parentId).toBeUndefined();
    expect(text.isAgeRestricted).toBe(true);
  });
});

test("what the menus of a message offer is read in order, and buttons offer nothing", () => {
  const menu = (...values: readonly string[]) => ({
    type: 3 as const,
    custom_id: "x",
    options: values.map((value) => ({ label: value, value })),
  });
  expect(
    readOffered([
      { type: 10, content: "text" },
      { type: 1, components: [menu("a", "b")] },
      { type: 1, components: [{ type: 2, style: 2, custom_id: "y", label: "z" }] },
      { type: 1, components: [menu("c")] },
    ]),
  ).toEqual(["a", "b", "c"]);
  expect(readOffered()).toEqual([]);
});
