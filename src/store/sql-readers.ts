import type { Reader } from "../domain/reader.ts";
import {
  readerChoiceCell,
  readerChoiceColumns,
  readerOf,
  sharedPlaceCells,
  sharedPlaceColumns,
  sharedPlaceOf,
} from "./reader-rows.ts";
import type { ReaderStore } from "./readers.ts";
import { spotCells } from "./spot.ts";
import type { Cell, Database, Row, Sql } from "./sql.ts";

const shared = sharedPlaceColumns.join(", ");

export function sqlReaders(sql: Database): ReaderStore {
  const sharedPlace = async (on: Sql, channelId: string, story: string) => {
    const [row] = await on.rows(
      `SELECT ${shared} FROM shared_places WHERE channel_id = $1 AND story = $2`,
      channelId,
      story,
    );
    return sharedPlaceOf(row);
  };
  return {
    reader: (userId) => readReader(sql, userId),
    chooseAsReader: async (userId, name, value) => {
      const column = readerChoiceColumns[name];
      await sql.run(
        `INSERT INTO readers (user_id, ${column}) VALUES ($1, $2)
         ON CONFLICT (user_id) DO UPDATE SET ${column} = excluded.${column}`,
        userId,
        readerChoiceCell(value),
      );
    },
    keepPlace: async (userId, story, place) => {
      await sql.run(
        `INSERT INTO reading_places (user_id, story, passage_id, number, chapter, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (user_id, story) DO UPDATE SET
           passage_id = excluded.passage_id, number = excluded.number, chapter = excluded.chapter, at = excluded.at
         WHERE excluded.at >= reading_places.at`,
        userId,
        story,
        ...spotCells(place),
        place.at,
      );
    },
    confirm: async (userId, story) => {
      await sql.run(
        "INSERT INTO confirmations (user_id, story) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        userId,
        story,
      );
    },
    sharedPlace: (channelId, story) => sharedPlace(sql, channelId, story),
    setSharedPlace: async (place) => {
      await sql.run(
        `INSERT INTO shared_places (${shared}) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (channel_id, story) DO UPDATE SET
           guild_id = excluded.guild_id, passage_id = excluded.passage_id, number = excluded.number,
           chapter = excluded.chapter, at = excluded.at`,
        ...sharedPlaceCells(place),
      );
    },
    moveSharedPlace: (fromId, to) =>
      sql.transaction(async (on) => {
        // Who comes second waits for the row, then finds another passage in it.
        const changes = await on.run(
          `UPDATE shared_places SET passage_id = $1, number = $2, chapter = $3, at = $4
           WHERE channel_id = $5 AND story = $6 AND passage_id = $7`,
          ...spotCells(to),
          to.at,
          to.channelId,
          to.story,
          fromId,
        );
        return { isMoved: changes === 1, place: await sharedPlace(on, to.channelId, to.story) };
      }),
    endSharedPlace: async (channelId, story) => {
      await sql.run("DELETE FROM shared_places WHERE channel_id = $1 AND story = $2", channelId, story);
    },
  };
}

export async function readReader(sql: Sql, userId: string): Promise<Reader> {
  return readerOf(userId, await readerRows(sql, "user_id = $1", [userId]));
}

/** Choices, places and accepted warnings in one statement, because each would see a moment of its own. */
export async function readerRows(
  sql: Sql,
  where: string,
  cells: readonly Cell[],
  limit = "",
): Promise<readonly Row[]> {
  return sql.rows(
    `SELECT user_id, 'choices' AS kind, NULL AS story, NULL AS passage_id, NULL AS number, NULL AS chapter, NULL AS at,
       is_careful
     FROM readers WHERE ${where}
     UNION ALL
     SELECT user_id, 'place', story, passage_id, number, chapter, at, NULL FROM reading_places WHERE ${where}
     UNION ALL
     SELECT user_id, 'confirmed', story, NULL, NULL, NULL, NULL, NULL FROM confirmations WHERE ${where} ${limit}`,
    ...cells,
  );
}
