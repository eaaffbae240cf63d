import type { SettingsStore } from "./settings.ts";
import { choiceCell, choiceColumns, preferencesOf, scopeCells } from "./settings-rows.ts";
import { spotCells } from "./spot.ts";
import { call, type Sql } from "./sqlite.ts";

export function sqliteSettings(sql: Sql): SettingsStore {
  return {
    preferences: call((guildId, channelId) => {
      const rows = sql.all(
        `SELECT channel_id, story, offered, is_covered, pace, language,
           NULL AS passage_id, NULL AS number, NULL AS chapter
         FROM preferences WHERE guild_id = ? AND channel_id IN ('', ?)
         UNION ALL
         SELECT channel_id, story, NULL, NULL, NULL, NULL, passage_id, number, chapter
         FROM ceilings WHERE guild_id = ? AND channel_id IN ('', ?)`,
        guildId,
        channelId,
        guildId,
        channelId,
      );
      return { server: preferencesOf(rows, ""), channel: preferencesOf(rows, channelId) };
    }),
    choose: call((scope, name, value) => {
      const column = choiceColumns[name];
      sql.run(
        `INSERT INTO preferences (guild_id, channel_id, ${column}) VALUES (?, ?, ?)
         ON CONFLICT (guild_id, channel_id) DO UPDATE SET ${column} = excluded.${column}`,
        ...scopeCells(scope),
        choiceCell(value),
      );
    }),
    setCeiling: call((scope, story, ceiling) => {
      if (ceiling === undefined) {
        sql.run(
          "DELETE FROM ceilings WHERE guild_id = ? AND channel_id = ? AND story = ?",
          ...scopeCells(scope),
          story,
        );
        return;
      }
      sql.run(
        `INSERT INTO ceilings (guild_id, channel_id, story, passage_id, number, chapter) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (guild_id, channel_id, story) DO UPDATE SET
           passage_id = excluded.passage_id, number = excluded.number, chapter = excluded.chapter`,
        ...scopeCells(scope),
        story,
        ...spotCells(ceiling),
      );
    }),
    channelsWithPreferences: call((guildId) =>
      sql
        .all(
          `SELECT channel_id FROM preferences
           WHERE guild_id = ? AND channel_id <> ''
             AND (is_covered IS NOT NULL OR COALESCE(story, offered, pace, language) IS NOT NULL)
           UNION
           SELECT channel_id FROM ceilings WHERE guild_id = ? AND channel_id <> ''
           ORDER BY channel_id`,
          guildId,
          guildId,
        )
        .map((row) => String(row.channel_id)),
    ),
  };
}
