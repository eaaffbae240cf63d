import type { Command, Option } from "../command.ts";
import * as limits from "../limits.ts";
import type { Language } from "../messages/messages.ts";
import { countCharacters } from "./characters.ts";
import { commandBody } from "./command-body.ts";
import { faultsInWords, saidOf } from "./localised.ts";

/** What Discord would refuse, or what would never work. */
export function faultsOf(name: string, command: Command, languages: readonly Language[]): string[] {
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
