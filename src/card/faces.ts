import { createRequire } from "node:module";

/** A typeface as its package brings it: one file for each subset of characters and each style. */
export type Face = {
  readonly package: string;
  /** How its files' names begin and, after the subset, go on. */
  readonly id: string;
  readonly axis: string;
  readonly hasItalic: boolean;
  /** What it is there for, of one that may be left out: the four are two thirds of what all fonts take on a disk. */
  readonly optionalFor?: RegExp;
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

const han = /[\p{scx=Han}\p{scx=Bopo}\uff00-\uffef]/u;
const japanese = { ...variable("noto-serif-jp"), optionalFor: /[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]/u };
const korean = { ...variable("noto-serif-kr"), optionalFor: /[\p{scx=Hang}\p{scx=Han}]/u };
const simplified = { ...variable("noto-serif-sc"), optionalFor: han };
const traditional = { ...variable("noto-serif-tc"), optionalFor: han };

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
  const first = nationalFace(language) ?? byText;
  return [first, ...all.filter((face) => face !== first)];
}

function nationalFace(language: string): Face | undefined {
  return nations.find(([tag]) => tag.test(language))?.[1];
}

const nations: readonly (readonly [RegExp, Face])[] = [
  [/^ja\b/i, japanese],
  [/^ko\b/i, korean],
  [/^(?:zh-(?:hant|tw|hk|mo)|yue)\b/i, traditional],
  [/^zh\b/i, simplified],
];

const { resolve } = createRequire(import.meta.url);

export function pathOf(face: Face, file: string): string {
  return resolve(`${face.package}/${file}`);
}

export function isInstalled(face: Face): boolean {
  try {
    return pathOf(face, "unicode.json") !== "";
  } catch {
    return false;
  }
}

/** The command that brings the font of a story's letters, or of its language's where they are not read yet; undefined where it is there. */
export function installOfAbsentFont(language: string, text?: string): string | undefined {
  const face =
    text === undefined
      ? nationalFace(language)
      : easternFor(text, language).find(({ optionalFor }) => optionalFor?.test(text));
  return face === undefined || isInstalled(face)
    ? undefined
    : `npm install --no-save --save-prod --omit=dev ${face.package}`;
}
