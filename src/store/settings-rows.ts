import type { Choices, Pace, Preferences, Scope } from "../domain/settings.ts";
import type { Spot } from "../domain/spot.ts";
import { maybe } from "./rows.ts";
import { spotOf } from "./spot.ts";
import type { Cell, Row } from "./sql.ts";

export const choiceColumns = {
  story: "story",
  offered: "offered",
  isCovered: "is_covered",
  pace: "pace",
  language: "language",
} as const satisfies Record<keyof Choices, string>;

export function choiceCell(value: Choices[keyof Choices]): Cell {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return value;
  return value.length === 0 ? null : value.join(" ");
}

export function scopeCells({ guildId, channelId }: Scope): [string, string] {
  return [guildId, channelId ?? ""];
}

/** From rows of both kinds: choices, and one for each ceiling. */
export function preferencesOf(rows: readonly Row[], channelId: string): Preferences {
  const spoilerLimits = new Map<string, Spot>();
  let choices: Choices = {};
  for (const row of rows.filter((one) => one.channel_id === channelId)) {
    if (row.passage_id === null) choices = choicesOf(row);
    else spoilerLimits.set(String(row.story), spotOf(row));
  }
  return { ...choices, spoilerLimits };
}

function choicesOf(row: Row): Choices {
  return {
    ...maybe("story", row.story, String),
    ...maybe("offered", row.offered, (value) => String(value).split(" ")),
    ...maybe("isCovered", row.is_covered, (value) => Number(value) === 1),
    ...maybe("pace", row.pace, (value) => value as Pace),
    ...maybe("language", row.language, String),
  };
}
