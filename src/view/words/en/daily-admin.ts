const listed = (names: readonly string[]) => new Intl.ListFormat("en").format(names);

const dayNames = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** For those who set daily posts up. */
export const dailyAdmin = {
  starts: (name: string) => `Daily posts “${name}” start`,
  paused: "Paused",
  goingOn: "Going on",
  leftOut: "Left out",
  oneBack: "One post back",
  postedSoon: "It is posted in a moment",
  changed: "Changed",
  none: "This server has no daily posts yet. Start them with /daily start.",
  askStop: (name: string, channel: string) =>
    `Stop “${name}” in ${channel}? Its place in the story is kept for 30 days; /daily resume takes it up again.`,
  stopIt: "Stop it",
  keepIt: "Keep it",
  stopped: (shown: string, name: string) =>
    `“${shown}” is stopped. For 30 days /daily resume name:${name} takes it up again.`,
  kept: (name: string) => `“${name}” goes on as before.`,
  unchanged: "Nothing was changed.",
  zone: (zone: string, time: string) => `${zone} · ${time} now`,
  storyGone: "A story that is gone",
  /** What is posted, where, on which days, at which time of which zone. */
  when: (title: string, channel: string, days: string, time: string, zone: string) =>
    `${title} in ${channel}, ${days} at ${time} (${zone})`,
  nextTimes: (first: string, away: string, then: readonly string[]) =>
    `Next: ${first} (${away}), then ${then.join(", ")}`,
  nextPassages: (day: number, days: number, first: number, last: number) =>
    `Next is day ${day} of ${days}: ${span(first, last)}`,
  nextEnd: "Next is the note at the story's end",
  serial: "from first to last",
  shuffled: "shuffled",
  again: "then again",
  thenStops: "then it stops",
  together: (characters: number) => `passages under ${characters} characters together`,
  mentions: (role: string) => `mentions ${role}`,
  opensThread: "opens a thread",
  pinned: "pinned",
  silent: "silent",
  isPaused: "Paused. /daily resume goes on.",
  isEnded: "The story is told to its end. /daily resume starts it over, or goes on where it has grown.",
  isStopped: "Stopped. Its place is kept for 30 days.",
  blocked: (trouble: string) =>
    `**Not posting:** ${trouble} I try once a day, and go on by myself as soon as I can.`,
  blockedPaused: (trouble: string) => `**Not posting:** ${trouble} Then use /daily resume.`,
  /** A line of the past: a date and what came of it. */
  past: (when: string, what: string) => `${when}: ${what}`,
  pastEnd: "the end",
  pastSpan: (first: number, last: number) => span(first, last),
  deleted: (what: string) => `${what}, deleted since`,
  noPost: (why: string) => `no post (${why})`,
  missed: "missed, I was not running in time",
  uncertain: "uncertain whether it arrived, so it was not posted again",
  /** Why a date had no post. */
  skipped: {
    rescheduled: "the time was moved to earlier that day",
    paused: "paused",
    ended: "the story had ended",
    stopped: "stopped",
    blocked: "Discord refused it",
    "story-gone": "the story was gone",
    malformed: "Discord could not take this passage",
    otherwise: "Discord refused it",
  },
  /** Why Discord takes no posts, and how an admin mends it. */
  trouble: {
    "no-access": (channel: string) => `I can't see ${channel}. Give me View Channel and Send Messages there.`,
    "no-permission": (channel: string) =>
      `I may not write in ${channel}. Give me Send Messages there (in threads: Send Messages in Threads).`,
    "channel-gone": (_channel: string) => "The channel was deleted. Choose another with /daily edit.",
    "server-gone": (_channel: string) => "I was not in this server. Add me again.",
    "needs-tag": (channel: string) =>
      `${channel} wants a tag on every post. Switch that off in its settings, or choose another channel.`,
    locked: (channel: string) => `${channel} is locked. Unlock it, or choose another channel.`,
    "story-gone": (_channel: string) =>
      "The story is no longer here. Choose another with /daily edit, or wait until it is back.",
    otherwise: (channel: string) =>
      `Discord refuses posts to ${channel}. Check the channel's settings, or choose another channel.`,
  },
  /** ISO weekdays, Monday first: `1234567` is every day. */
  days: (days: string) => {
    if (days === "1234567") return "every day";
    if (days === "12345") return "on weekdays";
    if (days === "67") return "on weekends";
    return `on ${listed([...days].map((day) => dayNames[Number(day) - 1] ?? ""))}`;
  },
} as const;

function span(first: number, last: number): string {
  return first === last ? `passage ${first}` : `passages ${first}–${last}`;
}
