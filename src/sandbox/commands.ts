import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { type Catalogue, type CommandBody, catalogueBody } from "../interaction/catalogue.ts";
import type { Named, OptionKind, ShownChoice, ShownCommand, ShownOption, Where } from "./protocol.ts";
import { channels, people, roles } from "./world.ts";

/** What a reader can type: every command, and every subcommand as a command of its own. */
export function shownCommands(catalogue: Catalogue): readonly ShownCommand[] {
  return catalogueBody(catalogue).flatMap(shownOf);
}

function shownOf(body: CommandBody): readonly ShownCommand[] {
  // The message box has no menu of a message's commands.
  if (!("description" in body)) return [];
  const isForAdmins =
    body.default_member_permissions !== undefined &&
    body.default_member_permissions !== null &&
    (BigInt(body.default_member_permissions) & ~PermissionFlagsBits.UseApplicationCommands) !== 0n;
  const contexts = body.contexts ?? [InteractionContextType.Guild, InteractionContextType.BotDM];
  const where: Where[] = [
    ...(contexts.includes(InteractionContextType.Guild) ? ["server" as const] : []),
    ...(contexts.includes(InteractionContextType.BotDM) ? ["dm" as const] : []),
  ];
  return leaves([body.name], body.description, body.options ?? []).map((leaf) => ({
    ...leaf,
    isForAdmins,
    where,
  }));
}

type Leaf = Pick<ShownCommand, "path" | "description" | "options">;

function leaves(
  path: readonly string[],
  description: string,
  options: readonly APIApplicationCommandOption[],
): readonly Leaf[] {
  const nested = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
      ? leaves([...path, option.name], option.description, option.options ?? [])
      : [],
  );
  if (nested.length > 0) return nested;
  return [
    {
      path,
      description,
      options: options.map((one) => shownOption(one as APIApplicationCommandBasicOption)),
    },
  ];
}

const kinds: Readonly<Partial<Record<ApplicationCommandOptionType, OptionKind>>> = {
  [ApplicationCommandOptionType.String]: "text",
  [ApplicationCommandOptionType.Integer]: "whole",
  [ApplicationCommandOptionType.Number]: "decimal",
  [ApplicationCommandOptionType.Boolean]: "yes-no",
  [ApplicationCommandOptionType.User]: "user",
  [ApplicationCommandOptionType.Channel]: "channel",
  [ApplicationCommandOptionType.Role]: "role",
  [ApplicationCommandOptionType.Mentionable]: "mentionable",
};

function shownOption(option: APIApplicationCommandBasicOption): ShownOption {
  return {
    name: option.name,
    description: option.description,
    kind: kinds[option.type] ?? "other",
    isRequired: option.required ?? false,
    hasSuggestions: "autocomplete" in option && option.autocomplete === true,
    choices: "choices" in option ? (option.choices ?? []) : choicesOf(option),
    min: "min_value" in option ? option.min_value : undefined,
    max: "max_value" in option ? option.max_value : undefined,
    minLength: "min_length" in option ? option.min_length : undefined,
    maxLength: "max_length" in option ? option.max_length : undefined,
  };
}

/** The channels, roles and people of the small server, where an option asks for one. */
function choicesOf(option: APIApplicationCommandBasicOption): readonly ShownChoice[] {
  const named = (list: readonly Named[], sign: string) =>
    list.map(({ id, name }) => ({ name: `${sign}${name.replace(/^@/, "")}`, value: id }));
  const members = named(Object.values(people), "@");
  switch (option.type) {
    case ApplicationCommandOptionType.Channel: {
      const types = option.channel_types ?? [];
      const fitting = channels.filter((one) => types.length === 0 || types.some((type) => type === one.type));
      return named(fitting, "#");
    }
    case ApplicationCommandOptionType.Role:
      return named(roles, "@");
    case ApplicationCommandOptionType.User:
      return members;
    case ApplicationCommandOptionType.Mentionable:
      return [...members, ...named(roles, "@")];
    default:
      return [];
  }
}
