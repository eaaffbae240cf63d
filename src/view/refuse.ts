import { UserError, type Values } from "../user-error.ts";
import { echo } from "./text.ts";
import { en } from "./words/en.ts";
import type { Words } from "./words/words.ts";

type Said = typeof en.refusals;

/** A UserError of this code, about these values; its message is the English sentence. */
export function refuse<Code extends keyof Said>(code: Code, ...[values]: Parameters<Said[Code]>): UserError {
  const about: Values = values ?? {};
  return new UserError(code, sentenceOf(code, about, en) ?? code, about);
}

/** What a language says of a code; undefined for a refusal that no reader meets, or that is said elsewhere. */
export function sentenceOf(code: string, values: Values, { refusals }: Words): string | undefined {
  if (!Object.hasOwn(refusals, code)) return undefined;
  const say = refusals[code as keyof Said] as (values: Values) => string;
  const shown = Object.entries(values).map(([name, value]) => [name, escaped(value)]);
  return say(Object.fromEntries(shown));
}

/** A value may be what a reader typed. */
function escaped(value: Values[string]): Values[string] {
  if (typeof value === "number") return value;
  return typeof value === "string" ? echo(value) : value.map((one) => echo(one));
}
