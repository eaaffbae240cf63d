import type { Refusal } from "../refusal.ts";
import { refuse } from "./refuse.ts";

export function noDaily(): Refusal {
  return refuse("no-daily");
}

export function noSuchDaily(name: string, names: readonly string[]): Refusal {
  return refuse("no-such-daily", { name, names });
}

export function whichDaily(names: readonly string[]): Refusal {
  return refuse("which-daily", { names });
}

export function tooManyDaily(most: number): Refusal {
  return refuse("too-many-daily", { most });
}

export function dailyNameTaken(name: string): Refusal {
  return refuse("daily-name", { name });
}

export function badDailyName(): Refusal {
  return refuse("bad-daily-name");
}

export function wrongChannel(): Refusal {
  return refuse("daily-channel");
}

export function mayNotPost(channelId: string, missing: readonly string[]): Refusal {
  return refuse("daily-permissions", { channel: channelId, missing });
}

export function notRunning(name: string): Refusal {
  return refuse("daily-rests", { name });
}

export function onItsWay(name: string): Refusal {
  return refuse("daily-on-its-way", { name });
}

export function todayIsDone(name: string): Refusal {
  return refuse("daily-today-done", { name });
}

export function isRunning(name: string): Refusal {
  return refuse("daily-runs", { name });
}

export function storyGone(): Refusal {
  return refuse("daily-story-gone");
}

export function changedMeanwhile(): Refusal {
  return refuse("daily-changed");
}
