// Discord's limits for what the bot sends. Each is on the page named above it, or in Discord's OpenAPI description.

// https://docs.discord.com/developers/components/reference: all text of one Components V2 message.
export const messageText = 4_000;
// https://github.com/discord/discord-api-docs/issues/8554: more than about 10,000 bytes of it fail with a status of 500.
const messageBytes = 9_600;
export const selectOptions = 25;
export const selectLabel = 100;
export const selectDescription = 100;
export const mediaDescription = 1_024;

// https://docs.discord.com/developers/interactions/application-commands. A name or a value of a choice, and a command's
// description, have at least one character.
export const commands = 100;
export const commandCharacters = 8_000;
export const commandName = /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u;
export const commandDescription = 100;
export const commandOptions = 25;
export const choices = 25;
export const choiceName = 100;
export const choiceValue = 100;

// https://docs.discord.com/developers/interactions/receiving-and-responding#modal
export const modalTitle = 45;

/** What a text takes of a message's 4,000: its characters, or its bytes where those run out first, as in Japanese. */
export function sizeOf(text: string): number {
  return Math.max(text.length, Math.ceil((Buffer.byteLength(text) * messageText) / messageBytes));
}
