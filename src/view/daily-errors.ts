import type { UserError } from "../user-error.ts";
import { refuse } from "./refuse.ts";

export function noDaily(): UserError {
  return refuse("no-daily");
}

export function noSuchDaily(name: string, names: readonly string[]): UserError {
  return refuse("no-such-daily", { name, names });
}

export function whichDaily(names: readonly string[]): UserError {
  return refuse("which-daily", { names });
}

export function tooManyDaily(most: number): UserError {
  return refuse("too-many-daily", { most });
}

export function dailyNameTaken(name: string): UserError {
  return refuse("daily-name", { name });
}

export function badDailyName(): UserError {
  return refuse("bad-daily-name");
}

export function wrongChannel(): UserError {
  return refuse("daily-channel");
}

export function mayNotPost(channelId: string, missing: readonly string[]): UserError {
  return refuse("daily-permissions", { channel: channelId, missing });
}

export function notRunning(name: string): UserError {
  return refuse("daily-rests", { name });
}

export function onItsWay(name: string): UserError {
  return refuse("daily-on-its-way", { name });
}

export function todayIsDone(name: string): UserError {
  return refuse("daily-today-done", { name });
}

export function isRunning(name: string): UserError {
  return refuse("daily-runs", { name });
}

export function storyGone(): UserError {
  return refuse("daily-story-gone");
}

export function changedMeanwhile(): UserError {
  return refuse("daily-changed");
}
