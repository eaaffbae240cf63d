import type { Subscription } from "../domain/subscription.ts";
import type { Story } from "../story/story.ts";
import type { PostLimits } from "./choose.ts";

/** What a channel shows of a story; all of it where nobody says. */
export type LimitsAt = (
  where: { readonly guildId: string; readonly channelId: string; readonly isThread: boolean },
  story: Story,
) => Promise<PostLimits>;

export async function postLimitsOf(
  parts: { readonly limitsAt?: LimitsAt | undefined },
  { guildId, settings }: Subscription,
  story: Story | undefined,
): Promise<PostLimits> {
  const { channelId, channelKind, language } = settings;
  if (story === undefined || parts.limitsAt === undefined)
    return { last: Number.POSITIVE_INFINITY, isSpoiler: false, language };
  const limits = await parts.limitsAt({ guildId, channelId, isThread: channelKind === "thread" }, story);
  // A limit that moves along with these posts lies before them, and does not hold them up.
  const isOwn = settings.follows !== undefined && limits.hindrance === undefined;
  return {
    ...limits,
    language: language ?? limits.language,
    ...(isOwn ? { last: Number.POSITIVE_INFINITY } : {}),
  };
}
