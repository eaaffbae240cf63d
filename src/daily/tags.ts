import type { DailySettings } from "../domain/subscription.ts";
import { UserError } from "../user-error.ts";
import type { DailyInput } from "./input.ts";

export type ForumTag = { readonly id: string; readonly name: string };

/** A forum's tags, and whether it wants one on each post; undefined for any other channel. */
export type ForumTags = (
  channelId: string,
) => Promise<{ readonly tags: readonly ForumTag[]; readonly isRequired: boolean } | undefined>;

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
    if (wished !== undefined && !none.test(wished.trim())) throw noForum();
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
  if (!isLeftOut) throw noSuchTag(channelId, wished, tags);
  if (isRequired) throw tagWanted(channelId, tags);
  return rest;
}

function tagNamed(tags: readonly ForumTag[], written: string): ForumTag | undefined {
  const plain = (name: string) => name.normalize("NFKC").trim().toLowerCase();
  return tags.find(({ name }) => plain(name) === plain(written));
}

function noForum(): UserError {
  return new UserError(
    "daily-tag-forum",
    "Only the posts of a forum have tags. Leave tag out, or pick a forum.",
  );
}

function noSuchTag(channelId: string, written: string, tags: readonly ForumTag[]): UserError {
  const name = written.trim().slice(0, 40).replace(/\s+/g, " ");
  const names = tags.map((tag) => tag.name);
  const has = names.length === 0 ? "It has none." : `It has ${names.join(", ")}.`;
  return new UserError("daily-tag", `<#${channelId}> has no tag “${name}”. ${has}`, {
    ...{ channel: `<#${channelId}>`, written: name, names, count: names.length },
  });
}

function tagWanted(channelId: string, tags: readonly ForumTag[]): UserError {
  const names = tags.map((tag) => tag.name);
  return new UserError(
    "daily-tag-wanted",
    `<#${channelId}> wants a tag on every post. Give one with tag: ${names.join(", ")}.`,
    { channel: `<#${channelId}>`, names },
  );
}
