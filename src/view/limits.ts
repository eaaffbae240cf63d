// Discord's limits for what a view makes. Each is on the page named above it, or in Discord's OpenAPI description.

// https://docs.discord.com/developers/components/reference: all text of one Components V2 message, and all its
// components however deep they are nested.
export const messageText = 4_000;
export const messageComponents = 40;
// https://github.com/discord/discord-api-docs/issues/8554: more than about 10,000 bytes of it fail with a status of 500.
const messageBytes = 9_600;
export const rowButtons = 5;
export const sectionTexts = 3;
export const customId = 100;
export const buttonLabel = 80;
export const selectOptions = 25;
export const selectLabel = 100;
export const selectDescription = 100;
export const selectValue = 100;
export const selectPlaceholder = 150;
export const linkUrl = 512;
export const mediaDescription = 1_024;

// https://docs.discord.com/developers/interactions/application-commands
export const choices = 25;
export const choiceName = 100;
export const choiceValue = 100;

// https://docs.discord.com/developers/interactions/receiving-and-responding#modal
export const modalTitle = 45;
export const textInput = 4_000;

/** What a text takes of a message's 4,000: its characters, or its bytes where those run out first, as in Japanese. */
export function sizeOf(text: string): number {
  return Math.max(text.length, Math.ceil((Buffer.byteLength(text) * messageText) / messageBytes));
}
