import type { PrivacyStore } from "./privacy.ts";
import { maybe } from "./rows.ts";
import { call, type Sql } from "./sqlite.ts";
import { forgetSubscriptions } from "./sqlite-daily.ts";
import { readReader } from "./sqlite-readers.ts";
import { allSaves } from "./sqlite-saves.ts";

export function sqlitePrivacy(sql: Sql): PrivacyStore {
  const forget = (guildId: string) => {
    sql.run("DELETE FROM servers_gone WHERE guild_id = ?", guildId);
    forgetSubscriptions(sql, guildId);
    sql.run("DELETE FROM preferences WHERE guild_id = ?", guildId);
    sql.run("DELETE FROM ceilings WHERE guild_id = ?", guildId);
    sql.run("DELETE FROM shared_places WHERE guild_id = ?", guildId);
    sql.run("UPDATE saves SET guild_id = NULL WHERE guild_id = ?", guildId);
  };
  return {
    exportReader: call((userId) =>
      sql.transaction(() => ({ reader: readReader(sql, userId), saves: allSaves(sql, userId) })),
    ),
    forgetReader: call((userId) =>
      sql.transaction(() => {
        sql.run("DELETE FROM saves WHERE user_id = ?", userId);
        sql.run("DELETE FROM reading_places WHERE user_id = ?", userId);
        sql.run("DELETE FROM confirmations WHERE user_id = ?", userId);
        sql.run("DELETE FROM readers WHERE user_id = ?", userId);
      }),
    ),
    knownServers: call((afterId, most) =>
      sql
        .all(
          `SELECT guild_id, gone_at FROM (
             SELECT guild_id FROM subscriptions
             UNION SELECT guild_id FROM preferences
             UNION SELECT guild_id FROM ceilings
             UNION SELECT guild_id FROM shared_places
             UNION SELECT guild_id FROM saves WHERE guild_id IS NOT NULL
             UNION SELECT guild_id FROM servers_gone
           ) AS known LEFT JOIN servers_gone USING (guild_id)
           WHERE guild_id > ? ORDER BY guild_id LIMIT ?`,
          afterId,
          most,
        )
        .map((row) => ({ guildId: String(row.guild_id), ...maybe("goneAt", row.gone_at, Number) })),
    ),
    markServerGone: call((guildId, at) => {
      sql.run(
        "INSERT INTO servers_gone (guild_id, gone_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        guildId,
        at,
      );
    }),
    serverBack: call((guildId) => {
      sql.run("DELETE FROM servers_gone WHERE guild_id = ?", guildId);
    }),
    dropServersGone: call((before) =>
      sql.transaction(() => {
        const gone = sql.all("DELETE FROM servers_gone WHERE gone_at < ? RETURNING guild_id", before);
        for (const row of gone) forget(String(row.guild_id));
        return gone.length;
      }),
    ),
    forgetServer: call((guildId) => sql.transaction(() => forget(guildId))),
  };
}
