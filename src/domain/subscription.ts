import type { ChannelKind } from "./option.ts";

// The words a daily subscription is stored in. Times are milliseconds since 1970 (UTC); dates are local ones, such as 2026-03-29.

/** Where a post goes: to a channel of a server, or to a person's direct messages. */
export type PostKind = ChannelKind | "dm";

export type Portion = "passage" | "scene" | "chapter" | number;

/** What an admin chose for a daily post, or a person for their own. */
export type DailySettings = {
  /** Of direct messages the person's id: their channel is Discord's to name. */
  readonly channelId: string;
  readonly channelKind: PostKind;
  /** The story's slug. */
  readonly story: string;
  /** Wall-clock time, 00:00 to 23:59. */
  readonly time: string;
  /** An IANA time zone. */
  readonly zone: string;
  /** ISO weekdays, Monday first: "1234567" is every day; "5.1" is the first Friday of a month, "5.-1" the last. */
  readonly days: string;
  readonly order: "serial" | "shuffle";
  readonly atEnd: "stop" | "again";
  /** Passages shorter than this are posted together with the next; 0 joins none. */
  readonly minLength: number;
  /** How much a post brings; a passage where nothing is said. A number is words. */
  readonly portion?: Portion;
  /** The local date of the last post: the portions are reckoned so that the story ends then. */
  readonly until?: string;
  /** Every so many days, counted from `anchor`; every day of the week that `days` names where nothing is said. */
  readonly every?: number;
  readonly anchor?: string;
  /** What brings a post: a day where nothing is said, a chapter that the story gains, a day that the story names. */
  readonly on?: "new-chapters" | "story-dates";
  /** Whose spoiler limit moves along with the posts; of direct messages it is the reader's own. */
  readonly follows?: "server" | "channel" | "own";
  /** Discord's language of a person, for what is posted to them alone. */
  readonly language?: string;
  /** The one role that a post mentions. */
  readonly roleId?: string;
  /** Of a forum, for each post. */
  readonly tag?: { readonly id: string; readonly name: string };
  readonly opensThread: boolean;
  readonly isPinned: boolean;
  readonly isSilent: boolean;
  /** The name of the look in which a card is posted; text where there is none. */
  readonly look?: string;
};

/** A chapter that is no news any more: the ids of its first and last passages, and a mark of its title. */
export type ToldChapter = readonly [first: string, last: string, title: string];

/** How far the story has been told. Passages are known by id, so that edits elsewhere move nothing. */
export type Progress = {
  /** 1 the first time through the story. */
  readonly round: number;
  /** The last passage of the last post; its number helps when an edit took the id away. */
  readonly last?: { readonly id: string; readonly number: number };
  /** Posts of this round told in order, so that their days count on whatever a post brings. Missing in older ones. */
  readonly posts?: number;
  /** Ids shown in this round; kept for a shuffle only. */
  readonly shown: readonly string[];
  /** Kept where new chapters are told. */
  readonly told?: readonly ToldChapter[];
};

/** blocked: Discord refuses the posts; one try a day finds out when it takes them again. ended: the story is told. */
export type SubscriptionState = "active" | "paused" | "blocked" | "ended" | "stopped";

export type Subscription = {
  readonly id: string;
  /** The server's id, or what stands for a person in its place: `owner.ts` says. */
  readonly guildId: string;
  readonly name: string;
  readonly settings: DailySettings;
  readonly progress: Progress;
  readonly state: SubscriptionState;
  readonly reason?: string;
  /** When it came into this state. */
  readonly since: number;
  /** The latest local date that is settled, or that lies before the start. */
  readonly closedDate: string;
  /** The next delivery: a local date, or the key of an extra one. */
  readonly slot: string;
  /** When that delivery is due by the settings. */
  readonly dueAt: number;
  /** When a machine should take it up: due and spread, or the next try, or the end of a lease; undefined while it rests. */
  readonly wakeAt?: number;
  /** The slot that was claimed last, unless it is certain that nothing was posted for it. */
  readonly triedSlot?: string;
  readonly triedAt?: number;
  /** The settings of that try: where it may stand, and of which story, whatever was changed since. */
  readonly triedSettings?: DailySettings;
  /** Claims of this slot in a row. */
  readonly attempts: number;
  /** Refusals by Discord in a row. */
  readonly refusals: number;
  /** Raised by every write; `replace` and `settle` give way to a write in between. */
  readonly revision: number;
};
