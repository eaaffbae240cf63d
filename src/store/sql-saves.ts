import type { Save } from "../domain/save.ts";
import { mostSavedOf, saveCells, saveColumns, saveOf } from "./reader-rows.ts";
import { checkedNote, type SaveStore } from "./saves.ts";
import type { Database, Sql, Transaction } from "./sql.ts";

const columns = saveColumns.join(", ");

export function sqlSaves(sql: Database): SaveStore {
  return {
    addSave: async (save, mostPerReader) => {
      const note = checkedNote(save.note);
      return sql.transaction(async (on) => {
        await lockReader(on, save.userId);
        const changes = await on.run(
          `UPDATE saves SET range_start = $1, range_end = $2
           WHERE user_id = $3 AND story = $4 AND passage_id = $5`,
          save.range?.start ?? null,
          save.range?.end ?? null,
          save.userId,
          save.story,
          save.spot.id,
        );
        if (changes === 1) return "again";
        const [held] = await on.rows("SELECT count(*) AS held FROM saves WHERE user_id = $1", save.userId);
        if (Number(held?.held) >= mostPerReader) return "too-many";
        await on.run(
          `INSERT INTO saves (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          ...saveCells(withNote(save, note)),
        );
        return "saved";
      });
    },
    findSave: async (userId, story, passageId) => {
      const [row] = await sql.rows(
        `SELECT ${columns} FROM saves WHERE user_id = $1 AND story = $2 AND passage_id = $3`,
        userId,
        story,
        passageId,
      );
      return row === undefined ? undefined : saveOf(row);
    },
    saves: async (userId, { skip, most }) => {
      const rows = await sql.rows(
        `SELECT total.total, page.*
         FROM (SELECT count(*) AS total FROM saves WHERE user_id = $1) AS total
         LEFT JOIN (
           SELECT ${columns} FROM saves WHERE user_id = $1
           ORDER BY saved_at DESC, story, passage_id LIMIT $2 OFFSET $3
         ) AS page ON TRUE
         ORDER BY saved_at DESC, story, passage_id`,
        userId,
        most,
        skip,
      );
      return {
        saves: rows.filter((row) => row.passage_id !== null).map(saveOf),
        total: Number(rows[0]?.total ?? 0),
      };
    },
    noteSave: async (userId, story, passageId, note) => {
      const changes = await sql.run(
        "UPDATE saves SET note = $1 WHERE user_id = $2 AND story = $3 AND passage_id = $4",
        checkedNote(note) ?? null,
        userId,
        story,
        passageId,
      );
      return changes === 1;
    },
    removeSave: async (userId, story, passageId) => {
      const changes = await sql.run(
        "DELETE FROM saves WHERE user_id = $1 AND story = $2 AND passage_id = $3",
        userId,
        story,
        passageId,
      );
      return changes === 1;
    },
    mostSaved: async (guildId, most) => {
      const rows = await sql.rows(
        `SELECT story, passage_id, max(number) AS number, max(chapter) AS chapter, count(*) AS readers
         FROM saves WHERE guild_id = $1
         GROUP BY story, passage_id ORDER BY readers DESC, story, number LIMIT $2`,
        guildId,
        most,
      );
      return rows.map(mostSavedOf);
    },
  };
}

/** Until the commit: one reader's saves are added and forgotten in turns, or a count would be out of date when it is used. */
export async function lockReader(on: Transaction, userId: string): Promise<void> {
  await on.lock(`saves of ${userId}`);
}

/** In the order in which they were made. */
export async function allSaves(sql: Sql, userId: string): Promise<readonly Save[]> {
  const rows = await sql.rows(
    `SELECT ${columns} FROM saves WHERE user_id = $1 ORDER BY saved_at, story, passage_id`,
    userId,
  );
  return rows.map(saveOf);
}

function withNote({ note: _, ...save }: Save, note: string | undefined): Save {
  return note === undefined ? save : { ...save, note };
}
