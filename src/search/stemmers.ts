import { createRequire } from "node:module";

// Snowball's, for languages whose endings survive folding: й folded to и has lost those of Russian.
const names: Readonly<Record<string, string>> = {
  da: "danish",
  de: "german",
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
  sv: "swedish",
  tr: "turkish",
};

/** What a language's words are without their endings; where nothing is known of it, their beginnings. */
export function stemmerFor(language: string): (word: string) => string {
  const name = names[language.toLowerCase().split(/[-_]/)[0] ?? ""];
  if (name === undefined) return (word) => word.slice(0, Math.max(4, word.length - 3));
  const { stemmer } = createRequire(import.meta.url)(`@orama/stemmers/${name}`) as {
    readonly stemmer: (word: string) => string;
  };
  return stemmer;
}
