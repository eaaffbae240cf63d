import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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
import type { Command, Option, Subcommand } from "../command.ts";
import * as limits from "../limits.ts";
import type { SubcommandWords } from "../messages/command-words.ts";
import { languages as allLanguages, type Language } from "../messages/messages.ts";
import { UserError } from "../user-error.ts";
import { countCharacters } from "./characters.ts";
import {
  faultsInWords,
  localised,
  localisedOption,
  namesOf,
  type SaidIn,
  saidOf,
  within,
} from "./localised.ts";
import { optionBody } from "./options.ts";

export type Catalogue = ReadonlyMap<string, Command>;
export type CommandBody =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** Every file of the folder is a command named after it. A UserError names each file with something unsound. */
export async function loadCatalogue(folder: string, version = 0): Promise<Catalogue> {
  const { catalogue, check } = await loadCommands(folder, version);
  check();
  return catalogue;
}

/**
 * The same, with the look for what is unsound to be taken later: it reads every language. Node keeps a module for good: files
 * that have changed since are read anew under another version.
 */
export async function loadCommands(folder: string, version = 0) {
  const catalogue = new Map<string, Command>();
  const looks: (() => readonly string[])[] = [];
  const query = version === 0 ? "" : `?version=${version}`;
  for (const file of readdirSync(folder).sort()) {
    const path = join(folder, file);
    const name = /^([^.]+)\.ts$/.exec(file)?.[1];
    if (name === undefined) {
      looks.push(() => [`${path}: only commands live here, one .ts file each; move it`]);
      continue;
    }
    try {
      const command = commandIn(await import(`${pathToFileURL(path).href}${query}`));
      if (command === undefined) {
        looks.push(() => [`${path}: the default export must be defineCommand({ … })`]);
        continue;
      }
      looks.push(() => faultsOf(name, command, allLanguages()).map((fault) => `${path}: ${fault}`));
      catalogue.set(name, command);
    } catch (error) {
      looks.push(() => [`${path}: can't be loaded: ${String(error).split("\n")[0]}`]);
    }
  }
  if (catalogue.size > limits.commands)
    looks.push(() => [`${folder}: Discord takes at most ${limits.commands} commands`]);
  const check = () => {
    const faults = looks.flatMap((look) => look());
    if (faults.length > 0) throw new UserError("commands", faults.join("\n"));
  };
  return { catalogue: catalogue as Catalogue, check };
}

/** All commands as Discord's registration has them: usable in servers, in DMs and as a user install, unless they say otherwise. */
export function catalogueBody(
  catalogue: Catalogue,
  languages: readonly Language[] = allLanguages(),
): readonly CommandBody[] {
  return [...catalogue].map(([name, command]) => commandBody(name, command, languages));
}

function commandBody(name: string, command: Command, languages: readonly Language[]): CommandBody {
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

function commandIn(module: unknown): Command | undefined {
  if (typeof module !== "object" || module === null || !("default" in module)) return undefined;
  const found: unknown = module.default;
  const isCommand =
    typeof found === "object" &&
    found !== null &&
    "run" in found &&
    typeof found.run === "function" &&
    "description" in found &&
    typeof found.description === "string" &&
    "options" in found &&
    Array.isArray(found.options);
  return isCommand ? (found as Command) : undefined;
}

function faultsOf(name: string, command: Command, languages: readonly Language[]): string[] {
  const faults: string[] = [];
  if (!limits.commandName.test(name)) {
    faults.push("a command's name is 1 to 32 lower-case letters, digits and hyphens; rename the file");
  }
  if (command.title !== undefined && (command.title.length < 1 || command.title.length > 32)) {
    faults.push(`the title has ${command.title.length} characters, Discord takes 1 to 32`);
  }
  faults.push(...faultsOfDescription("the command", command.description));
  faults.push(...faultsOfOptions(command.options, command));
  const subcommands = Object.entries(command.subcommands ?? {});
  if (subcommands.length > limits.commandOptions)
    faults.push(`has ${subcommands.length} subcommands, Discord takes ${limits.commandOptions}`);
  for (const [sub, { description, options }] of subcommands) {
    const inside = [
      ...faultsOfDescription("the subcommand", description),
      ...faultsOfOptions(options, command),
    ];
    if (!limits.commandName.test(sub))
      inside.push("a name is 1 to 32 lower-case letters, digits and hyphens");
    faults.push(...inside.map((fault) => `${sub}: ${fault}`));
  }
  faults.push(...faultsInWords(command, saidOf(name, languages)));
  const characters = countCharacters(commandBody(name, command, languages));
  if (characters > limits.commandCharacters) {
    faults.push(
      `names, descriptions and choices have ${characters} characters, Discord takes ${limits.commandCharacters}`,
    );
  }
  return faults;
}

function faultsOfOptions(options: readonly Option[], command: Command): string[] {
  const faults: string[] = [];
  if (options.length > limits.commandOptions)
    faults.push(`has ${options.length} options, Discord takes ${limits.commandOptions}`);
  const names = options.map((option) => option.name);
  if (new Set(names).size < names.length) faults.push("two options have the same name");
  const required = options.map((option) => option.required === true);
  if (required.lastIndexOf(true) > required.indexOf(false) && required.includes(false)) {
    faults.push("a required option stands after one that is not; put the required ones first");
  }
  for (const option of options) faults.push(...faultsOfOption(option, command));
  return faults;
}

function faultsOfOption(option: Option, command: Command): string[] {
  const what = `option ${option.name}`;
  const faults = faultsOfDescription(what, option.description);
  if (!limits.commandName.test(option.name)) {
    faults.push(`${what}: a name is 1 to 32 lower-case letters, digits and hyphens`);
  }
  if (option.type === "number" && (option.min ?? -Infinity) > (option.max ?? Infinity))
    faults.push(`${what}: min is greater than max`);
  if (option.type !== "text") return faults;
  const choices = option.choices ?? [];
  if (choices.length > limits.choices)
    faults.push(`${what} has ${choices.length} choices, Discord takes ${limits.choices}`);
  for (const { name, value } of choices) {
    const isSound =
      name.length >= 1 &&
      name.length <= limits.choiceName &&
      value.length >= 1 &&
      value.length <= limits.choiceValue;
    if (!isSound)
      faults.push(`${what}: a choice's name and value have 1 to ${limits.choiceName} characters ("${name}")`);
  }
  if (new Set(choices.map(({ name }) => name)).size < choices.length)
    faults.push(`${what}: two choices have the same name`);
  if (option.autocomplete && choices.length > 0)
    faults.push(`${what} has autocomplete and choices, Discord takes one of them`);
  if (option.autocomplete && command.suggest === undefined) {
    faults.push(`${what} has autocomplete, but the command has no suggest`);
  }
  return faults;
}

function faultsOfDescription(what: string, description: string): string[] {
  if (description.length >= 1 && description.length <= limits.commandDescription) return [];
  return [
    `${what}: the description has ${description.length} characters, Discord takes 1 to ${limits.commandDescription}`,
  ];
}
