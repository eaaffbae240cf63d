import { Client } from "discord.js";

/** The least that a discord.js bot can be: it answers everything with one fixed string. */
const client = new Client({
  intents: [],
  rest: { api: process.env.DISCORD_API_URL ?? "", version: "10" },
  allowedMentions: { parse: [] },
});
client.once("clientReady", () => process.stdout.write(`${JSON.stringify({ message: "ready" })}\n`));
client.on("interactionCreate", async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply("Here is a quote.");
});
process.once("SIGTERM", () => client.destroy());
await client.login(process.env.DISCORD_TOKEN);
