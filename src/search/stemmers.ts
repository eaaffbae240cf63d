import { createRequire } from "node:module";
import { foldWord } from "./fold.ts";

// Snowball's, which know endings as they are written, accents and all.
const names: Readonly<Record<string, string>> = {
  bg: "bulgarian",
  da: "danish",
  de: "german",
  el: "greek",
  es: "spanish",
  fi: "finnish",
  fr: "french",
  hu: "hungarian",
  id: "indonesian",
  it: "italian",
  nl: "dutch",
  no: "norwegian",
  nb: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sv: "swedish",
  tr: "turkish",
};

/** What a language's words, as they are written, are without their endings; where nothing is known of it, their beginnings. */
export function stemmerFor(language: string): (written: string) => string {
  const name = names[language.toLowerCase().split(/[-_]/)[0] ?? ""];
  if (name === undefined) return (written) => beginningOf(foldWord(written));
  const { stemmer } = createRequire(import.meta.url)(`@orama/stemmers/${name}`) as {
    readonly stemmer: (word: string) => string;
  };
  // ё is written е by most.
  return (written) => foldWord(stemmer(written.replaceAll("ё", "е")));
}

const beginningOf = (word: string) => word.slice(0, Math.max(4, word.length - 3));
