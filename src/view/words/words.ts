import { en } from "./en.ts";
import { languages } from "./languages.ts";

type Loosely<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [Name in keyof T]: Loosely<T[Name]> };

/** One language's sentences. */
export type Words = Loosely<typeof en>;

/** The words for a locale of Discord's, such as `pt-BR`: its own, its language's, or English. */
export function wordsFor(locale: string): Words {
  const [base] = locale.split("-");
  const found =
    languages.find(({ words, locales }) => words.code === locale || locales.includes(locale)) ??
    languages.find(({ words }) => words.code.split("-")[0] === base);
  return found?.words ?? en;
}

type Seen = {
  readonly asker: { readonly locale: string };
  readonly place: { readonly guildLocale?: string | undefined };
};

/** What one person sees is in their language; what everyone sees in the one chosen for the place, or else the server's. */
export function wordsSeen(by: Seen, isPrivate: boolean, chosen?: string | undefined): Words {
  return wordsFor(isPrivate ? by.asker.locale : (chosen ?? by.place.guildLocale ?? by.asker.locale));
}
