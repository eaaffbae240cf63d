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

/** The nearest language that the machine has rules for. */
export function supportedLocale(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en"; // not a language tag at all: a story's front matter is checked elsewhere
  }
}

type QuotationMarks = readonly [opening: "“" | "”" | "„" | "«" | "「", closing: string];

const quotations: readonly (readonly [languages: string, QuotationMarks])[] = [
  ["bg cs de et is ka lt lv mk sk sl sr", ["„", "“"]],
  ["hr hu pl ro", ["„", "”"]],
  ["ar be ca el es fa fr hy it nb nn no pt ru uk", ["«", "»"]],
  ["fi he sv", ["”", "”"]],
  ["ja zh-hant zh-hk zh-tw", ["「", "」"]],
  ["pt-br", ["“", "”"]],
];

/** The marks around a quotation in this language. */
export function quotationMarks(language: string): QuotationMarks {
  const [base = "", region = ""] = language.toLowerCase().split("-");
  const of = (tag: string) => quotations.find(([languages]) => languages.split(" ").includes(tag))?.[1];
  return of(`${base}-${region}`) ?? of(base) ?? ["“", "”"];
}
