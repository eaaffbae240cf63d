import { fill, type Words, wordsFor } from "../messages/messages.ts";
import { type ErrorValues, UserError } from "../user-error.ts";
import { echo } from "./text.ts";

type Errors = Words["errors"];
type ValuesOf<Code extends keyof Errors> = Errors[Code] extends (values: infer About) => string
  ? [values: About & ErrorValues]
  : [];

/** A UserError of this code, about these values; its message is the English sentence. */
export function refuse<Code extends keyof Errors>(code: Code, ...[values]: ValuesOf<Code>): UserError {
  const about = (values ?? {}) as ErrorValues;
  return new UserError(code, sentenceOf(code, about, wordsFor("en")) ?? code, about);
}

/** What a language says of a code; undefined for an error that no reader meets, or that is said elsewhere. */
export function sentenceOf(code: string, values: ErrorValues, words: Words): string | undefined {
  if (!Object.hasOwn(words.errors, code)) return undefined;
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    escaped(inWords(name, value, words, values.fandom)),
  ]);
  return fill(words.errors[code as keyof Errors], Object.fromEntries(shown));
}

/** A story without a title, and Discord's permissions, have a name in each language. */
function inWords(
  name: string,
  value: ErrorValues[string],
  { story, permissions }: Words,
  fandom?: ErrorValues[string],
): ErrorValues[string] {
  if (name === "title" && value === "")
    return fandom === undefined || fandom === "" ? story.untitled : story.untitledOf({ fandom });
  if (name !== "missing" || typeof value !== "object") return value;
  const known: Readonly<Record<string, string>> = permissions;
  return value.map((permission) => known[permission] ?? permission);
}

/** A value may be what a reader typed. */
function escaped(value: ErrorValues[string]): ErrorValues[string] {
  if (typeof value === "number") return value;
  return typeof value === "string" ? echo(value) : value.map((one) => echo(one));
}
