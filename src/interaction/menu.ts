import type { APIMessageApplicationCommandInteraction } from "discord-api-types/v10";

/** The text of the message that a command was used on; of a forwarded one, the text of what it forwards. */
export function readMessage({ data }: APIMessageApplicationCommandInteraction): string {
  const message = data.resolved.messages[data.target_id];
  if (message === undefined) return "";
  const forwarded = (message.message_snapshots ?? []).map((one) => one.message.content);
  return [message.content, ...forwarded]
    .filter((text) => typeof text === "string" && text.trim() !== "")
    .join("\n");
}
