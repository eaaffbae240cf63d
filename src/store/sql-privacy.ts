import { ownerOf } from "../owner.ts";
import type { PrivacyStore } from "./privacy.ts";
import type { Database, Sql } from "./sql.ts";
import { forgetSubscriptions } from "./sql-daily.ts";
import { readReader } from "./sql-readers.ts";
import { allSaves, lockReader } from "./sql-saves.ts";
import { forgetBringer, forgetStories } from "./sql-stories.ts";
import { gone, stories, subscriptions } from "./tables.ts";

export function sqlPrivacy(sql: Database): PrivacyStore {
  const forget = async (on: Sql, guildId: string) => {
    await on.run("DELETE FROM servers_gone WHERE guild_id = $1", guildId);
    await forgetSubscriptions(on, guildId);
    await forgetStories(on, guildId);
    await on.run("DELETE FROM preferences WHERE guild_id = $1", guildId);
    await on.run("DELETE FROM ceilings WHERE guild_id = $1", guildId);
    await on.run("DELETE FROM shared_places WHERE guild_id = $1", guildId);
    await on.run("UPDATE saves SET guild_id = NULL WHERE guild_id = $1", guildId);
  };
  return {
    exportReader: (userId) =>
      sql.snapshot(async (on) => {
        const brought = await stories.select(on, "WHERE brought_by = $1 ORDER BY brought_at, id", userId);
        const daily = await subscriptions.select(on, "WHERE guild_id = $1 ORDER BY name", ownerOf(userId));
        return {
          reader: await readReader(on, userId),
          saves: await allSaves(on, userId),
          ...(brought.length === 0 ? {} : { stories: brought }),
          ...(daily.length === 0 ? {} : { daily }),
        };
      }),
    forgetReader: (userId) =>
      sql.transaction(async (on) => {
        await lockReader(on, userId);
        await on.run("DELETE FROM saves WHERE user_id = $1", userId);
        await on.run("DELETE FROM reading_places WHERE user_id = $1", userId);
        await on.run("DELETE FROM confirmations WHERE user_id = $1", userId);
        await forgetBringer(on, userId);
        await forgetSubscriptions(on, ownerOf(userId));
        await on.run("DELETE FROM readers WHERE user_id = $1", userId);
      }),
    knownServers: async (afterId, most) => {
      const rows = await sql.rows(
        `SELECT guild_id, gone_at FROM (
           SELECT guild_id ${sql.bytewise} AS guild_id FROM subscriptions WHERE guild_id NOT LIKE $3
           UNION SELECT guild_id FROM preferences
           UNION SELECT guild_id FROM ceilings
           UNION SELECT guild_id FROM shared_places
           UNION SELECT guild_id FROM saves WHERE guild_id IS NOT NULL
           UNION SELECT guild_id FROM stories
           UNION SELECT guild_id FROM story_drafts
           UNION SELECT guild_id FROM servers_gone
         ) AS known LEFT JOIN servers_gone USING (guild_id)
         WHERE guild_id > $1 ORDER BY guild_id LIMIT $2`,
        afterId,
        most,
        ownerOf("%"),
      );
      return rows.map(gone.read);
    },
    markServerGone: async (guildId, at) => {
      await sql.run(
        "INSERT INTO servers_gone (guild_id, gone_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        guildId,
        at,
      );
    },
    serverBack: async (guildId) => {
      await sql.run("DELETE FROM servers_gone WHERE guild_id = $1", guildId);
    },
    dropServersGone: (before) =>
      sql.transaction(async (on) => {
        const left = await on.rows("DELETE FROM servers_gone WHERE gone_at < $1 RETURNING guild_id", before);
        for (const row of left) await forget(on, String(row.guild_id));
        return left.length;
      }),
  };
}
