import type { Reader } from "../domain/reader.ts";
import type { ReaderStore } from "./readers.ts";
import type { Cell, Database, Row, Sql } from "./sql.ts";
import { readerOf, readers, readingPlaces, sharedPlaces } from "./tables.ts";

export function sqlReaders(sql: Database): ReaderStore {
  const sharedPlace = (on: Sql, channelId: string, story: string) =>
    sharedPlaces.first(on, "WHERE channel_id = $1 AND story = $2", channelId, story);
  return {
    reader: (userId) => readReader(sql, userId),
    chooseAsReader: async (userId, name, value) => {
      await readers.upsert(sql, { userId, [name]: value ?? false }, ["userId"], ["userId", name]);
    },
    savePlace: async (userId, story, place) => {
      const onlyLater = "WHERE excluded.at >= reading_places.at";
      await readingPlaces.upsert(sql, { userId, story, ...place }, ["userId", "story"], undefined, onlyLater);
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
      await sharedPlaces.upsert(sql, place, ["channelId", "story"]);
    },
    moveSharedPlace: (fromId, to) =>
      sql.transaction(async (on) => {
        const { channelId, story } = to;
        // A second machine waits for the row, then finds another passage in it.
        const fields = ["id", "number", "chapter", "at"] as const;
        const changes = await sharedPlaces.update(on, to, fields, { channelId, story, id: fromId });
        return { isMoved: changes === 1, place: await sharedPlace(on, channelId, story) };
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
