/** The person who asks. */
export type Asker = {
  readonly id: string;
  readonly locale: string;
  readonly mayManageMessages: boolean;
  readonly mayManageServer: boolean;
  /** May write in this place by themselves: nobody else posts there through the bot. */
  readonly mayPost: boolean;
};

/** Where somebody asks, or where something is posted. */
export type Place = {
  /** `dm` is the bot and one person; in a `group` of friends, be it of two, each sees what the others are answered. */
  readonly kind: "server" | "dm" | "group";
  /** Undefined outside servers. */
  readonly guildId: string | undefined;
  readonly channelId: string;
  /** The channel that a thread belongs to: what is chosen for that holds in the thread. */
  readonly parentId?: string | undefined;
  /** Undefined where only Discord knows: of a thread it is its channel's. */
  readonly isAgeRestricted?: boolean | undefined;
  /** The server's language. */
  readonly guildLocale?: string | undefined;
  /** Somebody brought the bot along to a server that doesn't have it. */
  readonly isVisiting?: boolean;
  /** What the bot may do in this channel. */
  readonly botPermissions?: bigint;
};

/** The people who see an answer. */
export type Audience = "everyone" | "asker";
