import type { BodyFault } from "./errors.ts";
import { type Json, listOf, type Path, recordOf, recordsOf, stringOf } from "./json.ts";

// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const charactersLimit = 8000;
const groups = [1, 2];

/** Discord's rules for a command that its published schema does not hold. */
export function commandFaults(command: Json): BodyFault[] {
  const type = command.type ?? 1;
  if (type !== 1) {
    const faults = stringOf(command.description)
      ? [
          fault(
            ["description"],
            "APPLICATION_COMMAND_INVALID_DESCRIPTION",
            "Context menu commands cannot have description",
          ),
        ]
      : [];
    if (listOf(command.options).length > 0)
      faults.push(
        fault(
          ["options"],
          "APPLICATION_COMMAND_INVALID_OPTIONS",
          "Context menu commands cannot have options",
        ),
      );
    return faults;
  }
  const faults = [
    ...nameFaults(command, []),
    ...descriptionFaults(command),
    ...optionsFaults(command.options, ["options"]),
  ];
  const size = characters(command);
  if (size > charactersLimit) {
    faults.push(
      fault(
        [],
        "APPLICATION_COMMAND_TOO_LARGE",
        `Command exceeds maximum size (${size}, max ${charactersLimit})`,
      ),
    );
  }
  return faults;
}

/** What a list of commands may not hold as a whole. */
export function listFaults(commands: readonly Json[]): BodyFault[] {
  const seen = new Set<string>();
  return commands.flatMap((command, at) => {
    const key = `${command.type ?? 1} ${command.name}`;
    const isRepeat = seen.has(key);
    seen.add(key);
    return isRepeat
      ? [
          fault(
            [at, "name"],
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
            "Application command names must be unique",
          ),
        ]
      : [];
  });
}

function nameFaults(named: Json, path: Path): BodyFault[] {
  const names: [Path, unknown][] = [[[...path, "name"], named.name]];
  for (const [locale, name] of Object.entries(recordOf(named.name_localizations))) {
    names.push([[...path, "name_localizations", locale], name]);
  }
  return names.flatMap(([where, name]) => {
    const text = String(name);
    if (slashName.test(text) && text === text.toLowerCase()) return [];
    return [fault(where, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")];
  });
}

function descriptionFaults(command: Json): BodyFault[] {
  return stringOf(command.description)?.trim()
    ? []
    : [fault(["description"], "BASE_TYPE_REQUIRED", "This field is required")];
}

function optionsFaults(given: unknown, path: Path): BodyFault[] {
  const options = recordsOf(given);
  const faults: BodyFault[] = [];
  const names = new Set<unknown>();
  let sawOptional = false;
  for (const [at, option] of options.entries()) {
    const here = [...path, at];
    faults.push(...nameFaults(option, here));
    if (names.has(option.name)) {
      faults.push(
        fault(
          [...here, "name"],
          "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
          "Option name is invalid: it is used twice",
        ),
      );
    }
    names.add(option.name);
    if (option.required === true && sawOptional) {
      faults.push(
        fault(
          here,
          "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
          "Required options must be placed before non-required options",
        ),
      );
    }
    sawOptional ||= option.required !== true;
    faults.push(...oneOption(option, here), ...optionsFaults(option.options, [...here, "options"]));
  }
  const grouped = options.filter(({ type }) => groups.includes(Number(type))).length;
  if (grouped > 0 && grouped < options.length) {
    faults.push(
      fault(
        path,
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        "Sub-command and sub-command group option types are mutually exclusive to all other types",
      ),
    );
  }
  return faults;
}

function oneOption(option: Json, path: Path): BodyFault[] {
  const faults: BodyFault[] = [];
  const choices = recordsOf(option.choices);
  if (option.autocomplete === true && choices.length > 0) {
    faults.push(
      fault(
        [...path, "autocomplete"],
        "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_WITH_CHOICES",
        "Autocomplete cannot be used with choices",
      ),
    );
  }
  if (option.autocomplete === true && ![3, 4, 10].includes(Number(option.type))) {
    faults.push(
      fault(
        [...path, "autocomplete"],
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE_INVALID",
        "Only string and number options can autocomplete",
      ),
    );
  }
  for (const key of ["name", "value"]) {
    if (new Set(choices.map((choice) => choice[key])).size < choices.length) {
      faults.push(
        fault(
          [...path, "choices"],
          "APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE",
          `Choices must have unique ${key}s`,
        ),
      );
    }
  }
  if (choices.some(({ value }) => (stringOf(value)?.length ?? 1) > 100)) {
    faults.push(fault([...path, "choices"], "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length."));
  }
  for (const [least, most] of [
    ["min_length", "max_length"],
    ["min_value", "max_value"],
  ] as const) {
    if (
      Number(option[least] ?? Number.NEGATIVE_INFINITY) > Number(option[most] ?? Number.POSITIVE_INFINITY)
    ) {
      faults.push(
        fault(
          [...path, least],
          "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID",
          `${least} is greater than ${most}`,
        ),
      );
    }
  }
  return faults;
}

/** Names, descriptions and values; of localizations the longest one counts in place of the default. */
function characters(part: Json): number {
  const longest = (field: string) =>
    Math.max(
      ...[part[field], ...Object.values(recordOf(part[`${field}_localizations`]))].map(
        (text) => stringOf(text)?.length ?? 0,
      ),
    );
  const own = longest("name") + longest("description") + (stringOf(part.value)?.length ?? 0);
  return [...recordsOf(part.options), ...recordsOf(part.choices)].reduce(
    (sum, below) => sum + characters(below),
    own,
  );
}

function fault(path: Path, code: string, message: string): BodyFault {
  return { path, code, message };
}
