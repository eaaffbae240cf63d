import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { CommandBody } from "../interaction/command-body.ts";
import { kind } from "./kinds.ts";
import type { OptionKind, ShownCommand, ShownOption, Where } from "./protocol.ts";
import { choices } from "./town.ts";

/** What a reader can use: every registered command, and every subcommand as a command of its own. */
export function shownCommands(registered: readonly RegisteredBody[]): readonly ShownCommand[] {
  return registered.flatMap(shownOf);
}

/** By Discord's numbers of contexts. */
const wheres: readonly Where[] = ["server", "dm", "private"];

type RegisteredBody = APIApplicationCommand | CommandBody;

function shownOf(body: RegisteredBody): readonly ShownCommand[] {
  const needed = BigInt(body.default_member_permissions ?? 0) & ~PermissionFlagsBits.UseApplicationCommands;
  const contexts: readonly number[] = body.contexts ?? [0, 1];
  const options = "options" in body ? (body.options ?? []) : [];
  const shared = {
    isForAdmins: needed !== 0n,
    where: wheres.filter((_, at) => contexts.includes(at)),
    isForMessages: body.type === ApplicationCommandType.Message,
  };
  return leaves([body.name], "description" in body ? body.description : "", options).map((leaf) => ({
    ...leaf,
    ...shared,
  }));
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

/** The menu that offers the same as an option. */
const menus: Readonly<Partial<Record<OptionType, number>>> = {
  [OptionType.User]: kind.userSelect,
  [OptionType.Channel]: kind.channelSelect,
  [OptionType.Role]: kind.roleSelect,
  [OptionType.Mentionable]: kind.mentionableSelect,
};

function shownOption(option: APIApplicationCommandBasicOption): ShownOption {
  const types: readonly number[] = "channel_types" in option ? (option.channel_types ?? []) : [];
  const offered = (choices[menus[option.type] ?? 0] ?? []).filter(
    ({ type }) => type === undefined || types.length === 0 || types.includes(type),
  );
  return {
    name: option.name,
    description: option.description,
    kind: kinds[option.type] ?? "other",
    isRequired: option.required ?? false,
    hasSuggestions: "autocomplete" in option && option.autocomplete === true,
    choices:
      "choices" in option ? (option.choices ?? []).map(({ name, value }) => ({ name, value })) : offered,
    min: "min_value" in option ? option.min_value : undefined,
    max: "max_value" in option ? option.max_value : undefined,
    minLength: "min_length" in option ? option.min_length : undefined,
    maxLength: "max_length" in option ? option.max_length : undefined,
  };
}
