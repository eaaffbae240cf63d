import { type BodyFault, type BodyRule, broken } from "./errors.ts";
import { type Json, listOf, type Path, recordOf, recordsOf, stringOf } from "./json.ts";

// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const charactersLimit = 8000;

/** Discord's rules for a command that its published schema does not hold. */
export function commandFaults(command: Json): BodyFault[] {
  if ((command.type ?? 1) !== 1)
    return broken(
      [Boolean(command.description), ["description"], "APPLICATION_COMMAND_INVALID_DESCRIPTION"],
      [listOf(command.options).length > 0, ["options"], "APPLICATION_COMMAND_INVALID_OPTIONS"],
    );
  const size = characters(command);
  return [
    ...nameFaults(command, []),
    ...broken([!stringOf(command.description)?.trim(), ["description"], "BASE_TYPE_REQUIRED"]),
    ...optionsFaults(command.options, ["options"]),
    ...broken([size > charactersLimit, [], "APPLICATION_COMMAND_TOO_LARGE", size, charactersLimit]),
  ];
}

/** What a list of commands may not hold as a whole. */
export function listFaults(commands: readonly Json[]): BodyFault[] {
  const seen = new Set<string>();
  return commands.flatMap((command, at) => {
    const key = `${command.type ?? 1} ${command.name}`;
    const isRepeat = seen.has(key);
    seen.add(key);
    return broken([isRepeat, [at, "name"], "APPLICATION_COMMANDS_DUPLICATE_NAME"]);
  });
}

function nameFaults(named: Json, path: Path): BodyFault[] {
  const translated = Object.entries(recordOf(named.name_localizations));
  const names: [Path, unknown][] = [
    [[...path, "name"], named.name],
    ...translated.map(([tag, name]): [Path, unknown] => [[...path, "name_localizations", tag], name]),
  ];
  return names.flatMap(([where, name]) => {
    const text = String(name);
    const isSound = slashName.test(text) && text === text.toLowerCase();
    return broken([!isSound, where, "APPLICATION_COMMAND_INVALID_NAME"]);
  });
}

function optionsFaults(given: unknown, path: Path): BodyFault[] {
  const options = recordsOf(given);
  const names = options.map(({ name }) => name);
  const firstOptional = options.findIndex(({ required }) => required !== true);
  const grouped = options.filter(({ type }) => type === 1 || type === 2).length;
  const isMixed = grouped > 0 && grouped < options.length;
  return [
    ...options.flatMap((option, at) => {
      const here = [...path, at];
      const isLate = option.required === true && firstOptional !== -1 && firstOptional < at;
      const isRepeat = names.indexOf(option.name) < at;
      return [
        ...nameFaults(option, here),
        ...broken(
          [isRepeat, [...here, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_INVALID"],
          [isLate, here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"],
        ),
        ...oneOption(option, here),
        ...optionsFaults(option.options, [...here, "options"]),
      ];
    }),
    ...broken([isMixed, path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"]),
  ];
}

function oneOption(option: Json, path: Path): BodyFault[] {
  const choices = recordsOf(option.choices);
  const completes = option.autocomplete === true;
  const isWritten = [3, 4, 10].includes(Number(option.type));
  const repeats = (key: string) => new Set(choices.map((choice) => choice[key])).size < choices.length;
  const isLong = choices.some(({ value }) => (stringOf(value)?.length ?? 1) > 100);
  const isReversed = (unit: string) => Number(option[`min_${unit}`]) > Number(option[`max_${unit}`]);
  const auto = [...path, "autocomplete"];
  const list = [...path, "choices"];
  return broken(
    [completes && choices.length > 0, auto, "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_WITH_CHOICES"],
    [completes && !isWritten, auto, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE_INVALID"],
    [repeats("name"), list, "APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE", "name"],
    [repeats("value"), list, "APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE", "value"],
    [isLong, list, "BASE_TYPE_MAX_LENGTH", 100],
    ...["length", "value"].map((unit): BodyRule => {
      const [least, most] = [`min_${unit}`, `max_${unit}`];
      return [isReversed(unit), [...path, least], "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID", least, most];
    }),
  );
}

/** Names, descriptions and values; of localizations the longest one counts in place of the default. */
function characters(part: Json): number {
  const longest = (field: string) => {
    const texts = [part[field], ...Object.values(recordOf(part[`${field}_localizations`]))];
    return Math.max(...texts.map((text) => stringOf(text)?.length ?? 0));
  };
  const own = longest("name") + longest("description") + (stringOf(part.value)?.length ?? 0);
  const below = [...recordsOf(part.options), ...recordsOf(part.choices)];
  return below.reduce((sum, one) => sum + characters(one), own);
}
