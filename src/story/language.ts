/** The English name of a language; undefined for a tag that no language has. */
export function languageName(tag: string): string | undefined {
  return nameIn("en", tag);
}

/** The tag of a language by its name, in English or in the language itself. */
export function languageNamed(name: string): string | undefined {
  const wanted = name.toLowerCase();
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const tag = letters
    .flatMap((one) => letters.map((two) => one + two))
    .find((tag) => [languageName(tag), nameIn(tag, tag)].some((one) => one?.toLowerCase() === wanted));
  return tag === undefined ? undefined : Intl.getCanonicalLocales(tag)[0];
}

function nameIn(language: string, tag: string): string | undefined {
  return new Intl.DisplayNames(language, { type: "language", fallback: "none" }).of(tag);
}
