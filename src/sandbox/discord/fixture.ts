import type { APIMessage, APIUser, UserFlags } from "discord-api-types/v10";
import { ApiError, type BodyFault } from "./errors.ts";
import { each } from "./json.ts";
import type { Pings } from "./mentions.ts";
import { bits } from "./permissions.ts";
import { makeRegistry } from "./registry.ts";

export type SandboxRole = { readonly id: string; name: string; permissions: bigint; mentionable: boolean };

export type Guild = {
  readonly id: string;
  name: string;
  locale: string;
  readonly ownerId: string;
  hasBot: boolean;
  readonly roles: Map<string, SandboxRole>;
};

export type SandboxChannel = {
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
  /** Of a forum. */
  tags: readonly { readonly id: string; readonly name: string }[];
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

type Violation = Readonly<Record<"method" | "route" | "path" | "code" | "message", string>>;

export type Fixture = ReturnType<typeof makeFixture>;

export function makeFixture(options: { now: () => number; token: string }) {
  const id = makeSnowflakes(options.now);
  const applicationId = id();
  const bot = makeUser(applicationId, "quoth", true);
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, SandboxChannel>();
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
      for (const { path, ...why } of faults) violations.push({ method, route, path: path.join("."), ...why });
    },
    user(name: string, wanted?: string): APIUser {
      const made = makeUser(wanted ?? id(), name, false);
      users.set(made.id, made);
      return made;
    },
    guild(name: string, wanted?: string): Guild {
      const guildId = wanted ?? id();
      const everyone = { id: guildId, name: "@everyone", permissions: bits.member, mentionable: false };
      const ownerId = this.user(`${name} owner`).id;
      const roles = new Map<string, SandboxRole>([[guildId, everyone]]);
      const made: Guild = { id: guildId, name, locale: "en-US", ownerId, hasBot: true, roles };
      guilds.set(guildId, made);
      return made;
    },
    channel(made: Partial<SandboxChannel> & { readonly name: string }): SandboxChannel {
      const channel: SandboxChannel = {
        ...{ id: id(), type: 0, permissions: bits.bot, takesMessages: true, hasBot: made.type !== 3 },
        ...{ isArchived: false, isLocked: false, requiresTag: false, tags: [], isAgeRestricted: false },
        ...{ messages: new Map(), pins: new Map(), ...made },
      };
      channels.set(channel.id, channel);
      return channel;
    },
    /** The direct messages between the bot and a user. */
    direct(user: APIUser): SandboxChannel {
      const found = [...channels.values()].find(
        ({ type, recipient, hasBot }) => type === 1 && hasBot && recipient?.id === user.id,
      );
      const made = { type: 1, name: user.username, recipient: user, permissions: bits.direct };
      return found ?? this.channel(made);
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
    channelFor(channelId: string, needed = 0n): SandboxChannel {
      const channel = channels.get(channelId);
      if (!channel) throw new ApiError(10003);
      const guild = channel.guildId === undefined ? undefined : guilds.get(channel.guildId);
      if ((guild && !guild.hasBot) || !channel.hasBot) throw new ApiError(50001);
      if ((channel.permissions & bits.viewChannel) === 0n) throw new ApiError(50001);
      if ((channel.permissions & needed) !== needed) throw new ApiError(50013);
      return channel;
    },
    postIn(channel: SandboxChannel, messageId: string): Post {
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
    flags: 0 as UserFlags,
    public_flags: 0 as UserFlags,
    ...each(null, "avatar_decoration_data banner accent_color collectibles primary_guild"),
    ...(bot ? { bot: true } : {}),
  };
}

const epochMs = 1_420_070_400_000;

/** Ids in time's order, never the same twice, also when the clock stands still or is set back. */
function makeSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromTime = BigInt(Math.max(0, Math.floor(now()) - epochMs)) << 22n;
    last = fromTime > last ? fromTime : last + 1n;
    return last.toString();
  };
}

export function shardOf(guildId: string | undefined, shards: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
