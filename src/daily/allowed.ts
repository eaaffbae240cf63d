import type { DailySettings } from "../domain/subscription.ts";

// https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags
const viewChannel = { bit: 1n << 10n, name: "View Channel" };
const sendMessages = { bit: 1n << 11n, name: "Send Messages" };
const readHistory = { bit: 1n << 16n, name: "Read Message History" };
const mentionEveryone = { bit: 1n << 17n, name: "Mention @everyone, @here and All Roles" };
const createThreads = { bit: 1n << 35n, name: "Create Public Threads" };
const sendInThreads = { bit: 1n << 38n, name: "Send Messages in Threads" };
const pinMessages = { bit: 1n << 51n, name: "Pin Messages" };
const administrator = 1n << 3n;

/** Its messages can have threads. */
export function isPlain({ channelKind }: Pick<DailySettings, "channelKind">): boolean {
  return channelKind === "text" || channelKind === "announcement";
}

/** Its posts may take several messages, of which the further ones stand in a thread. */
export function isLong({ portion = "passage", until }: Pick<DailySettings, "portion" | "until">): boolean {
  return portion !== "passage" || until !== undefined;
}

/**
 * What the bot lacks in the channel for these settings, as Discord's own words for it. The history is needed to look
 * for a post whose arrival is in doubt.
 */
export function missingPermissions(
  settings: Pick<DailySettings, "channelKind" | "opensThread" | "isPinned" | "roleId" | "portion" | "until">,
  permissions: bigint,
  roleIsMentionable: boolean,
): readonly string[] {
  if ((permissions & administrator) !== 0n) return [];
  const needed = [
    viewChannel,
    settings.channelKind === "thread" ? sendInThreads : sendMessages,
    readHistory,
    ...((settings.opensThread || isLong(settings)) && isPlain(settings) ? [createThreads] : []),
    ...(isLong(settings) && settings.channelKind !== "thread" ? [sendInThreads] : []),
    ...(settings.isPinned && settings.channelKind !== "forum" ? [pinMessages] : []),
    ...(settings.roleId !== undefined && !roleIsMentionable ? [mentionEveryone] : []),
  ];
  return needed.filter(({ bit }) => (permissions & bit) === 0n).map(({ name }) => name);
}
