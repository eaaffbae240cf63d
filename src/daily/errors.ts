import { UserError } from "../user-error.ts";

export function noDaily(): UserError {
  return new UserError("no-daily", "This server has no daily posts yet. Start them with /daily start.");
}

export function noSuchDaily(name: string, names: readonly string[]): UserError {
  return new UserError(
    "no-such-daily",
    `There are no daily posts called “${name}” here. The name option takes ${names.join(", ")}.`,
    { name, names },
  );
}

export function whichDaily(names: readonly string[]): UserError {
  return new UserError(
    "which-daily",
    `This server has several daily posts. Say which with the name option: ${names.join(", ")}.`,
    { names },
  );
}

export function tooManyDaily(most: number): UserError {
  return new UserError(
    "too-many-daily",
    `A server can have ${most} daily posts, and this one has them. Stop one with /daily stop first.`,
    { most },
  );
}

export function tooManyOwnDaily(most: number): UserError {
  return new UserError(
    "too-many-own-daily",
    `You already get ${most} stories every day, the most you can have. Stop one in /daily-me first.`,
    { most },
  );
}

export function ownDailyClock(): UserError {
  return new UserError(
    "own-daily-clock",
    "Fill in timezone with a city, such as London, so that I know when to send it.",
  );
}

export function dailyNameTaken(name: string): UserError {
  return new UserError(
    "daily-name",
    `There are daily posts called “${name}” already. Give another name, or change those with /daily edit.`,
    { name },
  );
}

export function badDailyName(): UserError {
  return new UserError(
    "bad-daily-name",
    "A name needs a letter or a digit. Write something short, like morning.",
  );
}

export function wrongChannel(): UserError {
  return new UserError(
    "daily-channel",
    "Daily posts go to text, announcement, forum and thread channels. Pick one of those.",
  );
}

export function mayNotPost(channelId: string, missing: readonly string[]): UserError {
  return new UserError(
    "daily-permissions",
    `I lack ${missing.join(", ")} in <#${channelId}>. Grant it to me in the channel's settings under Permissions, then try again.`,
    { channel: channelId, missing },
  );
}

/** A role that every member has, which a post would wake everybody with. */
/** What holds for a channel holds in its threads, which have no limit of their own. */
export function threadHasNoLimit(): UserError {
  return new UserError(
    "daily-follow-thread",
    "A thread has no spoiler limit of its own. Follow with the whole server, or post to a channel.",
  );
}

export function everyoneRole(): UserError {
  return new UserError(
    "daily-everyone",
    "Daily posts never mention @everyone. Pick another role, or leave the role out.",
  );
}

export function isPaused(name: string): UserError {
  return new UserError("daily-paused", `“${name}” is paused already. /daily resume goes on.`, { name });
}

export function hasEnded(name: string): UserError {
  return new UserError(
    "daily-ended",
    `“${name}” has told its story to the end, so there is nothing to pause. /daily resume starts it over.`,
    { name },
  );
}

export function atBeginning(name: string): UserError {
  return new UserError(
    "daily-beginning",
    `“${name}” stands at its first post, so there is none to go back to.`,
    { name },
  );
}

export function nothingToChange(): UserError {
  return new UserError(
    "daily-no-change",
    "Nothing to change: fill in at least one option of /daily edit, such as time or channel.",
  );
}

export function notRunning(name: string): UserError {
  return new UserError(
    "daily-rests",
    `“${name}” is not running, so nothing can be posted from it. Use /daily resume first.`,
    { name },
  );
}

export function onItsWay(name: string): UserError {
  return new UserError(
    "daily-on-its-way",
    `A post of “${name}” is on its way just now. Try again in a minute.`,
    { name },
  );
}

export function waitsForItsStory(name: string): UserError {
  return new UserError(
    "daily-waits-for-chapters",
    `“${name}” posts when its story gains a chapter, so there is no next post to plan, skip or bring forward.`,
    { name },
  );
}

export function postsOnItsDates(name: string): UserError {
  return new UserError(
    "daily-posts-on-dates",
    `“${name}” posts on its story's own days, so there is nothing to skip, go back to or bring forward.`,
    { name },
  );
}

export function whenIsIt(): UserError {
  return new UserError("daily-when", "Say when to post: fill in time and timezone.");
}

export function todayIsDone(name: string): UserError {
  return new UserError(
    "daily-today-done",
    `Today is settled for “${name}” already. Ask for an extra post instead: it doesn't count as a day's.`,
    { name },
  );
}

export function isActive(name: string): UserError {
  return new UserError(
    "daily-runs",
    `“${name}” is running already. /daily status shows when it posts next.`,
    { name },
  );
}

export function storyGone(): UserError {
  return new UserError(
    "daily-story-gone",
    "The story of these posts is no longer here. Choose another with /daily edit, or wait until it is back.",
  );
}

export function changedMeanwhile(): UserError {
  return new UserError("daily-changed", "Somebody else changed these posts at the same moment. Try again.");
}

export function noStory(named: string): UserError {
  return new UserError("no-story", `There is no story called “${named}”.`, { named });
}
