import type { Cell, Row } from "./rows.ts";

/** A passage as it is remembered: by id, and by number and chapter for when an edit took the id away. */
export type Spot = { readonly id: string; readonly number: number; readonly chapter?: number };

export const spotColumns = ["passage_id", "number", "chapter"] as const;

/** In the order of `spotColumns`. */
export function spotCells(spot: Spot): Cell[] {
  return [spot.id, spot.number, spot.chapter ?? null];
}

export function spotOf(row: Row): Spot {
  const spot = { id: String(row.passage_id), number: Number(row.number) };
  return row.chapter === null ? spot : { ...spot, chapter: Number(row.chapter) };
}
