import {
  readerChoiceCell,
  readerChoiceColumns,
  readerOf,
  sharedPlaceCells,
  sharedPlaceColumns,
  sharedPlaceOf,
} from "./reader-rows.ts";
import type { Reader, ReaderStore } from "./readers.ts";
import { spotCells } from "./spot.ts";
import { call, type Sql } from "./sqlite.ts";

const shared = sharedPlaceColumns.join(", ");

export function sqliteReaders(sql: Sql): ReaderStore {
  const sharedPlace = (channelId: string, story: string) =>
    sharedPlaceOf(
      sql.get(`SELECT ${shared} FROM shared_places WHERE channel_id = ? AND story = ?`, channelId, story),
    );
  return {
    reader: call((userId) => readReader(sql, userId)),
    chooseAsReader: call((userId, name, value) => {
      const column = readerChoiceColumns[name];
      sql.run(
        `INSERT INTO readers (user_id, ${column}) VALUES (?, ?)
         ON CONFLICT (user_id) DO UPDATE SET ${column} = excluded.${column}`,
        userId,
        readerChoiceCell(value),
      );
    }),
    keepPlace: call((userId, story, place) => {
      sql.run(
        `INSERT INTO reading_places (user_id, story, passage_id, number, chapter, at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (user_id, story) DO UPDATE SET
           passage_id = excluded.passage_id, number = excluded.number, chapter = excluded.chapter, at = excluded.at
         WHERE excluded.at >= reading_places.at`,
        userId,
        story,
        ...spotCells(place),
        place.at,
      );
    }),
    confirm: call((userId, story) => {
      sql.run(
        "INSERT INTO confirmations (user_id, story) VALUES (?, ?) ON CONFLICT DO NOTHING",
        userId,
        story,
      );
    }),
    sharedPlace: call(sharedPlace),
    setSharedPlace: call((place) => {
      sql.run(
        `INSERT INTO shared_places (${shared}) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (channel_id, story) DO UPDATE SET
           guild_id = excluded.guild_id, passage_id = excluded.passage_id, number = excluded.number,
           chapter = excluded.chapter, at = excluded.at`,
        ...sharedPlaceCells(place),
      );
    }),
    moveSharedPlace: call((fromId, to) =>
      sql.transaction(() => {
        const changes = sql.run(
          `UPDATE shared_places SET passage_id = ?, number = ?, chapter = ?, at = ?
           WHERE channel_id = ? AND story = ? AND passage_id = ?`,
          ...spotCells(to),
          to.at,
          to.channelId,
          to.story,
          fromId,
        );
        return { isMoved: changes === 1, place: sharedPlace(to.channelId, to.story) };
      }),
    ),
    endSharedPlace: call((channelId, story) => {
      sql.run("DELETE FROM shared_places WHERE channel_id = ? AND story = ?", channelId, story);
    }),
  };
}

export function readReader(sql: Sql, userId: string): Reader {
  const rows = sql.all(
    `SELECT 'choices' AS kind, NULL AS story, NULL AS passage_id, NULL AS number, NULL AS chapter, NULL AS at,
       language, is_careful
     FROM readers WHERE user_id = ?
     UNION ALL
     SELECT 'place', story, passage_id, number, chapter, at, NULL, NULL FROM reading_places WHERE user_id = ?
     UNION ALL
     SELECT 'confirmed', story, NULL, NULL, NULL, NULL, NULL, NULL FROM confirmations WHERE user_id = ?`,
    userId,
    userId,
    userId,
  );
  return readerOf(userId, rows);
}
