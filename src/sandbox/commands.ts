import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { Named, OptionKind, ShownChoice, ShownCommand, ShownOption, Where } from "./protocol.ts";
import { channels, people, roles } from "./world.ts";

/** What a reader can use: every registered command, and every subcommand as a command of its own. */
export function shownCommands(registered: readonly APIApplicationCommand[]): readonly ShownCommand[] {
  return registered.flatMap(shownOf);
}

/** By Discord's numbers of contexts. */
const wheres: readonly Where[] = ["server", "dm", "private"];

function shownOf(body: APIApplicationCommand): readonly ShownCommand[] {
  const needed = BigInt(body.default_member_permissions ?? 0) & ~PermissionFlagsBits.UseApplicationCommands;
  const contexts: readonly number[] = body.contexts ?? [0, 1];
  const shared = {
    isForAdmins: needed !== 0n,
    where: wheres.filter((_, at) => contexts.includes(at)),
    isForMessages: body.type === ApplicationCommandType.Message,
  };
  return leaves([body.name], body.description, body.options ?? []).map((leaf) => ({ ...leaf, ...shared }));
}

function leaves(
  path: readonly string[],
  description: string,
  options: readonly APIApplicationCommandOption[],
): readonly Pick<ShownCommand, "path" | "description" | "options">[] {
  const nested = options.flatMap((option) =>
    option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup
      ? leaves([...path, option.name], option.description, option.options ?? [])
      : [],
  );
  if (nested.length > 0) return nested;
  const shown = options.map((one) => shownOption(one as APIApplicationCommandBasicOption));
  return [{ path, description, options: shown }];
}

const kinds: Readonly<Partial<Record<OptionType, OptionKind>>> = {
  [OptionType.String]: "text",
  [OptionType.Integer]: "whole",
  [OptionType.Number]: "decimal",
  [OptionType.Boolean]: "yes-no",
  [OptionType.User]: "user",
  [OptionType.Channel]: "channel",
  [OptionType.Role]: "role",
  [OptionType.Mentionable]: "mentionable",
  [OptionType.Attachment]: "file",
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
    case OptionType.Channel: {
      const types: readonly number[] = option.channel_types ?? [];
      return named(
        channels.filter(({ type }) => types.length === 0 || types.includes(type)),
        "#",
      );
    }
    case OptionType.Role:
      return named(roles, "@");
    case OptionType.User:
      return members;
    case OptionType.Mentionable:
      return [...members, ...named(roles, "@")];
    default:
      return [];
  }
}
