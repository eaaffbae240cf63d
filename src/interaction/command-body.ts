import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Command, Subcommand } from "../command.ts";
import type { SubcommandWords } from "../messages/command-words.ts";
import { languages as allLanguages, type Language } from "../messages/messages.ts";
import type { Catalogue } from "./catalogue.ts";
import { localised, localisedOption, namesOf, type SaidIn, saidOf, within } from "./localised.ts";
import { optionBody } from "./options.ts";

export type CommandBody =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** All commands as Discord's registration has them: usable in servers, in DMs and as a user install, unless they say otherwise. */
export function catalogueBody(
  catalogue: Catalogue,
  languages: readonly Language[] = allLanguages(),
): readonly CommandBody[] {
  return [...catalogue].map(([name, command]) => commandBody(name, command, languages));
}

export function commandBody(name: string, command: Command, languages: readonly Language[]): CommandBody {
  const said = saidOf(name, languages);
  const isForServers = command.where === "server" && command.isForAll !== true;
  const offered = {
    contexts: isForServers
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: isForServers
      ? [ApplicationIntegrationType.GuildInstall]
      : [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    ...(command.who === "manage-server" && command.isForAll !== true
      ? { default_member_permissions: PermissionFlagsBits.ManageGuild.toString() }
      : {}),
  };
  // Discord's menus show a title and nothing else.
  if (command.title !== undefined)
    return {
      type: ApplicationCommandType.Message,
      name: command.title,
      ...localised("name_localizations", said, ({ title }) => title),
      ...offered,
    };
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: command.description,
    ...namesOf(said),
    options:
      command.subcommands === undefined
        ? command.options.map((option) => localisedOption(optionBody(option), said))
        : Object.entries(command.subcommands).map(([sub, one]) =>
            subcommandBody(
              sub,
              one,
              within(said, ({ subcommands }) => subcommands?.[sub]),
            ),
          ),
    ...offered,
  };
}

function subcommandBody(
  name: string,
  { description, options }: Subcommand,
  said: SaidIn<SubcommandWords>,
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    ...namesOf(said),
    options: options.map((option) => localisedOption(optionBody(option), said)),
  };
}
