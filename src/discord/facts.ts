import type { REST } from "discord.js";
import { type APIChannel, type APIGuild, ChannelFlags, ChannelType, Routes } from "discord-api-types/v10";
import type { AskDiscord } from "../visibility/facts.ts";

/** An answer waits for it: what Discord doesn't say soon counts as unknown. */
const patienceMs = 1_000;

const threads: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** A forum's tags, which interactions don't bring: https://docs.discord.com/developers/resources/channel#forum-tag-object */
export async function forumTags(rest: Pick<REST, "get">, channelId: string) {
  const signal = AbortSignal.timeout(patienceMs);
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as APIChannel;
  if (channel.type !== ChannelType.GuildForum) return undefined;
  const isRequired = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  return {
    guildId: channel.guild_id ?? "",
    tags: channel.available_tags.map(({ id, name }) => ({ id, name })),
    isRequired,
  };
}

/** What interactions don't say of a place: https://docs.discord.com/developers/resources/channel#channel-object */
export function openFacts(rest: Pick<REST, "get">): AskDiscord {
  const get = (route: `/${string}`) => rest.get(route, { signal: AbortSignal.timeout(patienceMs) });
  return {
    channel: async (channelId) => {
      const channel = (await get(Routes.channel(channelId))) as APIChannel;
      const isThread = threads.includes(channel.type);
      const parent = isThread && "parent_id" in channel ? channel.parent_id : undefined;
      return {
        parentId: parent ?? undefined,
        isAgeRestricted: "nsfw" in channel && channel.nsfw === true,
      };
    },
    guildLocale: async (guildId) => ((await get(Routes.guild(guildId))) as APIGuild).preferred_locale,
  };
}
