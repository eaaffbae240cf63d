import type { SettingsStore } from "./settings.ts";
import type { Cell, Database, Row, Sql } from "./sql.ts";
import { choices, preferencesOf, spoilerLimits } from "./tables.ts";

export function sqlSettings(sql: Database): SettingsStore {
  return {
    preferences: async (guildId, channelId) => {
      const rows = await settingRows(sql, "guild_id = $1 AND channel_id IN ('', $2)", [guildId, channelId]);
      return { server: preferencesOf(rows, ""), channel: preferencesOf(rows, channelId) };
    },
    choose: async ({ guildId, channelId = "" }, name, value) => {
      const isNone = Array.isArray(value) && value.length === 0;
      const chosen = { guildId, channelId, [name]: isNone ? undefined : value };
      await choices.upsert(sql, chosen, ["guildId", "channelId"], ["guildId", "channelId", name]);
    },
    setSpoilerLimit: async ({ guildId, channelId = "" }, story, last) => {
      if (last === undefined) {
        const which = "guild_id = $1 AND channel_id = $2 AND story = $3";
        await sql.run(`DELETE FROM ceilings WHERE ${which}`, guildId, channelId, story);
      } else {
        const limit = { guildId, channelId, story, ...last };
        await spoilerLimits.upsert(sql, limit, ["guildId", "channelId", "story"]);
      }
    },
  };
}

/** Choices and spoiler limits in one statement, because each would see a moment of its own. */
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
