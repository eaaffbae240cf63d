import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import type { Named, Role, Where } from "./protocol.ts";

/** The small server that the preview plays in. */
export const applicationId = "100000000000000001";
export const guildId = "100000000000000002";
const dmChannelId = "100000000000000012";

const mayEverywhere =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.MentionEveryone;
/** What daily posts may need besides. */
const botMayEverywhere =
  mayEverywhere |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.PinMessages;
const adminMay =
  botMayEverywhere |
  PermissionFlagsBits.ManageGuild |
  PermissionFlagsBits.ManageMessages |
  PermissionFlagsBits.ManageRoles |
  PermissionFlagsBits.ManageChannels;

export const people: Readonly<Record<Role, Named & { readonly permissions: bigint }>> = {
  reader: { id: "100000000000000021", name: "Reader", permissions: mayEverywhere },
  admin: { id: "100000000000000022", name: "Admin", permissions: adminMay },
};
export const bot: Named = { id: applicationId, name: "Quoth" };

type Channel = Named & { readonly type: ChannelType; readonly botMay: bigint };
/** The last one is closed to the bot, so that its commands can be seen to say so. */
export const channels: readonly Channel[] = [
  { id: "100000000000000011", name: "stories", type: ChannelType.GuildText, botMay: botMayEverywhere },
  { id: "100000000000000013", name: "general", type: ChannelType.GuildText, botMay: botMayEverywhere },
  { id: "100000000000000014", name: "news", type: ChannelType.GuildAnnouncement, botMay: botMayEverywhere },
  { id: "100000000000000015", name: "staff-only", type: ChannelType.GuildText, botMay: 0n },
];
export const roles: readonly Named[] = [
  { id: guildId, name: "@everyone" },
  { id: "100000000000000031", name: "Night readers" },
  { id: "100000000000000032", name: "Moderators" },
];

/** The channel of that id, or the one that the page shows there. */
export function channelIn(where: Where, id?: string): Channel {
  const there = channels.find((one) => one.id === id) ?? channels[0];
  if (where === "server" && there !== undefined) return there;
  return { id: dmChannelId, name: "Quoth", type: ChannelType.DM, botMay: mayEverywhere };
}

export function mayPostIn({ botMay }: Channel): boolean {
  return (botMay & PermissionFlagsBits.SendMessages) !== 0n;
}

/** Ids for the commands of a catalogue, so that the preview's /help has commands to click on. */
export function commandIdsOf(names: Iterable<string>): ReadonlyMap<string, string> {
  return new Map([...names].map((name) => [name, commandIdOf(name)]));
}

/** The same for a name each time, as Discord's are. */
export function commandIdOf(name: string): string {
  let sum = 0n;
  for (const sign of name) sum = (sum * 31n + BigInt(sign.codePointAt(0) ?? 0)) % 1_000_000_007n;
  return String(200_000_000_000_000_000n + sum);
}
