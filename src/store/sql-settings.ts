import type { SettingsStore } from "./settings.ts";
import { choiceCell, choiceColumns, preferencesOf, scopeCells } from "./settings-rows.ts";
import { spotCells } from "./spot.ts";
import type { Cell, Database, Row, Sql } from "./sql.ts";

export function sqlSettings(sql: Database): SettingsStore {
  return {
    preferences: async (guildId, channelId) => {
      const rows = await settingRows(sql, "guild_id = $1 AND channel_id IN ('', $2)", [guildId, channelId]);
      return { server: preferencesOf(rows, ""), channel: preferencesOf(rows, channelId) };
    },
    choose: async (scope, name, value) => {
      const column = choiceColumns[name];
      await sql.run(
        `INSERT INTO preferences (guild_id, channel_id, ${column}) VALUES ($1, $2, $3)
         ON CONFLICT (guild_id, channel_id) DO UPDATE SET ${column} = excluded.${column}`,
        ...scopeCells(scope),
        choiceCell(value),
      );
    },
    setSpoilerLimit: async (scope, story, ceiling) => {
      if (ceiling === undefined) {
        await sql.run(
          "DELETE FROM ceilings WHERE guild_id = $1 AND channel_id = $2 AND story = $3",
          ...scopeCells(scope),
          story,
        );
        return;
      }
      await sql.run(
        `INSERT INTO ceilings (guild_id, channel_id, story, passage_id, number, chapter)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (guild_id, channel_id, story) DO UPDATE SET
           passage_id = excluded.passage_id, number = excluded.number, chapter = excluded.chapter`,
        ...scopeCells(scope),
        story,
        ...spotCells(ceiling),
      );
    },
  };
}

/** Choices and ceilings in one statement, because each would see a moment of its own. */
export async function settingRows(
  sql: Sql,
  where: string,
  cells: readonly Cell[],
  limit = "",
): Promise<readonly Row[]> {
  return sql.rows(
    `SELECT guild_id, channel_id, story, offered, is_covered, pace, language,
       NULL AS passage_id, NULL AS number, NULL AS chapter
     FROM preferences WHERE ${where}
     UNION ALL
     SELECT guild_id, channel_id, story, NULL, NULL, NULL, NULL, passage_id, number, chapter
     FROM ceilings WHERE ${where} ${limit}`,
    ...cells,
  );
}
