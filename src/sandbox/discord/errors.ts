import type { Path } from "./json.ts";

/** One thing wrong with a request's body: where, Discord's code for it, and its sentence. */
export type BodyFault = { readonly path: Path; readonly code: string; readonly message: string };

const sentences = {
  APPLICATION_COMMANDS_DUPLICATE_NAME: "Application command names must be unique",
  APPLICATION_COMMAND_INVALID_DESCRIPTION: "Context menu commands cannot have description",
  APPLICATION_COMMAND_INVALID_NAME: "Command name is invalid",
  APPLICATION_COMMAND_INVALID_OPTIONS: "Context menu commands cannot have options",
  APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE_INVALID: "Only string and number options can autocomplete",
  APPLICATION_COMMAND_OPTIONS_CHOICES_DUPLICATE: "Choices must have unique {}s",
  APPLICATION_COMMAND_OPTIONS_NAME_INVALID: "Option name is invalid: it is used twice",
  APPLICATION_COMMAND_OPTIONS_RANGE_INVALID: "{} is greater than {}",
  APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID: "Required options must be placed before non-required options",
  APPLICATION_COMMAND_OPTIONS_TYPE_INVALID:
    "Sub-command and sub-command group option types are mutually exclusive to all other types",
  APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_WITH_CHOICES: "Autocomplete cannot be used with choices",
  APPLICATION_COMMAND_TOO_LARGE: "Command exceeds maximum size ({}, max {})",
  ATTACHMENT_NOT_FOUND: "There is no files[{}]",
  BASE_TYPE_MAX_LENGTH: "Must be {} or fewer in length.",
  BASE_TYPE_REQUIRED: "This field is required",
  BUTTON_COMPONENT_INVALID_FIELD: "A button of style {} cannot have {}",
  BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED: "A button must have either a label or an emoji",
  COMPONENT_CUSTOM_ID_DUPLICATED: "Component custom id cannot be duplicated",
  COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED:
    "The total text size of the components exceeds the maximum size ({}, max {})",
  COMPONENT_ID_DUPLICATED: "Component id cannot be duplicated",
  COMPONENT_LABEL_IN_LABEL: "A text input inside a label has no label of its own",
  COMPONENT_LAYOUT_WIDTH_EXCEEDED: "The specified component exceeds the maximum width",
  COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED:
    "The maximum number of components in this message has been exceeded ({}, max {})",
  INTERACTION_CALLBACK_TYPE_INVALID: "This interaction cannot be answered with type {}",
  INTERNAL: "{} bytes of text, of which Discord takes {}",
  MAX_EMBED_SIZE_EXCEEDED: "Embed size exceeds maximum size of {}",
  MESSAGE_ATTACHMENT_NOT_FOUND: "The referenced attachment in '{}' was not found",
  MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2:
    "The '{}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
  NUMBER_TYPE_MAX: "Must be {} or fewer in value.",
  NUMBER_TYPE_RANGE: "int value should be between {} and {}.",
  SELECT_COMPONENT_MAX_VALUES: "max_values must be {} or fewer",
  SELECT_COMPONENT_MIN_OVER_MAX: "min_values cannot be greater than max_values",
  SELECT_COMPONENT_OPTION_VALUE_DUPLICATED: "The specified option value is already used",
  SELECT_COMPONENT_TOO_MANY_DEFAULTS: "Too many options are default",
  UNION_TYPE_CHOICES: 'Value of field "type" must be one of (1,).',
} as const;

type Code = keyof typeof sentences;

export function fault(path: Path, code: Code, ...values: readonly unknown[]): BodyFault {
  const given = [...values];
  return { path, code, message: sentences[code].replace(/\{\}/g, () => String(given.shift())) };
}

/** A rule that a body breaks, or keeps: whether it is broken, where, and Discord's word on it. */
export type BodyRule = readonly [isBroken: boolean, path: Path, code: Code, ...values: unknown[]];

export function broken(...rules: readonly BodyRule[]): BodyFault[] {
  return rules.flatMap(([isBroken, ...what]) => (isBroken ? [fault(...what)] : []));
}

type Tree = { [key: string]: Tree | object[] };

/** As Discord nests them in the body of a refusal. */
function errorTree(faults: readonly BodyFault[]): Tree {
  const root: Tree = {};
  for (const { path, code, message } of faults) {
    let node = root;
    for (const step of path) {
      const next = node[step];
      const below: Tree = next === undefined || Array.isArray(next) ? {} : next;
      node[step] = below;
      node = below;
    }
    const here = node._errors;
    node._errors = [...(Array.isArray(here) ? here : []), { code, message }];
  }
  return root;
}

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
const known = {
  0: [401, "401: Unauthorized"],
  10002: [404, "Unknown Application"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  20012: [403, "You are not authorized to perform this action on this application"],
  30003: [400, "Maximum number of pins reached for the channel (250)"],
  30032: [400, "Maximum number of application commands reached (100)"],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  40033: [400, "This message has already been crossposted"],
  40060: [400, "Interaction has already been acknowledged."],
  10087: [404, "Unknown Tag"],
  40067: [400, "A tag is required to create a forum post in this channel"],
  40094: [403, "This interaction has hit the maximum number of follow up messages"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50021: [403, "Cannot execute action on a system message"],
  50024: [403, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50035: [400, "Invalid Form Body"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
  160004: [400, "A thread has already been created for this message"],
} as const satisfies Record<number, readonly [number, string]>;

type ErrorCode = keyof typeof known;

export class ApiError extends Error {
  readonly code: number;
  readonly status: number;
  readonly faults: readonly BodyFault[];

  constructor(code: ErrorCode, faults: readonly BodyFault[] = []) {
    const [status, sentence] = known[code];
    super(sentence);
    this.code = code;
    this.status = status;
    this.faults = faults;
  }

  body(): object {
    const head = { message: this.message, code: this.code };
    return this.faults.length === 0 ? head : { ...head, errors: errorTree(this.faults) };
  }
}
