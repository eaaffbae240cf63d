import { DiscordAPIError, type REST } from "discord.js";
import {
  type APIMessage,
  ChannelType,
  type RESTGetAPIGuildThreadsResult,
  Routes,
} from "discord-api-types/v10";
import type { FoundPost, PostSpot } from "../daily/poster.ts";

const page = 100;
/** 5,000 messages: an outage of hours in a busy channel. Beyond, nobody can say. */
const mostPages = 50;
/** The clock that noted the time may have been wrong by so much. */
const skewMs = 24 * 3_600_000;
const unknownMessage = 10_008;
const discordEpoch = 1_420_070_400_000;

type MarksParts = { readonly rest: REST; readonly pace: () => Promise<void> };
type Since = { readonly at: number; readonly messageId: string | undefined };

/** Looks for a bot's message with a button whose id starts with `mark`. Throws what the requests throw. */
export async function findMark(
  parts: MarksParts,
  spot: PostSpot,
  mark: string,
  since: Since,
): Promise<FoundPost> {
  return spot.channelKind === "forum"
    ? findInForum(parts, spot, mark, oldest(since))
    : findInChannel(parts, spot, mark, oldest(since));
}

/** No later than this message or time: Discord's ids grow with time. */
function oldest({ at, messageId }: Since): bigint {
  // https://docs.discord.com/developers/reference#snowflakes
  const byTime = BigInt(Math.max(0, at - skewMs - discordEpoch)) << 22n;
  const byMessage = messageId === undefined ? 0n : BigInt(messageId);
  return byTime > byMessage ? byTime : byMessage;
}

async function findInChannel(
  { rest, pace }: MarksParts,
  { channelId }: PostSpot,
  mark: string,
  until: bigint,
): Promise<FoundPost> {
  let before: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    if (pages > 0) await pace();
    const query = new URLSearchParams({ limit: String(page), ...(before === undefined ? {} : { before }) });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as readonly APIMessage[];
    for (const message of messages) {
      const found = message.author.bot === true ? markIn(message.components, mark) : undefined;
      if (found !== undefined)
        return { kind: "found", channelId: message.channel_id, messageId: message.id, mark: found };
    }
    const last = messages.at(-1);
    if (last === undefined) return pages === 0 ? emptyOrHidden(rest, channelId) : { kind: "absent" };
    if (messages.length < page || BigInt(last.id) <= until) return { kind: "absent" };
    before = last.id;
  }
  return { kind: "unreadable" };
}

/** Without the permission to read the history Discord shows an empty one; only the channel itself tells the two apart. */
async function emptyOrHidden(rest: REST, channelId: string): Promise<FoundPost> {
  const channel = (await rest.get(Routes.channel(channelId))) as { readonly last_message_id?: string | null };
  return typeof channel.last_message_id === "string" ? { kind: "unreadable" } : { kind: "absent" };
}

async function findInForum(
  { rest, pace }: MarksParts,
  { guildId, channelId }: PostSpot,
  mark: string,
  until: bigint,
): Promise<FoundPost> {
  const active = (await rest.get(Routes.guildActiveThreads(guildId))) as RESTGetAPIGuildThreadsResult;
  const recent = active.threads
    .filter((thread) => thread.type === ChannelType.PublicThread && thread.parent_id === channelId)
    .filter((thread) => BigInt(thread.id) >= until)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  for (const thread of recent.slice(0, page)) {
    await pace();
    const found = markIn(await startOf(rest, thread.id), mark);
    if (found !== undefined)
      return { kind: "found", channelId: thread.id, messageId: thread.id, mark: found };
  }
  return recent.length > page ? { kind: "unreadable" } : { kind: "absent" };
}

/** The components of a forum post's first message, which has the thread's id; none when somebody deleted it. */
async function startOf(rest: REST, threadId: string): Promise<APIMessage["components"]> {
  try {
    return ((await rest.get(Routes.channelMessage(threadId, threadId))) as APIMessage).components;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === unknownMessage) return [];
    throw error;
  }
}

/** The whole id of the first button that starts with the mark, however deep it stands. */
function markIn(components: unknown, mark: string): string | undefined {
  if (Array.isArray(components)) {
    for (const one of components) {
      const found = markIn(one, mark);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof components !== "object" || components === null) return undefined;
  if ("custom_id" in components && String(components.custom_id).startsWith(mark))
    return String(components.custom_id);
  return "components" in components ? markIn(components.components, mark) : undefined;
}
