import type { APIMessage, APIUser, UserFlags } from "discord-api-types/v10";
import { ApiError, type BodyFault } from "./errors.ts";
import type { Pings } from "./mentions.ts";
import { bits } from "./permissions.ts";
import { makeRegistry } from "./registry.ts";
import { makeSnowflakes } from "./snowflake.ts";

export type Role = { readonly id: string; name: string; permissions: bigint; mentionable: boolean };

export type Guild = {
  readonly id: string;
  name: string;
  locale: string;
  readonly ownerId: string;
  hasBot: boolean;
  readonly roles: Map<string, Role>;
};

export type Channel = {
  readonly id: string;
  readonly type: number;
  name: string;
  readonly guildId?: string;
  readonly parentId?: string;
  /** Whom a direct-message channel is with. */
  readonly recipient?: APIUser;
  /** What the bot may do here. */
  permissions: bigint;
  isArchived: boolean;
  isLocked: boolean;
  takesMessages: boolean;
  requiresTag: boolean;
  /** A thread has no such mark of its own in Discord: its parent's counts. */
  isAgeRestricted: boolean;
  /** False for the private channels of others, where only a user who brought the bot along uses it. */
  hasBot: boolean;
  ownerId?: string;
  readonly messages: Map<string, Post>;
  /** When each pinned message was pinned. */
  readonly pins: Map<string, string>;
};

/** A message with what only Discord knows of it. */
export type Post = {
  message: APIMessage;
  /** The request's body as last sent by the bot. */
  body: unknown;
  pings: Pings;
  /** The uploaded files, by name. */
  files: ReadonlyMap<string, Buffer>;
  isDeleted: boolean;
  edits: number;
  /** Discord gives it back with the message it made, and never again. */
  readonly nonce?: string | number;
  /** Set on an ephemeral message: the only user who sees it. */
  readonly onlyFor?: string;
  crossposted?: boolean;
  /** Discord's own notice of a pin or a thread, written in the bot's name. */
  isSystem?: boolean;
};

/** A file that a person hands in with a command. */
export type Attachment = { readonly name: string; readonly type: string; readonly bytes: Buffer };

export type Violation = {
  readonly method: string;
  readonly route: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
};

export type World = ReturnType<typeof makeWorld>;

export function makeWorld(options: { now: () => number; token: string }) {
  const id = makeSnowflakes(options.now);
  const applicationId = id();
  const bot = makeUser(applicationId, "quoth", true);
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const users = new Map<string, APIUser>([[bot.id, bot]]);
  const violations: Violation[] = [];
  const posts: Post[] = [];
  const attachments = new Map<string, Attachment>();

  return {
    ...options,
    id,
    applicationId,
    bot,
    guilds,
    channels,
    users,
    violations,
    posts,
    attachments,
    /** Where Discord's content network is; known once the server listens. */
    cdnUrl: "",
    commands: makeRegistry(applicationId, id),
    violate(method: string, route: string, faults: readonly BodyFault[]) {
      for (const { path, code, message } of faults) {
        violations.push({ method, route, path: path.join("."), code, message });
      }
    },
    user(name: string, wanted?: string): APIUser {
      const made = makeUser(wanted ?? id(), name, false);
      users.set(made.id, made);
      return made;
    },
    guild(name: string, wanted?: string): Guild {
      const guildId = wanted ?? id();
      const everyone: Role = { id: guildId, name: "@everyone", permissions: bits.member, mentionable: false };
      const owner = this.user(`${name} owner`);
      const made: Guild = {
        id: guildId,
        name,
        locale: "en-US",
        ownerId: owner.id,
        hasBot: true,
        roles: new Map([[guildId, everyone]]),
      };
      guilds.set(guildId, made);
      return made;
    },
    channel(made: Partial<Channel> & { readonly name: string }): Channel {
      const channel: Channel = {
        id: id(),
        type: 0,
        permissions: bits.bot,
        isArchived: false,
        isLocked: false,
        takesMessages: true,
        requiresTag: false,
        isAgeRestricted: false,
        hasBot: made.type !== 3,
        messages: new Map(),
        pins: new Map(),
        ...made,
      };
      channels.set(channel.id, channel);
      return channel;
    },
    /** The direct messages between the bot and a user. */
    direct(user: APIUser): Channel {
      const found = [...channels.values()].find(
        ({ type, recipient, hasBot }) => type === 1 && hasBot && recipient?.id === user.id,
      );
      return (
        found ?? this.channel({ type: 1, name: user.username, recipient: user, permissions: bits.direct })
      );
    },
    /** The guild itself is unknown to a bot outside it, while what lies in it is out of its reach. */
    guildKnown(guildId: string): Guild {
      const guild = guilds.get(guildId);
      if (!guild?.hasBot) throw new ApiError(10004);
      return guild;
    },
    guildWithBot(guildId: string): Guild {
      const guild = guilds.get(guildId);
      if (!guild) throw new ApiError(10004);
      if (!guild.hasBot) throw new ApiError(50001);
      return guild;
    },
    /** The channel, if the bot can see it and may do all that `needed` names. */
    channelFor(channelId: string, needed = 0n): Channel {
      const channel = channels.get(channelId);
      if (!channel) throw new ApiError(10003);
      const guild = channel.guildId === undefined ? undefined : guilds.get(channel.guildId);
      if ((guild && !guild.hasBot) || !channel.hasBot) throw new ApiError(50001);
      if ((channel.permissions & bits.viewChannel) === 0n) throw new ApiError(50001);
      if ((channel.permissions & needed) !== needed) throw new ApiError(50013);
      return channel;
    },
    postIn(channel: Channel, messageId: string): Post {
      const post = channel.messages.get(messageId);
      if (!post || post.isDeleted || post.onlyFor !== undefined) throw new ApiError(10008);
      return post;
    },
  };
}

function makeUser(id: string, username: string, bot: boolean): APIUser {
  return {
    id,
    username: username.toLowerCase().replace(/[^a-z0-9._]+/g, "_"),
    discriminator: bot ? "1337" : "0",
    global_name: bot ? null : username,
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    accent_color: null,
    collectibles: null,
    primary_guild: null,
    flags: 0 as UserFlags,
    public_flags: 0 as UserFlags,
    ...(bot ? { bot: true } : {}),
  };
}
