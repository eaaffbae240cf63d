import type { APIApplicationCommandBasicOption } from "discord-api-types/v10";
import type { CommandBody } from "./command-body.ts";

/** What Discord counts of a command: all its names, descriptions and values. */
export function countCharacters(body: CommandBody | APIApplicationCommandBasicOption): number {
  const options = "options" in body ? (body.options ?? []) : [];
  const choices = "choices" in body ? (body.choices ?? []) : [];
  return (
    longest(body.name, body.name_localizations) +
    ("description" in body ? longest(body.description, body.description_localizations) : 0) +
    options.reduce((sum, option) => sum + countCharacters(option as APIApplicationCommandBasicOption), 0) +
    choices.reduce(
      (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    )
  );
}

/** Of a text in several languages Discord counts the longest. */
function longest(
  text: string,
  others: Readonly<Record<string, string | null | undefined>> | null | undefined,
): number {
  return Math.max(text.length, ...Object.values(others ?? {}).map((other) => other?.length ?? 0));
}
