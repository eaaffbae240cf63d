import type { REST } from "discord.js";
import { type RESTGetAPICurrentUserGuildsResult, Routes } from "discord-api-types/v10";

// https://docs.discord.com/developers/resources/user#get-current-user-guilds
const pageSize = 200;

/** The ids of all servers that have the bot. Throws unless Discord's list could be read to its end. */
export async function listServers(rest: REST): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let after = "0"; ; ) {
    const query = new URLSearchParams({ limit: String(pageSize), after });
    const page = (await rest.get(Routes.userGuilds(), { query })) as RESTGetAPICurrentUserGuildsResult;
    for (const { id } of page) ids.add(id);
    const last = page.at(-1)?.id;
    if (last === undefined || page.length < pageSize) return ids;
    after = last;
  }
}
