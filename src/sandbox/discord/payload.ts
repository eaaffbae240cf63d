import { randomBytes } from "node:crypto";
import type { APIUser } from "discord-api-types/v10";
import { isThread } from "./channel-kinds.ts";
import type { Fixture, Guild, SandboxChannel } from "./fixture.ts";
import { each, type Json } from "./json.ts";
import { bits } from "./permissions.ts";

const threadsBegan = "2020-01-01T00:00:00.000Z";

/** Where and by whom an interaction is made; without these it is an ordinary member in the first server's first channel. */
export type As = {
  readonly user?: APIUser;
  /** `user-install` is a server or channel that the bot has not been added to, `private` a group of friends. */
  readonly context?: "server" | "dm" | "user-install" | "private";
  readonly channel?: string;
  /** What the user may do here. */
  readonly permissions?: bigint;
  /** What the bot may do here. */
  readonly appPermissions?: bigint;
  readonly locale?: string;
};

export type InteractionPlace = {
  readonly user: APIUser;
  readonly channel: SandboxChannel;
  readonly guild?: Guild;
  /** 0 a server, 1 the bot's direct messages, 2 other private channels. */
  readonly context: 0 | 1 | 2;
  readonly isUserInstall: boolean;
  readonly permissions: bigint;
  readonly appPermissions: bigint;
  readonly locale: string;
};

export function placeOf(
  fixture: Fixture,
  defaults: { user: APIUser; channel: SandboxChannel },
  as: As,
): InteractionPlace {
  const user = as.user ?? defaults.user;
  const wanted = as.context ?? (as.channel === undefined ? "server" : undefined);
  const channel =
    as.channel === undefined
      ? channelFor(fixture, defaults.channel, user, wanted)
      : fixture.channels.get(as.channel);
  if (!channel) throw new Error(`No channel ${as.channel} in this Discord; make one with discord.channel()`);
  const guild = channel.guildId === undefined ? undefined : fixture.guilds.get(channel.guildId);
  const isUserInstall =
    wanted === "user-install" || wanted === "private" || guild?.hasBot === false || !channel.hasBot;
  const permissions = as.permissions ?? (guild ? bits.member : bits.direct);
  return {
    user,
    channel,
    ...(guild ? { guild } : {}),
    context: guild ? 0 : channel.hasBot ? 1 : 2,
    isUserInstall,
    permissions: (permissions & bits.administrator) !== 0n ? bits.all : permissions,
    appPermissions: as.appPermissions ?? channel.permissions,
    locale: as.locale ?? "en-US",
  };
}

function channelFor(
  fixture: Fixture,
  first: SandboxChannel,
  user: APIUser,
  context: As["context"],
): SandboxChannel {
  if (context === "dm") return fixture.direct(user);
  if (context === "private") return fixture.channel({ type: 3, name: "friends", permissions: bits.direct });
  if (context !== "user-install") return first;
  const elsewhere = fixture.guild("Elsewhere");
  elsewhere.hasBot = false;
  const permissions = bits.embedLinks | bits.attachFiles;
  return fixture.channel({ guildId: elsewhere.id, name: "general", permissions });
}

/** The parts that every interaction has. */
export function basePayload(fixture: Fixture, type: number, place: InteractionPlace, more: object) {
  const { user, guild, channel } = place;
  const id = fixture.id();
  const token = `aW50ZXJhY3Rpb246${randomBytes(60).toString("hex")}`;
  const member = { ...memberOf(fixture, user, place.permissions), user };
  const asker = guild
    ? {
        guild: { id: guild.id, locale: guild.locale, features: [] },
        ...{ guild_id: guild.id, guild_locale: guild.locale, member },
      }
    : { user };
  const payload = {
    id,
    application_id: fixture.applicationId,
    type,
    token,
    version: 1,
    channel: channelOf(fixture, place),
    channel_id: channel.id,
    ...asker,
    app_permissions: place.appPermissions.toString(),
    locale: place.locale,
    entitlements: [],
    authorizing_integration_owners: ownersOf(place),
    context: place.context,
    attachment_size_limit: 10_485_760,
    ...more,
  };
  return { id, token, payload };
}

export function ownersOf({ guild, user, isUserInstall }: InteractionPlace): Json {
  return isUserInstall ? { 1: user.id } : { 0: guild?.id ?? "0" };
}

export function memberOf(fixture: Fixture, user: APIUser, permissions: bigint) {
  return {
    user,
    joined_at: new Date(fixture.now() - 86_400_000).toISOString(),
    permissions: permissions.toString(),
    flags: 0,
    roles: [],
    ...each(false, "deaf mute pending"),
    ...each(null, "avatar avatar_decoration_data banner collectibles communication_disabled_until nick"),
    ...each(null, "premium_since unusual_dm_activity_until"),
  };
}

/** The channel as an interaction names it, with the permissions of the person who makes it. */
function channelOf(fixture: Fixture, { channel, permissions, guild }: InteractionPlace): object {
  const own = { id: channel.id, type: channel.type, last_message_id: lastMessage(channel), flags: 0 };
  if (channel.type === 1) return { ...own, recipients: [channel.recipient] };
  if (!guild) return { ...own, name: null, recipients: [], owner_id: fixture.id() };
  return { ...own, ...guildChannelParts(channel), permissions: permissions.toString() };
}

export function lastMessage(channel: SandboxChannel): string | null {
  return [...channel.messages.values()].findLast(({ onlyFor }) => onlyFor === undefined)?.message.id ?? null;
}

export function guildChannelParts(channel: SandboxChannel): object {
  const { guildId, parentId, ownerId, name, isAgeRestricted } = channel;
  const own = { guild_id: guildId, name, parent_id: parentId ?? null, rate_limit_per_user: 0 };
  if (!isThread(channel.type)) return { ...own, nsfw: isAgeRestricted, position: 0, topic: null };
  const counts = { message_count: 0, member_count: 1, total_message_sent: 0 };
  return { ...own, ...counts, owner_id: ownerId, thread_metadata: threadMetadata(channel) };
}

function threadMetadata(channel: SandboxChannel) {
  return {
    archived: channel.isArchived,
    archive_timestamp: threadsBegan,
    auto_archive_duration: 4320,
    locked: channel.isLocked,
    create_timestamp: threadsBegan,
    ...(channel.type === 12 ? { invitable: true } : {}),
  };
}
