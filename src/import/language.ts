import { languageNamed } from "../story/language.ts";

/** Names that sources write and Unicode's data has otherwise. */
const own: Readonly<Record<string, string>> = {
  "português brasileiro": "pt-BR",
  "português europeu": "pt-PT",
  "中文-普通话 國語": "zh",
  "中文-普通话": "zh",
  "中文-广东话 粵語": "yue",
  粵語: "yue",
  cantonese: "yue",
  norsk: "nb",
  castellano: "es",
  "bahasa indonesia": "id",
};

/** A language by its tag or its name, in itself or in English: "de", "Deutsch", "German", "日本語". */
export function languageTag(named: string | undefined): string | undefined {
  if (named === undefined) return undefined;
  const name = named.trim().toLowerCase();
  const known = own[name] ?? languageNamed(name);
  if (known !== undefined || !/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/.test(name)) return known;
  try {
    return Intl.getCanonicalLocales(name.replaceAll("_", "-"))[0];
  } catch {
    return undefined; // shaped like a tag, but none
  }
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, "ja"],
  [/[\uac00-\ud7af]/g, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
];
const words: Readonly<Record<string, string>> = {
  en: "the and of to was his her that with it",
  de: "der die und nicht das ich ist sie ein war",
  fr: "le la les et que dans une pas elle est",
  es: "el la los que y en una no se con",
  it: "il che di non una per è gli con si",
  pt: "o que não uma com os ela do da em",
  nl: "de het een en van niet dat zijn ik hij",
  sv: "och att det som en inte han hon är på",
  pl: "i nie się na że to jest do jak z",
};

/** What the text looks to be written in: by its script, else by its commonest words. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, code] of scripts) {
    const share = code === "ja" ? 0.1 : 0.3;
    if ((sample.match(script)?.length ?? 0) > letters * share) return code;
  }
  const all = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(words).map(([code, list]) => {
    const common = new Set(list.split(" "));
    return { code, score: all.filter((word) => common.has(word)).length };
  });
  const best = scores.reduce((most, one) => (one.score > most.score ? one : most));
  return best.score > 0 ? best.code : "en";
}
