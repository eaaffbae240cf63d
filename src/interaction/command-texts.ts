import type { Command, Option, Subcommand } from "../command.ts";
import type { CommandsWords, OptionWords, SubcommandWords } from "../messages/command-words.ts";
import type { Catalogue } from "./catalogue.ts";

/** What the commands say of themselves in English, in the shape in which a translator says it in another language. */
export function commandTexts(catalogue: Catalogue): CommandsWords {
  return Object.fromEntries([...catalogue].map(([name, command]) => [name, textsOf(command)]));
}

function textsOf(command: Command) {
  const { title, subcommands } = command;
  return {
    ...(title === undefined ? {} : { title }),
    ...partTexts(command),
    ...(subcommands === undefined ? {} : { subcommands: mapped(subcommands, partTexts) }),
  };
}

function partTexts({ description, options }: Pick<Subcommand, "description" | "options">): SubcommandWords {
  if (options.length === 0) return { description };
  return {
    description,
    options: Object.fromEntries(options.map((option) => [option.name, optionTexts(option)])),
  };
}

function optionTexts(option: Option): OptionWords {
  const choices = option.type === "text" ? (option.choices ?? []) : [];
  return {
    description: option.description,
    ...(choices.length === 0
      ? {}
      : { choices: Object.fromEntries(choices.map(({ name, value }) => [value, name])) }),
  };
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (one: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, change(one)]));
}
