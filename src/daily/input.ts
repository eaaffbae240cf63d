import type { DailySettings, PostKind } from "../domain/subscription.ts";
import type { Story } from "../story/story.ts";
import { userError } from "../user-error.ts";
import { isLong, isPlain, missingPermissions } from "./allowed.ts";
import { parseDays } from "./days.ts";
import { readAlong } from "./read-along.ts";
import { parseTime } from "./time.ts";
import { parseZone } from "./zones.ts";

/** What an admin filled in, as it was written. */
export type DailyInput = {
  readonly channel?: PickedChannel | undefined;
  readonly time?: string | undefined;
  readonly timezone?: string | undefined;
  readonly story?: string | undefined;
  readonly order?: string | undefined;
  readonly end?: string | undefined;
  readonly days?: string | undefined;
  readonly shortest?: number | undefined;
  readonly role?: { readonly id: string; readonly isMentionable: boolean } | undefined;
  /** Takes the role off. */
  readonly "no-role"?: boolean | undefined;
  readonly thread?: boolean | undefined;
  readonly pin?: boolean | undefined;
  readonly silent?: boolean | undefined;
  /** Of a card; `text` for none. */
  readonly look?: string | undefined;
  /** `passage`, `scene`, `chapter`, or a number of words as it was written. */
  readonly portion?: string | undefined;
  /** The date on which the story is to end, as it was written; `none` for no such date. */
  readonly until?: string | undefined;
  /** Every so many days. */
  readonly every?: number | undefined;
  /** The name of a forum's tag; `none` for none. */
  readonly tag?: string | undefined;
  /** `every-day`, `new-chapters` or `story-dates`. */
  readonly on?: string | undefined;
  /** `server`, `channel` or `none`; `own` in direct messages. */
  readonly follow?: string | undefined;
  /** Of who is posted to alone. */
  readonly language?: string | undefined;
  /** The number of the passage to begin at. */
  readonly from?: number | undefined;
};

/** `permissions` are the bot's in that channel; undefined where Discord doesn't say. */
type PickedChannel = {
  readonly id: string;
  readonly kind: PostKind | "other";
  readonly permissions: bigint | undefined;
};

/** Who fills it in, and where: a role of the server's own id is @everyone, and in this place the bot's permissions are known. */
export type InputPlace = {
  readonly guildId: string;
  readonly locale?: string | undefined;
  readonly channelId?: string | undefined;
  readonly botPermissions?: bigint | undefined;
};

/** A server's story, or the operator's; the standard one when none is named. */
export type FindStory<Slug = string> = (
  slug: Slug,
  guildId: string,
) => Story | undefined | Promise<Story | undefined>;

type StoryNamed = (slug: string | undefined) => Story | undefined;

/** What an input may name, found before it is read. */
export async function storiesFor(
  { story }: DailyInput,
  find: FindStory<string | undefined>,
  guildId: string,
): Promise<StoryNamed> {
  const standard = await find(undefined, guildId);
  const named = story === undefined ? undefined : await find(story, guildId);
  return (slug) => (slug === undefined ? standard : named);
}

/** Shorter passages are no day's: they come together with the next. */
const shortestAlone = 200;

export function newSettings(
  input: DailyInput,
  at: InputPlace,
  story: StoryNamed,
  now: number,
): DailySettings {
  if (input.channel === undefined) throw userError("daily-channel");
  const standard = story(undefined);
  if (standard === undefined) throw userError("daily-story-gone");
  const isTimed = input.time !== undefined && input.timezone !== undefined;
  if (!isTimed && input.on !== "new-chapters") throw userError("daily-when");
  const base: DailySettings = {
    channelId: input.channel.id,
    channelKind: "text",
    story: standard.slug,
    time: "09:00",
    zone: "UTC",
    days: "1234567",
    order: "serial",
    atEnd: "stop",
    minLength: shortestAlone,
    opensThread: false,
    isPinned: false,
    isSilent: false,
  };
  return changedSettings(base, input, at, story, now);
}

/** The settings with what was wished for; a UserError for the first thing that can't be. */
export function changedSettings(
  base: DailySettings,
  input: DailyInput,
  at: InputPlace,
  story: StoryNamed,
  now: number,
): DailySettings {
  if (input.role?.id === at.guildId) throw userError("daily-everyone");
  const { look: _, on: _o, portion: _p, until: _u, every: _e, anchor: _a, follows: _f, ...plain } = base;
  const { roleId: __, ...unmentioned } = plain;
  const found = input.story === undefined ? undefined : story(input.story);
  if (input.story !== undefined && found === undefined) throw userError("no-story", { named: input.story });
  const named = {
    ...(input["no-role"] === true ? unmentioned : plain),
    ...(input.channel === undefined
      ? {}
      : { channelId: input.channel.id, channelKind: kindOf(input.channel) }),
    ...(found === undefined ? {} : { story: found.slug }),
    time: input.time === undefined ? base.time : parseTime(input.time, at.locale),
    zone: input.timezone === undefined ? base.zone : parseZone(input.timezone, now, at.locale),
    days: input.days === undefined ? base.days : parseDays(input.days, at.locale),
    order: input.order === undefined ? base.order : input.order === "shuffle" ? "shuffle" : "serial",
    atEnd: input.end === undefined ? base.atEnd : input.end === "again" ? "again" : "stop",
    minLength: input.shortest ?? base.minLength,
    ...(input.role === undefined ? {} : { roleId: input.role.id }),
    isPinned: input.pin ?? base.isPinned,
    isSilent: input.silent ?? base.isSilent,
    ...lookOf(input.look ?? base.look),
    ...(input.language === undefined ? {} : { language: input.language }),
  };
  const along = readAlong({ ...base, ...named }, input, now);
  const settings: DailySettings = {
    ...named,
    ...along,
    opensThread: opensThread(base, { ...named, ...along }, input),
  };
  if (settings.follows === "channel" && settings.channelKind === "thread")
    throw userError("daily-follow-thread");
  const isHere = input.channel === undefined && settings.channelId === at.channelId;
  const permissions = isHere ? at.botPermissions : input.channel?.permissions;
  const asksMore = input.channel ?? input.role ?? input.thread ?? input.pin ?? input.portion ?? input.until;
  if (permissions !== undefined && asksMore !== undefined) {
    // A role that was picked earlier was checked then.
    const missing = missingPermissions(settings, permissions, input.role?.isMentionable ?? true);
    if (missing.length > 0) throw userError("daily-permissions", { channel: settings.channelId, missing });
  }
  return settings;
}

/** Of a portion longer than a passage people talk, and what one message can't hold needs a place. */
function opensThread(
  base: DailySettings,
  next: Omit<DailySettings, "opensThread">,
  { thread }: DailyInput,
): boolean {
  if (thread !== undefined) return thread;
  return base.opensThread || (isPlain(next) && isLong(next) && !isLong(base));
}

function lookOf(look: string | undefined): Pick<DailySettings, "look"> {
  return look === undefined || look === "text" ? {} : { look };
}

function kindOf({ kind }: PickedChannel): PostKind {
  if (kind === "other") throw userError("daily-channel");
  return kind;
}
