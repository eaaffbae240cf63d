import type { ChannelKind, DailySettings } from "../domain/subscription.ts";
import type { Story } from "../story/story.ts";
import { mayNotPost, storyGone, wrongChannel } from "../view/daily-errors.ts";
import { noStory } from "../view/errors.ts";
import { missingPermissions } from "./allowed.ts";
import { parseDays } from "./days.ts";
import { parseTime } from "./time.ts";
import { parseZone } from "./zones.ts";

/** What an admin filled in, as it was written. */
export type Wish = {
  readonly channel?: Picked | undefined;
  readonly time?: string | undefined;
  readonly timezone?: string | undefined;
  readonly story?: string | undefined;
  readonly order?: string | undefined;
  readonly end?: string | undefined;
  readonly days?: string | undefined;
  readonly shortest?: number | undefined;
  readonly role?: { readonly id: string; readonly isMentionable: boolean } | undefined;
  readonly thread?: boolean | undefined;
  readonly pin?: boolean | undefined;
  readonly silent?: boolean | undefined;
};

/** `permissions` are the bot's in that channel; undefined where Discord doesn't say. */
type Picked = {
  readonly id: string;
  readonly kind: ChannelKind | "other";
  readonly permissions: bigint | undefined;
};

type FindStory = (slug: string | undefined) => Story | undefined;

export function newSettings(wish: Wish, story: FindStory, now: number): DailySettings {
  if (wish.channel === undefined) throw wrongChannel();
  const standard = story(undefined);
  if (standard === undefined) throw storyGone();
  const base: DailySettings = {
    channelId: wish.channel.id,
    channelKind: "text",
    story: standard.slug,
    time: "09:00",
    zone: "UTC",
    days: "1234567",
    order: "serial",
    atEnd: "stop",
    minLength: 0,
    opensThread: false,
    isPinned: false,
    isSilent: false,
  };
  return changedSettings(base, wish, story, now);
}

/** The settings with what was wished for; a UserError for the first thing that can't be. */
export function changedSettings(
  base: DailySettings,
  wish: Wish,
  story: FindStory,
  now: number,
): DailySettings {
  const found = wish.story === undefined ? undefined : story(wish.story);
  if (wish.story !== undefined && found === undefined) throw noStory(wish.story);
  const settings: DailySettings = {
    ...base,
    ...(wish.channel === undefined ? {} : { channelId: wish.channel.id, channelKind: kindOf(wish.channel) }),
    ...(found === undefined ? {} : { story: found.slug }),
    time: wish.time === undefined ? base.time : parseTime(wish.time),
    zone: wish.timezone === undefined ? base.zone : parseZone(wish.timezone, now),
    days: wish.days === undefined ? base.days : parseDays(wish.days),
    order: wish.order === undefined ? base.order : wish.order === "shuffle" ? "shuffle" : "serial",
    atEnd: wish.end === undefined ? base.atEnd : wish.end === "again" ? "again" : "stop",
    minLength: wish.shortest ?? base.minLength,
    ...(wish.role === undefined ? {} : { roleId: wish.role.id }),
    opensThread: wish.thread ?? base.opensThread,
    isPinned: wish.pin ?? base.isPinned,
    isSilent: wish.silent ?? base.isSilent,
  };
  const permissions = wish.channel?.permissions;
  if (permissions !== undefined) {
    // A role that was picked earlier was checked then.
    const missing = missingPermissions(settings, permissions, wish.role?.isMentionable ?? true);
    if (missing.length > 0) throw mayNotPost(settings.channelId, missing);
  }
  return settings;
}

function kindOf({ kind }: Picked): ChannelKind {
  if (kind === "other") throw wrongChannel();
  return kind;
}
