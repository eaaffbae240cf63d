import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Locale } from "discord-api-types/v10";
import type { IntlMessageFormat } from "intl-messageformat";
import type { CommandsWords } from "./command-words.ts";
import type { Words } from "./words.d.ts";

export type { Words } from "./words.d.ts";

/** What stands in the place of `{name}`: a list is joined as the language joins one. */
type FormatValue = string | number | readonly string[];
export type FormatValues = Readonly<Record<string, FormatValue>>;
export type Texts = { readonly [key: string]: string | Texts };

/** One language's file: messages in ICU MessageFormat (https://unicode-org.github.io/icu/userguide/format_parse/messages/). */
export type Language = {
  /** The file's name without `.json`, a tag of Discord's such as `de` or `pt-BR`, or the part of it before the hyphen. */
  readonly code: string;
  readonly words: Words;
  /** Discord's names for it: https://docs.discord.com/developers/reference#locales */
  readonly locales: readonly string[];
  readonly commands: CommandsWords;
};

const folder = import.meta.dirname;
const source = "en";

/** Loaded when a message with places is first said: a start needs none. */
let formats: typeof IntlMessageFormat | undefined;

function loadFormats(): typeof IntlMessageFormat {
  const { IntlMessageFormat: loaded } = createRequire(import.meta.url)("intl-messageformat") as {
    IntlMessageFormat: typeof IntlMessageFormat;
  };
  // Left to itself the package asks Intl for all locales that numbers can be written in, which takes 15 ms and 7 MB. Those
  // of the files here are known.
  loaded.resolveLocale = (tags) => new Intl.Locale(typeof tags === "string" ? tags : (tags[0] ?? source));
  return loaded;
}

/** Files never change while the program runs, so each is read once, when somebody first speaks its language. */
const read = new Map<string, Language>();
const codes = new Set<string>();

/** The codes of all languages there are, English first: one file each. */
export function languageCodes(): readonly string[] {
  if (codes.size === 0)
    for (const file of readdirSync(folder).sort()) if (file.endsWith(".json")) codes.add(file.slice(0, -5));
  return [source, ...[...codes].filter((code) => code !== source)];
}

/** The language for a locale of Discord's: its own, the one of its first part, or English. */
function codeFor(locale: string): string {
  const all = languageCodes();
  const [base = ""] = locale.split("-");
  return (
    all.find((code) => code === locale) ??
    all.find((code) => code === base) ??
    all.find((code) => code.split("-")[0] === base) ??
    source
  );
}

export function languages(): readonly Language[] {
  return languageCodes().map(languageOf);
}

function languageOf(code: string): Language {
  return read.get(code) ?? addLanguage(code, textsOf(code));
}

/** A language that has no file here, such as a translator's draft. */
export function addLanguage(code: string, texts: Texts): Language {
  const { commands = {} } = texts;
  const words = wordsOf(textsOf(source), texts, code);
  const language = {
    code,
    words: Object.defineProperty(words, "code", { value: code }) as Words,
    locales: Object.values(Locale).filter((locale) => isOf(locale, code)),
    // The English of the commands is theirs already.
    commands: (code === source ? {} : commands) as unknown as CommandsWords,
  };
  read.set(code, language);
  languageCodes();
  codes.add(code);
  return language;
}

function isOf(locale: string, code: string): boolean {
  return codeFor(locale) === code && locale.split("-")[0] === code.split("-")[0];
}

/** The words for a locale of Discord's, such as `pt-BR`. */
export function wordsFor(locale: string): Words {
  return languageOf(codeFor(locale)).words;
}

/** A message whose name is only known while the program runs: the values go where it has a place for them. */
export function fill(message: string | ((values: never) => string), values: FormatValues): string {
  return typeof message === "string" ? message : message(values as never);
}

export function textsOf(code: string): Texts {
  return JSON.parse(readFileSync(join(folder, `${code}.json`), "utf8")) as Texts;
}

/**
 * A message without places is a string, one with places a function of their values. A language that lacks a message says
 * it in English. Each is made when it is first read, since an answer needs only a few of them.
 */
export function wordsOf(english: Texts, texts: Texts, code: string): object {
  const words = {};
  for (const [key, model] of Object.entries(english)) {
    const own = texts[key];
    const make = () => {
      if (typeof model !== "string") return wordsOf(model, typeof own === "object" ? own : {}, code);
      const isOwn = typeof own === "string";
      return messageOf(isOwn ? own : model, hasPlaces(model), isOwn ? code : source);
    };
    Object.defineProperty(words, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = make();
        Object.defineProperty(words, key, { value, enumerable: true });
        return value;
      },
    });
  }
  return words;
}

/** `{` begins a place, except behind an apostrophe. */
export function hasPlaces(text: string): boolean {
  return /(?<!')\{/.test(text);
}

function messageOf(
  text: string,
  isFunction: boolean,
  code: string,
): string | ((values: FormatValues) => string) {
  // Without the signs of the syntax the message is what is said.
  if (!isFunction && !/[{}']/.test(text)) return text;
  let format: IntlMessageFormat | undefined;
  const say = (values: FormatValues) => {
    // Markdown's <#channel> and <t:1> are no tags.
    formats ??= loadFormats();
    format ??= new formats(text, code, undefined, { ignoreTag: true });
    return String(format.format(joined(values, code)));
  };
  return isFunction ? say : say({});
}

function joined(values: FormatValues, code: string): Record<string, string | number> {
  const list = (value: readonly string[]) => new Intl.ListFormat(code).format(value);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" || typeof value === "number" ? value : list(value),
    ]),
  );
}
