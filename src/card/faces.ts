/** A typeface as its package brings it: one file for each subset of characters and each style. */
export type Face = {
  readonly package: string;
  /** How its files' names begin and, after the subset, go on. */
  readonly id: string;
  readonly axis: string;
  readonly hasItalic: boolean;
};

function variable(id: string, hasItalic = false): Face {
  return { package: `@fontsource-variable/${id}`, id, axis: "wght", hasItalic };
}

function fixed(id: string): Face {
  return { package: `@fontsource/${id}`, id, axis: "400", hasItalic: false };
}

export const literata = variable("literata", true);
export const sourceSerif = variable("source-serif-4", true);
export const garamond = variable("eb-garamond", true);
export const fraunces = variable("fraunces", true);

const japanese = variable("noto-serif-jp");
const korean = variable("noto-serif-kr");
const simplified = variable("noto-serif-sc");
const traditional = variable("noto-serif-tc");

const scripts = [
  variable("noto-serif-hebrew"),
  variable("noto-naskh-arabic"),
  variable("noto-serif-devanagari"),
  variable("noto-serif-thai"),
  variable("noto-serif-armenian"),
  variable("noto-serif-georgian"),
];

const signs = [
  variable("noto-emoji"),
  fixed("noto-sans-symbols-2"),
  variable("noto-sans-symbols"),
  fixed("noto-sans-math"),
];

/** The faces to look through for each character, in this order. */
export function facesFor(main: Face, text: string, language: string): readonly Face[] {
  // Literata knows more letters than the others: Greek, Cyrillic, Vietnamese.
  const european = [...new Set([main, sourceSerif, literata])];
  const eastern = easternFor(text, language);
  const isEastern = /^(?:ja|ko|zh|yue)\b/i.test(language);
  // One script has one theme: Japanese quotes and dots beside Japanese letters.
  return isEastern
    ? [...eastern, ...european, ...scripts, ...signs]
    : [...european, ...scripts, ...eastern, ...signs];
}

/** Han characters are drawn otherwise in each country. */
function easternFor(text: string, language: string): readonly Face[] {
  const all = [japanese, simplified, traditional, korean];
  const byText = /[\p{sc=Hira}\p{sc=Kana}]/u.test(text)
    ? japanese
    : /\p{sc=Hang}/u.test(text)
      ? korean
      : simplified;
  const first = countries.find(([tag]) => tag.test(language))?.[1] ?? byText;
  return [first, ...all.filter((face) => face !== first)];
}

const countries: readonly (readonly [RegExp, Face])[] = [
  [/^ja\b/i, japanese],
  [/^ko\b/i, korean],
  [/^(?:zh-(?:hant|tw|hk|mo)|yue)\b/i, traditional],
  [/^zh\b/i, simplified],
];
