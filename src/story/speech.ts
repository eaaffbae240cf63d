import type { Range } from "./sentences.ts";

/** Words that are said aloud in a paragraph. Where a dash opens them, words between dashes belong to the narrator. */
export type Quotation = Range & { readonly isDashed: boolean };

const pairs =
  /“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|»[^«]*«|„[^“”]*(?:[“”]|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)/gu;
const dashes = /^[—–][ \u00a0]?\S.*$/gmu;

/** In order; a quotation that goes on in the next paragraph has no mark at its end. */
export function quotationsIn(text: string): readonly Quotation[] {
  const quoted = [...text.matchAll(pairs)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    isDashed: false,
  }));
  if (quoted.length > 0) return quoted;
  return [...text.matchAll(dashes)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    isDashed: true,
  }));
}

const verbs =
  // English
  "said|says|asked|asks|replied|replies|answered|answers|whispered|whispers|murmured|murmurs|muttered|mutters|mumbled|shouted|shouts|yelled|yells|cried|cries|called|exclaimed|snapped|snaps|added|adds|gasped|sighed|agreed|admitted|insisted|began|continued|repeated|demanded|protested|remarked|observed|hissed|growled|grumbled|echoed|offered|suggested|explained|told|retorted|declared|announced|" +
  // German
  "sagte|sagt|fragte|fragt|antwortete|antwortet|erwiderte|erwidert|flüsterte|flüstert|murmelte|murmelt|rief|ruft|schrie|schreit|meinte|meint|entgegnete|brummte|knurrte|seufzte|wiederholte|erklärte|fügte|bemerkte|zischte|" +
  // French
  "dit|demanda|demande|répondit|répond|murmura|murmure|chuchota|cria|crie|s['’]écria|répliqua|reprit|ajouta|ajoute|souffla|soupira|lança|continua|insista|expliqua|protesta|grogna|fit|" +
  // Spanish
  "dijo|dice|preguntó|pregunta|respondió|responde|contestó|susurró|susurra|murmuró|gritó|grita|exclamó|añadió|replicó|repitió|insistió|explicó|protestó|suspiró|gruñó";
const titles =
  "(?:(?:Mr|Mrs|Ms|Dr|Prof|St)\\.?|Miss|Captain|Herr|Frau|Monsieur|Madame|Señor|Señora|Don|Doña|Aunt|Uncle|Tante|Onkel)\\s+";
const name = `((?:${titles})?\\p{Lu}[\\p{L}’'-]+(?:\\s\\p{Lu}[\\p{L}’'-]+)?)`;
const adverb = "(?:\\s+\\p{Ll}+(?:ly|ment|mente))?";
const edge = "(?![\\p{L}])";

const verbFirst = new RegExp(`^[\\s,—–]*(?:${verbs})${adverb}\\s+${name}${edge}`, "u");
const nameFirst = new RegExp(`^[\\s,]*${name}${adverb}\\s+(?:${verbs})${edge}`, "u");
const within = new RegExp(`[,?!…]\\s+(?:${verbs})${adverb}\\s+${name}${edge}`, "u");
const betweenDashes = new RegExp(`[—–]\\s?(?:${verbs})${adverb}\\s+${name}${edge}`, "u");
const ahead = new RegExp(
  `(?:^|[.!?…]\\s+)${name}(?![\\p{L}])(?:[^.!?…:]{0,80}\\s)?(?:${verbs})(?:\\s[^.!?:,]{0,30})?[,:]\\s*$`,
  "u",
);
const other = new RegExp(`(?:^|[\\s,—–])(?:${verbs})${edge}`, "u");
const several = /^\s*(?:and|und|et|y|e|&)\s+\p{Lu}/u;

/** Words that begin a sentence with a capital and name nobody. */
const nobody = new Set(
  "I He She It They We You The A An This That There Then And But So As When While If What Who Her His Their My Er Sie Es Wir Ich Ihr Du Der Die Das Ein Eine Und Aber Da Dann Il Elle Ils Elles On Je Tu Nous Vous Le La Les Un Une Et Mais Él Ella Ellos Ellas Yo Nosotros El Los Las Una Pero Entonces Somebody Someone Nobody Everyone Jemand Niemand Alguien Nadie Quelqu".split(
    " ",
  ),
);

/** The speaker, by the words beside the line: a name, or "someone" where there is a tag that names nobody for sure. */
export function taggedSpeaker(
  text: string,
  quotations: readonly Quotation[],
  place: number,
): string | "someone" | undefined {
  const own = quotations[place];
  if (own === undefined) return undefined;
  const said = text.slice(own.start, own.end);
  if (own.isDashed) return named(betweenDashes.exec(said) ?? within.exec(said) ?? null, said);
  const after = text.slice(own.end, quotations[place + 1]?.start ?? text.length).slice(0, 120);
  const before = text.slice(quotations[place - 1]?.end ?? 0, own.start).slice(-160);
  const inverted = named(verbFirst.exec(after), after);
  if (inverted !== undefined) return inverted;
  // “Go.” Gwen said nothing more: after a full stop it is another sentence.
  if (/[,?!…—–-]["”“»«」』]?$/u.test(said)) {
    const plain = named(nameFirst.exec(after), after);
    if (plain !== undefined) return plain;
  }
  const led = named(ahead.exec(before), "");
  if (led !== undefined) return led;
  const isTagged = other.test(after.split(/[.!?]/)[0] ?? "") || /[,:]\s*$/.test(before);
  return isTagged ? "someone" : undefined;
}

function named(found: RegExpExecArray | null, text: string): string | "someone" | undefined {
  const who = found?.[1];
  if (found === null || who === undefined) return undefined;
  const isSeveral = several.test(text.slice(found.index + found[0].length));
  return isSeveral || nobody.has(who.split(/\s/)[0] ?? "") ? "someone" : who;
}

const script = new RegExp(`^${name}\\s*(?:\\([^()\\n]{0,60}\\))?\\s*[:：]\\s+(?=\\S)`, "u");

/** "GWEN: Well." and "Gwen (softly): Well.", as plays have it: the name, and where its words begin. */
export function scriptLine(text: string): { readonly name: string; readonly start: number } | undefined {
  const found = script.exec(text);
  const who = found?.[1];
  return found === null || who === undefined || nobody.has(who)
    ? undefined
    : { name: who, start: found[0].length };
}
