import type { Save } from "../domain/save.ts";
import { checkedNote, type SaveStore } from "./saves.ts";
import type { Database, Sql, Transaction } from "./sql.ts";
import { saveOf, saveRow, saves, spots } from "./tables.ts";

export function sqlSaves(sql: Database): SaveStore {
  const one = "user_id = $1 AND story = $2 AND passage_id = $3";
  return {
    addSave: async ({ note, ...given }, mostPerReader) => {
      const checked = checkedNote(note);
      const save = saveRow(checked === undefined ? given : { ...given, note: checked });
      const { userId, story, id } = save;
      return sql.transaction(async (on) => {
        await lockReader(on, userId);
        const changes = await saves.update(on, save, ["rangeStart", "rangeEnd"], { userId, story, id });
        if (changes === 1) return "again";
        const [held] = await on.rows("SELECT count(*) AS held FROM saves WHERE user_id = $1", userId);
        if (Number(held?.held) >= mostPerReader) return "too-many";
        await saves.insert(on, save);
        return "saved";
      });
    },
    findSave: async (userId, story, passageId) => {
      const found = await saves.first(sql, `WHERE ${one}`, userId, story, passageId);
      return found && saveOf(found);
    },
    saves: async (userId, { skip, most }) => {
      const rows = await sql.rows(
        `SELECT total.total, page.*
         FROM (SELECT count(*) AS total FROM saves WHERE user_id = $1) AS total
         LEFT JOIN (
           SELECT ${saves.columns} FROM saves WHERE user_id = $1
           ORDER BY saved_at DESC, story, passage_id LIMIT $2 OFFSET $3
         ) AS page ON TRUE
         ORDER BY saved_at DESC, story, passage_id`,
        userId,
        most,
        skip,
      );
      return {
        saves: rows.filter((row) => row.passage_id !== null).map((row) => saveOf(saves.read(row))),
        total: Number(rows[0]?.total ?? 0),
      };
    },
    noteSave: async (userId, story, id, note) =>
      (await saves.update(sql, { note: checkedNote(note) }, ["note"], { userId, story, id })) === 1,
    removeSave: async (userId, story, passageId) =>
      (await sql.run(`DELETE FROM saves WHERE ${one}`, userId, story, passageId)) === 1,
    mostSaved: async (guildId, most) => {
      const rows = await sql.rows(
        `SELECT story, passage_id, max(number) AS number, max(chapter) AS chapter, count(*) AS readers
         FROM saves WHERE guild_id = $1
         GROUP BY story, passage_id ORDER BY readers DESC, story, number LIMIT $2`,
        guildId,
        most,
      );
      return rows.map((row) => ({
        story: String(row.story),
        spot: spots.read(row),
        readers: Number(row.readers),
      }));
    },
  };
}

/** Until the commit: one reader's saves are added and forgotten in turns, or a count would be out of date when it is used. */
export async function lockReader(on: Transaction, userId: string): Promise<void> {
  await on.lock(`saves of ${userId}`);
}

/** In the order in which they were made. */
export async function allSaves(sql: Sql, userId: string): Promise<readonly Save[]> {
  const rows = await saves.select(sql, "WHERE user_id = $1 ORDER BY saved_at, story, passage_id", userId);
  return rows.map(saveOf);
}
