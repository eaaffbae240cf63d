import { ChannelType, PermissionFlagsBits as may } from "discord-api-types/v10";
import type { Discord } from "./discord.ts";
import { kind } from "./kinds.ts";
import type {
  BotPermission,
  NamedEntry,
  OptionChoices,
  PersonRole,
  PlaceKind,
  ShownPlace,
} from "./protocol.ts";

/** The small server of the sandbox, the people in it, and their private conversations. */
const guildId = "100000000000000002";
const threadId = "100000000000000018";

export const botPermissions: Readonly<Record<BotPermission, bigint>> = {
  "View Channel": may.ViewChannel,
  "Send Messages": may.SendMessages,
  "Embed Links": may.EmbedLinks,
  "Attach Files": may.AttachFiles,
  "Read Message History": may.ReadMessageHistory,
  "Mention Everyone": may.MentionEveryone,
  "Create Public Threads": may.CreatePublicThreads,
  "Send Messages in Threads": may.SendMessagesInThreads,
  "Pin Messages": may.PinMessages,
};
const memberMay =
  may.ViewChannel |
  may.SendMessages |
  may.EmbedLinks |
  may.AttachFiles |
  may.ReadMessageHistory |
  may.UseApplicationCommands |
  may.CreatePublicThreads |
  may.SendMessagesInThreads;
const botMay = Object.values(botPermissions).reduce((all, one) => all | one, 0n);
const adminMay = botMay | memberMay | may.ManageGuild | may.ManageMessages | may.ManageRoles;

export const people: Readonly<Record<PersonRole, NamedEntry & { readonly permissions: bigint }>> = {
  reader: { id: "100000000000000021", name: "Reader", permissions: memberMay },
  other: { id: "100000000000000023", name: "Robin", permissions: memberMay },
  admin: { id: "100000000000000022", name: "Admin", permissions: adminMay | may.ManageChannels },
};
export const roles: readonly NamedEntry[] = [
  { id: guildId, name: "@everyone" },
  { id: "100000000000000031", name: "Night readers" },
  { id: "100000000000000032", name: "Moderators" },
];

type TownChannel = NamedEntry & {
  readonly type: ChannelType;
  readonly kind: PlaceKind;
  readonly tags?: readonly NamedEntry[];
};
/** The last one is closed to the bot, so that its commands can be seen to say so. */
export const channels: readonly TownChannel[] = [
  { id: "100000000000000011", name: "stories", type: ChannelType.GuildText, kind: "text" },
  { id: "100000000000000013", name: "general", type: ChannelType.GuildText, kind: "text" },
  { id: "100000000000000016", name: "after-dark", type: ChannelType.GuildText, kind: "restricted" },
  { id: "100000000000000014", name: "news", type: ChannelType.GuildAnnouncement, kind: "news" },
  {
    id: "100000000000000017",
    name: "reading-room",
    type: ChannelType.GuildForum,
    kind: "forum",
    tags: [{ id: "100000000000000041", name: "Read along" }],
  },
  { id: "100000000000000015", name: "staff-only", type: ChannelType.GuildText, kind: "text" },
];
const [stories, general] = channels;

const choicesOf = (list: readonly (NamedEntry & { readonly type?: number })[], sign: string) =>
  list.map(({ id, name, type }) => ({
    ...(type === undefined ? {} : { type }),
    name: `${sign}${name.replace(/^@/, "")}`,
    value: id,
  }));
const members = choicesOf(Object.values(people), "@");
export const choices: OptionChoices = {
  [kind.userSelect]: members,
  [kind.roleSelect]: choicesOf(roles, "@"),
  [kind.mentionableSelect]: [...members, ...choicesOf(roles, "@")],
  [kind.channelSelect]: choicesOf(channels, "#"),
};

export const home = { guild: guildId, channel: general?.id ?? "", reader: people.reader.id };

export type Town = {
  readonly places: () => readonly ShownPlace[];
  readonly roleOf: (userId: string) => PersonRole | undefined;
};

/** Founds the server in an empty Discord. */
export function found(discord: Discord): Town {
  discord.home.name = "Readers";
  for (const { id, name } of Object.values(people).slice(1)) discord.user(name, id);
  for (const { id, name } of roles.slice(1)) discord.role(guildId, name, true, id);
  // In the order of the list.
  discord.channels.delete(discord.general.id);
  for (const { id, name, type, kind, tags = [] } of channels) {
    const own = id === discord.general.id ? discord.general : discord.channel({ id, name, type, guildId });
    discord.channels.set(id, own);
    own.permissions = name === "staff-only" ? 0n : botMay;
    own.isAgeRestricted = kind === "restricted";
    own.tags = tags;
  }
  const parentId = stories?.id ?? "";
  const thread = { name: "What did I just read?", type: 11, guildId, parentId, permissions: botMay };
  discord.channel({ id: threadId, ownerId: people.reader.id, ...thread });
  const friend = discord.user("Sam", "100000000000000024");
  const direct = (["reader", "other", "admin"] as const).map((role) => ({
    key: "dm",
    of: role,
    id: discord.direct(discord.person(people[role].id)).id,
  }));
  const apart = discord.channel({ type: 1, name: "Sam", recipient: friend, hasBot: false }).id;
  const group = discord.channel({ type: 3, name: "Book club" }).id;

  const shown = (kind: PlaceKind, id: string, more: Partial<ShownPlace> = {}): ShownPlace => {
    const channel = discord.channels.get(id);
    const granted = Object.entries(botPermissions).filter(([, bit]) => (channel?.permissions ?? 0n) & bit);
    const name = channel?.name ?? "";
    return { key: id, id, name, kind, botMay: granted.map(([one]) => one as BotPermission), ...more };
  };
  return {
    places: () => [
      ...channels.flatMap(({ id, kind }) => [
        shown(kind, id),
        ...discord.threads(id).map((one) => shown("thread", one.id, { parent: id })),
      ]),
      ...direct.map(({ id, ...of }) => shown("dm", id, { ...of, name: "Quoth" })),
      shown("friend", apart, { key: "friend" }),
      shown("group", group, { key: "group" }),
    ],
    roleOf: (userId) =>
      (Object.keys(people) as readonly PersonRole[]).find((role) => people[role].id === userId),
  };
}
