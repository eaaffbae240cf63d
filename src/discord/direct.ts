import type { REST } from "discord.js";
import { type APIDMChannel, Routes } from "discord-api-types/v10";
import { LRUCache } from "lru-cache";

const mostKnown = 10_000;

/**
 * The channel of direct messages with a person: Discord gives the same one each time, and minds bots that ask often.
 * https://docs.discord.com/developers/resources/user#create-dm
 */
export function openDirects(
  rest: Pick<REST, "post">,
  pace: () => Promise<void>,
): (userId: string) => Promise<string> {
  const known = new LRUCache<string, string>({ max: mostKnown });
  return async (userId) => {
    const before = known.get(userId);
    if (before !== undefined) return before;
    const { id } = (await rest.post(Routes.userChannels(), {
      body: { recipient_id: userId },
    })) as APIDMChannel;
    known.set(userId, id);
    await pace();
    return id;
  };
}
