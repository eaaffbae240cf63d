/** Why Discord takes no posts, and how an admin mends it. */
export function troubleOf(reason: string | undefined, channelId: string): string {
  switch (reason) {
    case "no-access":
      return `I can't see <#${channelId}>. Give me View Channel and Send Messages there.`;
    case "no-permission":
      return `I may not write in <#${channelId}>. Give me Send Messages there (in threads: Send Messages in Threads).`;
    case "channel-gone":
      return "The channel was deleted. Choose another with /daily edit.";
    case "server-gone":
      return "I was not in this server. Add me again.";
    case "needs-tag":
      return `<#${channelId}> wants a tag on every post. Switch that off in its settings, or choose another channel.`;
    case "locked":
      return `<#${channelId}> is locked. Unlock it, or choose another channel.`;
    case "story-gone":
      return "The story is no longer here. Choose another with /daily edit, or wait until it is back.";
    default:
      return `Discord refuses posts to <#${channelId}>. Check the channel's settings, or choose another channel.`;
  }
}

/** Why a date had no post. */
export const skippedWords: ReadonlyMap<string, string> = new Map([
  ["rescheduled", "the time was moved to earlier that day"],
  ["paused", "paused"],
  ["ended", "the story had ended"],
  ["stopped", "stopped"],
  ["blocked", "Discord refused it"],
  ["story-gone", "the story was gone"],
  ["ceiling", "it was beyond what the channel shows"],
  ["malformed", "Discord could not take this passage"],
]);

const dayNames = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

export function daysOf(days: string): string {
  if (days === "1234567") return "every day";
  if (days === "12345") return "on weekdays";
  if (days === "67") return "on weekends";
  return `on ${new Intl.ListFormat("en").format([...days].map((day) => dayNames[Number(day) - 1] ?? ""))}`;
}
