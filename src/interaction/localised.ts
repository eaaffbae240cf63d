import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOptionChoice,
  LocalizationMap,
} from "discord-api-types/v10";
import type { Command, Option } from "../command.ts";
import * as limits from "../limits.ts";
import type { CommandWords, OptionWords, SubcommandWords } from "../messages/command-words.ts";
import type { Language } from "../messages/messages.ts";

/** What each language says of one thing; undefined where it says nothing of it. */
export type SaidIn<T> = readonly { readonly locales: readonly string[]; readonly said: T | undefined }[];

export function saidOf(name: string, languages: readonly Language[]): SaidIn<CommandWords> {
  return languages.map(({ locales, commands }) => ({
    locales,
    said: Object.hasOwn(commands, name) ? commands[name] : undefined,
  }));
}

export function within<T, Part>(said: SaidIn<T>, part: (words: T) => Part | undefined): SaidIn<Part> {
  return said.map((one) => ({ ...one, said: one.said === undefined ? undefined : part(one.said) }));
}

/** `{ name_localizations }` and the like; nothing where no language says anything. */
export function localised<T, Field extends string>(
  field: Field,
  said: SaidIn<T>,
  of: (words: T) => string | undefined,
): { readonly [Name in Field]?: LocalizationMap } {
  const entries = within(said, of).flatMap(({ locales, said: text }) =>
    text === undefined ? [] : locales.map((locale) => [locale, text]),
  );
  return entries.length === 0 ? {} : ({ [field]: Object.fromEntries(entries) } as never);
}

export function namesOf(said: SaidIn<{ readonly name?: string; readonly description: string }>) {
  return {
    ...localised("name_localizations", said, ({ name }) => name),
    ...localised("description_localizations", said, ({ description }) => description),
  };
}

export function localisedOption<Body extends APIApplicationCommandBasicOption>(
  body: Body,
  command: SaidIn<SubcommandWords>,
): Body {
  const said = within(command, ({ options }) => options?.[body.name]);
  const choices =
    "choices" in body ? (body.choices as readonly APIApplicationCommandOptionChoice<string>[]) : [];
  const named = choices.map((choice) => ({
    ...choice,
    ...localised("name_localizations", said, (words) => words.choices?.[choice.value]),
  }));
  return { ...body, ...namesOf(said), ...(named.length === 0 ? {} : { choices: named }) };
}

/** What a language says of a command that it can't, and what it leaves out. */
export function faultsInWords(command: Command, said: SaidIn<CommandWords>): string[] {
  return said.flatMap(({ locales: [locale = ""], said: words }) => {
    if (words === undefined) return [];
    const { title } = words;
    const subcommands = Object.entries(command.subcommands ?? {});
    const faults = [
      ...faultsInPart(command, words),
      ...(title === undefined || (title.length >= 1 && title.length <= 32)
        ? []
        : [`the title has ${title.length} characters, Discord takes 1 to 32`]),
      ...subcommands.flatMap(([name, subcommand]) => {
        const its = words.subcommands?.[name];
        if (its === undefined) return [`says nothing of the subcommand ${name}`];
        return faultsInPart(subcommand, its).map((fault) => `${name}: ${fault}`);
      }),
      ...unknown(
        Object.keys(words.subcommands ?? {}),
        subcommands.map(([name]) => name),
      ),
    ];
    return faults.map((fault) => `in ${locale}: ${fault}`);
  });
}

function faultsInPart(
  { options }: { readonly options: readonly Option[] },
  words: SubcommandWords,
): string[] {
  const names = options.map(({ name }) => words.options?.[name]?.name ?? name);
  return [
    ...faultsInNames(words),
    ...(new Set(names).size < names.length ? ["two options have the same name"] : []),
    ...options.flatMap((option) => {
      const its = words.options?.[option.name];
      if (its === undefined) return [`says nothing of the option ${option.name}`];
      return faultsInOption(option, its).map((fault) => `option ${option.name}: ${fault}`);
    }),
    ...unknown(
      Object.keys(words.options ?? {}),
      options.map(({ name }) => name),
    ),
  ];
}

function faultsInOption(option: Option, words: OptionWords): string[] {
  const values = option.type === "text" ? (option.choices ?? []).map(({ value }) => value) : [];
  return [
    ...faultsInNames(words),
    ...values.flatMap((value) => {
      const text = words.choices?.[value] ?? "";
      return text.length >= 1 && text.length <= limits.choiceName
        ? []
        : [`the choice ${value} has ${text.length} characters, Discord takes 1 to ${limits.choiceName}`];
    }),
    ...unknown(Object.keys(words.choices ?? {}), values),
  ];
}

function faultsInNames({
  name,
  // A translator's file may lack it.
  description = "",
}: {
  readonly name?: string;
  readonly description?: string;
}) {
  return [
    ...(name === undefined || limits.commandName.test(name)
      ? []
      : [`the name ${name} is not 1 to 32 lower-case letters, digits and hyphens`]),
    ...(description.length >= 1 && description.length <= limits.commandDescription
      ? []
      : [
          `the description has ${description.length} characters, Discord takes 1 to ${limits.commandDescription}`,
        ]),
  ];
}

function unknown(named: readonly string[], known: readonly string[]): string[] {
  return named.filter((name) => !known.includes(name)).map((name) => `${name} is nothing of this command`);
}
