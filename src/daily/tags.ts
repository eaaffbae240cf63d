import { LRUCache } from "lru-cache";
import type { DailySettings } from "../domain/subscription.ts";
import { userError } from "../user-error.ts";
import type { DailyInput } from "./input.ts";

export type ForumTag = { readonly id: string; readonly name: string };

/** A forum's tags, and whether it wants one on each post; undefined for any other channel. */
export type ForumTags = (
  channelId: string,
) => Promise<
  { readonly guildId: string; readonly tags: readonly ForumTag[]; readonly isRequired: boolean } | undefined
>;

/** Somebody types some letters a second, and each asks. */
const rememberedMs = 30_000;
const mostKnown = 1_000;

/** The tags of a server's forum, to choose from; remembered for a moment. None of another server's. */
export function knownTags(
  ask: ForumTags | undefined,
  now: () => number,
): (guildId: string, channelId: string) => Promise<readonly ForumTag[]> {
  type Asked = { readonly at: number; readonly forum: ReturnType<ForumTags> };
  const known = new LRUCache<string, Asked>({ max: mostKnown });
  return async (guildId, channelId) => {
    const before = known.get(channelId);
    const isFresh = before !== undefined && Math.abs(now() - before.at) < rememberedMs;
    const forum = isFresh ? before.forum : ask?.(channelId).catch(() => undefined);
    if (!isFresh && forum !== undefined) known.set(channelId, { at: now(), forum });
    const found = await forum;
    return found?.guildId === guildId ? found.tags : [];
  };
}

const none = /^(?:none|-)$/i;

/** The settings with the tag that was wished for, under the name that the forum gives it. */
export async function tagged(
  settings: DailySettings,
  { tag: wished, channel }: Pick<DailyInput, "tag" | "channel">,
  ask: ForumTags | undefined,
): Promise<DailySettings> {
  const { tag: before, ...rest } = settings;
  const { channelId, channelKind } = settings;
  if (channelKind !== "forum") {
    if (wished !== undefined && !none.test(wished.trim())) throw userError("daily-tag-forum");
    return rest;
  }
  if (wished === undefined && channel === undefined) return settings;
  // Where Discord does not say, the post itself will.
  const forum = await ask?.(channelId).catch(() => undefined);
  if (forum === undefined && wished === undefined) return rest;
  const { tags = [], isRequired = false } = forum ?? {};
  const named = wished === undefined ? undefined : tagNamed(tags, wished);
  if (named !== undefined) return { ...rest, tag: named };
  const isLeftOut = wished === undefined || none.test(wished.trim());
  const names = tags.map(({ name }) => name);
  if (!isLeftOut) {
    const written = wished.trim().slice(0, 40).replace(/\s+/g, " ");
    throw userError("daily-tag", { channel: channelId, written, names, count: names.length });
  }
  if (isRequired) throw userError("daily-tag-wanted", { channel: channelId, names });
  return rest;
}

function tagNamed(tags: readonly ForumTag[], written: string): ForumTag | undefined {
  const plain = (name: string) => name.normalize("NFKC").trim().toLowerCase();
  return tags.find(({ name }) => plain(name) === plain(written));
}
