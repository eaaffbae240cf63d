import type { Reader, ReaderChoices, ReadingPlace, SharedPlace } from "../domain/reader.ts";
import type { MostSaved, Save } from "../domain/save.ts";
import { maybe } from "./rows.ts";
import { spotCells, spotColumns, spotOf } from "./spot.ts";
import type { Cell, Row } from "./sql.ts";

export const readerChoiceColumns = {
  isCareful: "is_careful",
} as const satisfies Record<keyof ReaderChoices, string>;

export function readerChoiceCell(value: ReaderChoices[keyof ReaderChoices]): Cell {
  if (typeof value === "boolean") return value ? 1 : 0;
  return value ?? null;
}

/** From rows of three kinds: choices, places, confirmations. */
export function readerOf(userId: string, rows: readonly Row[]): Reader {
  const places = new Map<string, ReadingPlace>();
  const confirmed: string[] = [];
  let choices: Row = {};
  for (const row of rows) {
    if (row.kind === "place") places.set(String(row.story), { ...spotOf(row), at: Number(row.at) });
    else if (row.kind === "confirmed") confirmed.push(String(row.story));
    else choices = row;
  }
  return {
    userId,
    isCareful: Number(choices.is_careful ?? 0) === 1,
    places,
    confirmed: confirmed.sort(),
  };
}

export const sharedPlaceColumns = ["channel_id", "story", "guild_id", ...spotColumns, "at"] as const;

/** In the order of `sharedPlaceColumns`. */
export function sharedPlaceCells(place: SharedPlace): Cell[] {
  return [place.channelId, place.story, place.guildId, ...spotCells(place), place.at];
}

export function sharedPlaceOf(row: Row | undefined): SharedPlace | undefined {
  if (row === undefined) return undefined;
  return {
    channelId: String(row.channel_id),
    story: String(row.story),
    guildId: String(row.guild_id),
    ...spotOf(row),
    at: Number(row.at),
  };
}

export const saveColumns = [
  "user_id",
  "story",
  ...spotColumns,
  "range_start",
  "range_end",
  "note",
  "guild_id",
  "saved_at",
] as const;

/** In the order of `saveColumns`. */
export function saveCells(save: Save): Cell[] {
  return [
    save.userId,
    save.story,
    ...spotCells(save.spot),
    save.range?.start ?? null,
    save.range?.end ?? null,
    save.note ?? null,
    save.guildId ?? null,
    save.savedAt,
  ];
}

export function saveOf(row: Row): Save {
  return {
    userId: String(row.user_id),
    story: String(row.story),
    spot: spotOf(row),
    ...maybe("range", row.range_start, (start) => ({ start: Number(start), end: Number(row.range_end) })),
    ...maybe("note", row.note, String),
    ...maybe("guildId", row.guild_id, String),
    savedAt: Number(row.saved_at),
  };
}

export function mostSavedOf(row: Row): MostSaved {
  return { story: String(row.story), spot: spotOf(row), readers: Number(row.readers) };
}
