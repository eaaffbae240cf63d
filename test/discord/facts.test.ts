import { REST } from "discord.js";
import { afterEach, expect, test } from "vitest";
import { openFacts } from "../../src/discord/facts.ts";
import { type Discord, openDiscord } from "../../src/sandbox/discord.ts";

let discord: Discord;
afterEach(() => discord.close());

test("Discord is asked what a channel is: its age rule, and of a thread its channel, never a category", async () => {
  discord = await openDiscord();
  const rest = new REST({ version: "10", api: discord.apiUrl }).setToken(discord.token);
  const facts = openFacts(rest);
  const guildId = discord.home.id;
  const category = discord.channel({ guildId, name: "category", type: 4 }).id;
  const adult = discord.channel({ guildId, name: "adult", parentId: category, isAgeRestricted: true }).id;
  const thread = discord.channel({ guildId, name: "thread", parentId: adult, type: 11 }).id;
  expect(await facts.channel(adult)).toEqual({ parentId: undefined, isAgeRestricted: true });
  expect(await facts.channel(thread)).toEqual({ parentId: adult, isAgeRestricted: false });
  expect(await facts.guildLocale(guildId)).toBe("en-US");
  await expect(facts.channel("123456789012345678")).rejects.toThrow();
});
