import { type FormatValues, fill, type Words, wordsFor } from "./messages/messages.ts";

type Errors = Words["errors"];
type UserErrorCode = keyof Errors;
type ValuesOf<Code extends UserErrorCode> = Errors[Code] extends (values: infer Values) => string
  ? [values: Values & FormatValues]
  : [];

/**
 * Bad input, or a state that its sender can fix; anything else that is thrown is a fault. `message` is one sentence in
 * English: of messages/en.json for a code that Discord's users meet (`userError`), else written where it is thrown.
 */
export class UserError extends Error {
  readonly code: string;
  readonly values: FormatValues;

  constructor(code: string, sentence: string, values: FormatValues = {}) {
    super(sentence);
    this.name = "UserError";
    this.code = code;
    this.values = values;
  }
}

/** An error with a sentence in each language. */
export function userError<Code extends UserErrorCode>(
  code: Code,
  ...[values = {}]: ValuesOf<Code>
): UserError {
  return new UserError(code, englishOf(code, values), values);
}

/** The value, or an error that says why there is none. */
export function known<T, Code extends UserErrorCode>(
  value: T | undefined,
  code: Code,
  ...values: ValuesOf<Code>
): T {
  if (value === undefined) throw userError(code, ...values);
  return value;
}

export function englishOf(code: UserErrorCode, values: FormatValues = {}): string {
  return sentenceOf(code, values, wordsFor("en")) ?? code;
}

/** Undefined for a code that no language has a sentence for. */
export function sentenceOf(
  code: string,
  values: FormatValues,
  words: Words,
  shownAs: (value: string) => string = (value) => value,
): string | undefined {
  if (!Object.hasOwn(words.errors, code)) return undefined;
  const escaped = (value: FormatValues[string]) => {
    if (typeof value === "number") return value;
    return typeof value === "string" ? shownAs(value) : value.map((one) => shownAs(one));
  };
  const shown = Object.entries(inWords(values, words)).map(([name, value]) => [name, escaped(value)]);
  return fill(words.errors[code as UserErrorCode], Object.fromEntries(shown));
}

/** A story without a title, and Discord's permissions, have a name in each language. */
function inWords(values: FormatValues, { story, permissions }: Words): FormatValues {
  const { title, fandom = "", missing } = values;
  const names: Readonly<Record<string, string>> = permissions;
  return {
    ...values,
    ...(title === "" ? { title: fandom === "" ? story.untitled : story.untitledOf({ fandom }) } : {}),
    ...(typeof missing === "object" ? { missing: missing.map((one) => names[one] ?? one) } : {}),
  };
}
