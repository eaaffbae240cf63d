import type { Spot } from "../domain/spot.ts";
import type { Cell, Row } from "./sql.ts";

export const spotColumns = ["passage_id", "number", "chapter"] as const;

/** In the order of `spotColumns`. */
export function spotCells(spot: Spot): Cell[] {
  return [spot.id, spot.number, spot.chapter ?? null];
}

export function spotOf(row: Row): Spot {
  const spot = { id: String(row.passage_id), number: Number(row.number) };
  return row.chapter === null ? spot : { ...spot, chapter: Number(row.chapter) };
}
