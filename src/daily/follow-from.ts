import type { Subscription } from "../domain/subscription.ts";
import { isRunning, waitsForChapters } from "./schedule.ts";
import type { ManageParts } from "./subscriptions.ts";

/**
 * A limit that goes along begins right before the first post; nothing less than a passage can be shown. Where another
 * club's posts move the same limit it goes on from where it is.
 */
export async function followFrom(
  one: Subscription,
  all: readonly Subscription[],
  parts: Pick<ManageParts, "story" | "moveLimit">,
  how: "to" | "on" = "to",
): Promise<void> {
  const { follows, story: slug } = one.settings;
  if (follows === undefined || follows === "own") return;
  const story = await parts.story(slug, one.guildId);
  const at = waitsForChapters(one) ? story?.passages.length : one.progress.last?.number;
  const passage = story?.passages[Math.max(0, (at ?? 0) - 1)];
  if (story === undefined || passage === undefined) return;
  const isShared = all.some((other) => other.id !== one.id && isRunning(other) && isSameLimit(other, one));
  await parts.moveLimit?.(one, story, passage, isShared ? "on" : how);
}

function isSameLimit({ settings: a }: Subscription, { settings: b }: Subscription): boolean {
  if (a.story !== b.story || a.follows !== b.follows) return false;
  return a.follows === "server" || a.channelId === b.channelId;
}
