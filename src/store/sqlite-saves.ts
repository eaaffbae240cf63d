import { mostSavedOf, saveCells, saveColumns, saveOf } from "./reader-rows.ts";
import { checkedNote, type Save, type SaveStore } from "./saves.ts";
import { call, type Sql } from "./sqlite.ts";

const columns = saveColumns.join(", ");

export function sqliteSaves(sql: Sql): SaveStore {
  return {
    addSave: call((save, mostPerReader) => {
      const note = checkedNote(save.note);
      return sql.transaction(() => {
        const changes = sql.run(
          "UPDATE saves SET range_start = ?, range_end = ? WHERE user_id = ? AND story = ? AND passage_id = ?",
          save.range?.start ?? null,
          save.range?.end ?? null,
          save.userId,
          save.story,
          save.spot.id,
        );
        if (changes === 1) return "again";
        const held = sql.get("SELECT count(*) AS held FROM saves WHERE user_id = ?", save.userId);
        if (Number(held?.held) >= mostPerReader) return "too-many";
        sql.run(
          `INSERT INTO saves (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...saveCells(withNote(save, note)),
        );
        return "saved";
      });
    }),
    findSave: call((userId, story, passageId) => {
      const row = sql.get(
        `SELECT ${columns} FROM saves WHERE user_id = ? AND story = ? AND passage_id = ?`,
        userId,
        story,
        passageId,
      );
      return row === undefined ? undefined : saveOf(row);
    }),
    saves: call((userId, { skip, most }) => {
      const rows = sql.all(
        `SELECT total.total, page.*
         FROM (SELECT count(*) AS total FROM saves WHERE user_id = ?) AS total
         LEFT JOIN (
           SELECT ${columns} FROM saves WHERE user_id = ?
           ORDER BY saved_at DESC, story, passage_id LIMIT ? OFFSET ?
         ) AS page ON TRUE
         ORDER BY saved_at DESC, story, passage_id`,
        userId,
        userId,
        most,
        skip,
      );
      return {
        saves: rows.filter((row) => row.passage_id !== null).map(saveOf),
        total: Number(rows[0]?.total ?? 0),
      };
    }),
    noteSave: call((userId, story, passageId, note) => {
      const changes = sql.run(
        "UPDATE saves SET note = ? WHERE user_id = ? AND story = ? AND passage_id = ?",
        checkedNote(note) ?? null,
        userId,
        story,
        passageId,
      );
      return changes === 1;
    }),
    removeSave: call((userId, story, passageId) => {
      const changes = sql.run(
        "DELETE FROM saves WHERE user_id = ? AND story = ? AND passage_id = ?",
        userId,
        story,
        passageId,
      );
      return changes === 1;
    }),
    mostSaved: call((guildId, most) =>
      sql
        .all(
          `SELECT story, passage_id, max(number) AS number, max(chapter) AS chapter, count(*) AS readers
           FROM saves WHERE guild_id = ?
           GROUP BY story, passage_id ORDER BY readers DESC, story, number LIMIT ?`,
          guildId,
          most,
        )
        .map(mostSavedOf),
    ),
  };
}

/** In the order in which they were made. */
export function allSaves(sql: Sql, userId: string): readonly Save[] {
  return sql
    .all(`SELECT ${columns} FROM saves WHERE user_id = ? ORDER BY saved_at, story, passage_id`, userId)
    .map(saveOf);
}

function withNote({ note: _, ...save }: Save, note: string | undefined): Save {
  return note === undefined ? save : { ...save, note };
}
