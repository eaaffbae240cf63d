import { Refusal } from "../refusal.ts";
import { echo } from "./text.ts";

export function noDaily(): Refusal {
  return new Refusal("no-daily", "This server has no daily posts yet. Start them with /daily start.");
}

export function noSuchDaily(name: string, names: readonly string[]): Refusal {
  return new Refusal(
    "no-such-daily",
    `There are no daily posts called “${echo(name)}” here. The name option takes ${listed(names)}.`,
  );
}

export function whichDaily(names: readonly string[]): Refusal {
  return new Refusal(
    "which-daily",
    `This server has several daily posts. Say which with the name option: ${listed(names)}.`,
  );
}

export function tooManyDaily(most: number): Refusal {
  return new Refusal(
    "too-many-daily",
    `A server can have ${most} daily posts, and this one has them. Stop one with /daily stop first.`,
  );
}

export function dailyNameTaken(name: string): Refusal {
  return new Refusal(
    "daily-name",
    `There are daily posts called “${echo(name)}” already. Give another name, or change those with /daily edit.`,
  );
}

export function badDailyName(): Refusal {
  return new Refusal(
    "bad-daily-name",
    "A name needs a letter or a digit. Write something short, like morning.",
  );
}

export function wrongChannel(): Refusal {
  return new Refusal(
    "daily-channel",
    "Daily posts go to text, announcement, forum and thread channels. Pick one of those.",
  );
}

export function mayNotPost(channelId: string, missing: readonly string[]): Refusal {
  return new Refusal(
    "daily-permissions",
    `I lack ${listed(missing)} in <#${channelId}>. Grant it to me in the channel's settings under Permissions, then try again.`,
  );
}

export function notRunning(name: string): Refusal {
  return new Refusal(
    "daily-rests",
    `“${echo(name)}” is not running, so nothing can be posted from it. Use /daily resume first.`,
  );
}

export function onItsWay(name: string): Refusal {
  return new Refusal(
    "daily-on-its-way",
    `A post of “${echo(name)}” is on its way just now. Try again in a minute.`,
  );
}

export function todayIsDone(name: string): Refusal {
  return new Refusal(
    "daily-today-done",
    `Today is settled for “${echo(name)}” already. Ask for an extra post instead: it doesn't count as a day's.`,
  );
}

export function isRunning(name: string): Refusal {
  return new Refusal(
    "daily-runs",
    `“${echo(name)}” is running already. /daily status shows when it posts next.`,
  );
}

export function storyGone(): Refusal {
  return new Refusal(
    "daily-story-gone",
    "The story of these posts is no longer here. Choose another with /daily edit, or wait until it is back.",
  );
}

export function changedMeanwhile(): Refusal {
  return new Refusal("daily-changed", "Somebody else changed these posts at the same moment. Try again.");
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat("en").format(words);
}
