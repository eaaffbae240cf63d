import { type APIInteraction, InteractionType } from "discord-api-types/v10";
import { type Answered, answer } from "./answer.ts";
import { parsePressId } from "./buttons.ts";

/** Commands that change what is stored, with their presses and forms: done twice, it would be changed twice. */
const changing = new Set([
  "attribution",
  "daily",
  "daily-me",
  "forget",
  "library",
  "saved",
  "settings",
  "setup",
]);

/** A store that is slow to say must not use up the 3 seconds of the answer. */
const patienceMs = 500;

/**
 * Answers an interaction that other processes may have heard as well, as bots do that overlap for a while. Of several
 * one changes what it asks for and answers; the others say nothing, and give undefined.
 */
export async function answerOnce(
  interaction: APIInteraction,
  parts: Parameters<typeof answer>[1] & { readonly once: (id: string) => Promise<boolean> },
): Promise<Answered | undefined> {
  return (await isOurs(interaction, parts.once)) ? answer(interaction, parts) : undefined;
}

async function isOurs(interaction: APIInteraction, once: (id: string) => Promise<boolean>): Promise<boolean> {
  const asksNothing = interaction.type === InteractionType.ApplicationCommandAutocomplete;
  if (asksNothing || !changing.has(commandOf(interaction) ?? "")) return true;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<true>((resolve) => {
    timer = setTimeout(resolve, patienceMs, true);
  });
  // Without the store nothing can be changed twice, and the command itself says so.
  const first = once(interaction.id).catch(() => true);
  return Promise.race([first, late]).finally(() => clearTimeout(timer));
}

/** The name of the command that it calls, presses or fills in, as far as it says one. */
export function commandOf(interaction: APIInteraction): string | undefined {
  if (
    interaction.type === InteractionType.ApplicationCommand ||
    interaction.type === InteractionType.ApplicationCommandAutocomplete
  )
    return interaction.data?.name;
  if (
    interaction.type !== InteractionType.MessageComponent &&
    interaction.type !== InteractionType.ModalSubmit
  )
    return undefined;
  const id = parsePressId(String(interaction.data?.custom_id));
  return id.kind === "press" ? id.command : undefined;
}
