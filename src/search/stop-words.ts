import { createRequire } from "node:module";
import { foldWord } from "./fold.ts";

// The words that hold a sentence together, as folding leaves them. They are in every line: which of them stand in a
// line says next to nothing, only their order does.
const stopWords: Readonly<Record<string, string>> = {
  en: `
a an the this that these those here there i me my mine myself you your yours yourself yourselves he him his himself she her
hers herself it its itself we us our ours ourselves they them their theirs themselves theyre who whom whose which what
whatever whoever whichever am is are was were be been being have has had having do does did doing will would shall should
can could may might must ought cannot cant wont dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wouldnt
couldnt shouldnt im ive id ill youre youve youd youll hes shes weve theyve thats whats whos theres and or but nor so yet if
then than because since until till although though unless while whereas whether as at by for from in into of off on onto
out over per to toward towards under up upon via with within without about above across after against along among around
before behind below beneath beside besides between beyond during except inside near outside through throughout not no yes
too also very just only even both either neither each every any some such same other another how when where why`,
  es: `
el la los las lo un una unos unas de del al a y e o u pero ni si que quien cual cuando donde como porque por para con sin en
sobre entre hasta desde yo tu el ella ello nosotros ellos ellas me te se le les nos mi mis su sus este esta esto ese esa eso
aqui alli no nunca nada muy mas ya tambien es soy eres son era eran ser estar esta estan estaba ha he has han habia hay`,
};

/** By ISO 639-1, what the package "stopword" calls a language, of those that are written with spaces. */
const packaged: Readonly<Record<string, string>> = {
  ar: "ara",
  bg: "bul",
  ca: "cat",
  cs: "ces",
  da: "dan",
  de: "deu",
  el: "ell",
  fa: "fas",
  fi: "fin",
  fr: "fra",
  he: "heb",
  hi: "hin",
  hr: "hrv",
  hu: "hun",
  id: "ind",
  it: "ita",
  lt: "lit",
  lv: "lav",
  nb: "nob",
  nl: "nld",
  no: "nob",
  pl: "pol",
  pt: "por",
  ro: "ron",
  ru: "rus",
  sk: "slk",
  sl: "slv",
  sv: "swe",
  tr: "tur",
  uk: "ukr",
  vi: "vie",
};

/** Empty for a language that is not known here. */
export function readStopWords(language: string): ReadonlySet<string> {
  const code = language.toLowerCase().split(/[-_]/)[0] ?? "";
  const words = stopWords[code]?.split(/\s+/) ?? packagedWords(packaged[code]);
  return new Set(words.filter((word) => word !== ""));
}

/** Loaded where a story needs it. */
function packagedWords(name: string | undefined): readonly string[] {
  if (name === undefined) return [];
  const lists = createRequire(import.meta.url)("stopword") as Readonly<Record<string, unknown>>;
  const words = lists[name];
  return Array.isArray(words) ? words.map((word) => foldWord(String(word))) : [];
}
