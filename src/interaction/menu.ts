import type { APIMessageApplicationCommandInteraction } from "discord-api-types/v10";

type RawJson = Readonly<Record<string, unknown>>;

/** More than a message's text, its embeds and its components can hold together is nothing that a reader wrote. */
const mostCharacters = 12_000;
const mostDepth = 8;

/**
 * All that can be read in the message that a command was used on: its text, embeds, components and poll, and the same of
 * what it forwards. Small print is left out, since that is where a quotation's credit stands.
 * https://docs.discord.com/developers/resources/message#message-object
 */
export function readMessage({ data }: APIMessageApplicationCommandInteraction): string {
  const message = isJson(data.resolved?.messages) ? data.resolved.messages[data.target_id] : undefined;
  return textsOf(message, mostDepth)
    .flatMap((text) => text.split("\n"))
    .filter((line) => line.trim() !== "" && !line.startsWith("-# "))
    .join("\n")
    .slice(0, mostCharacters);
}

/** The ids of the buttons under a message of the bot's own: which passages it shows. Empty under anybody else's. */
export function readOwnIds({
  data,
  application_id: ownId,
}: APIMessageApplicationCommandInteraction): readonly string[] {
  const message = isJson(data.resolved?.messages) ? data.resolved.messages[data.target_id] : undefined;
  if (!isJson(message) || !isJson(message.author) || message.author.id !== ownId) return [];
  return listOf(message.components).flatMap((one) => idsIn(one, mostDepth));
}

function idsIn(component: unknown, depth: number): readonly string[] {
  if (!isJson(component) || depth === 0) return [];
  const inner = [...listOf(component.components), component.accessory];
  return [...wordsIn(component, ["custom_id"]), ...inner.flatMap((one) => idsIn(one, depth - 1))];
}

function textsOf(message: unknown, depth: number): readonly string[] {
  if (!isJson(message) || depth === 0) return [];
  const { poll, message_snapshots: snapshots } = message;
  return [
    ...wordsIn(message, ["content"]),
    ...listOf(message.embeds).flatMap(embedTexts),
    ...listOf(message.components).flatMap((one) => componentTexts(one, depth)),
    ...(isJson(poll)
      ? [...wordsIn(poll.question, ["text"]), ...listOf(poll.answers).flatMap(answerTexts)]
      : []),
    ...listOf(snapshots).flatMap((one) => textsOf(isJson(one) ? one.message : undefined, depth - 1)),
  ];
}

function embedTexts(embed: unknown): readonly string[] {
  if (!isJson(embed)) return [];
  const fields = listOf(embed.fields).flatMap((field) => wordsIn(field, ["value"]));
  return [...wordsIn(embed, ["title", "description"]), ...fields];
}

/** Text stands in text displays and in the descriptions of pictures, however deep; labels of buttons are no text. */
function componentTexts(component: unknown, depth: number): readonly string[] {
  if (!isJson(component) || depth === 0) return [];
  const inner = [...listOf(component.components), ...listOf(component.items), component.accessory];
  return [
    ...wordsIn(component, ["content", "description"]),
    ...inner.flatMap((one) => componentTexts(one, depth - 1)),
  ];
}

function answerTexts(answer: unknown): readonly string[] {
  return isJson(answer) ? wordsIn(answer.poll_media, ["text"]) : [];
}

function wordsIn(from: unknown, names: readonly string[]): readonly string[] {
  if (!isJson(from)) return [];
  return names.flatMap((name) => (typeof from[name] === "string" ? [from[name]] : []));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isJson(value: unknown): value is RawJson {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
