import { LRUCache } from "lru-cache";
import { supportedLocale } from "./language.ts";

/** UTF-16 offsets into a text; `end` is exclusive. */
export type Range = { readonly start: number; readonly end: number };

/** Where a reader thinks each sentence of `text` begins and ends: trimmed, in order, covering all that is not space. */
export function sentencesOf(text: string, language = "en"): readonly Range[] {
  const key = `${language} ${text}`;
  const known = recent.get(key) ?? sentencesIn(language)(text);
  recent.set(key, known);
  return known;
}

/** One answer asks for the sentences of one passage several times, and readers for the same passage. */
const recent = new LRUCache<string, readonly Range[]>({ max: 300 });

/** Made once: making a segmenter costs more than using it. Servers bring stories in languages of any name. */
const segmenters = new LRUCache<string, Intl.Segmenter>({
  max: 100,
  memoMethod: (language) => new Intl.Segmenter(supportedLocale(language), { granularity: "sentence" }),
});

/** The same for many texts of one language. */
export function sentencesIn(language: string): (text: string) => readonly Range[] {
  const segmenter = segmenters.memo(language);
  return (text) => {
    const plain = shadowOf(text);
    const ranges: { start: number; end: number }[] = [];
    let opened = 0;
    for (const { segment, index } of segmenter.segment(plain)) {
      const last = ranges.at(-1);
      let start = index - opened;
      // 入ってきた。「 : the mark that opens belongs to the sentence it opens.
      opened = opening.exec(segment)?.[0].length ?? 0;
      const end = index + segment.length - opened;
      if (start >= end) {
        opened = index + segment.length - start;
        continue;
      }
      if (last) {
        const before = text.slice(Math.max(last.start, start - 60), start);
        // « Tu viens ? » : the mark that closes belongs to the sentence it closes.
        const closing = /^[»”’")\]]+(?=\s|$)/.exec(segment)?.[0].length ?? 0;
        if (closing > 0) last.end = start += closing;
        const after = plain.slice(start, start + 60);
        if (!/[\p{L}\p{N}]/u.test(plain.slice(start, end)) || belongTogether(before, after, closing > 0)) {
          last.end = end;
          continue;
        }
      }
      ranges.push({ start, end });
    }
    const last = ranges.at(-1);
    if (last) last.end = text.length;
    return ranges.map((range) => trimmed(text, range)).filter(({ start, end }) => start < end);
  };
}

const opening = /(?<=[。．！？!?][」』）】〉》〕]*)[「『（【〈《〔]+$/u;
const titles =
  /(?:^|[\s"“„«»‘'([-])(?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Rev|Fr|Sgt|Cpl|Pvt|Capt|Cmdr|Col|Gen|Lt|Maj|Adm|Gov|Sen|Hon|Mme|Mlle|MM|Hr|Hrn|Frl|med|jur|phil|bzw|ggf|evtl|sog|vgl|inkl|geb|Sra|Srta|Dra|vs|Mt|Ft)\.\s*$/u;
const saint = /(^|[\s"“„«»‘'([-])St\.\s*$/u;
const streetBefore = /\p{Lu}[\p{L}'’]+\s+St\.\s*$/u;
const counted = /(?:^|\s)(?:No|Nr|Nos|Vol|Ch|Fig|Art|p|pp|ca|Kap|Abb|Bd)\.\s*$/u;
// z. B., d. h., u. a.: one small letter by itself ends nothing, unless it tells the time.
const letter = /(?:^|[\s"“„«»([-])\p{Ll}\.\s*$/u;
const halfOfDay = /\s[ap]\. ?m\.\s*$/u;
const abbreviated =
  /(?:^|[\s"“„«»‘'([-])(?:[zo]\. ?B|z\. ?[THZ]|u\. ?U|m\. ?E|i\. ?d\. ?R|[du]\.[ha])\.\s*$/u;
// Am 3. Mai, der 2. Tag.
const ordinal = /(?:^|\s)(?:am|vom|zum|beim|im|der|die|das|dem|den|des|ab|bis) \d{1,2}\.\s*$/iu;
const initials = /(?:^|[\s"“„«»‘'(.])(?!I\.)\p{Lu}\.\s*$/u;
const namedInitial = /(?:^|\p{Lu}[\p{L}'’]*\s+|\p{Lu}\.\s*)\p{Lu}\.\s*$/u;

// "Why?" Gwen asked. The tag has a capital, yet it is one sentence.
const speech =
  /^(?:I|\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?) (?:said|says?|ask(?:s|ed)?|repl(?:y|ies|ied)|answer(?:s|ed)?|shout(?:s|ed)?|cr(?:y|ies|ied)|whisper(?:s|ed)?|murmur(?:s|ed)?|mutter(?:s|ed)?|mumble[sd]?|exclaim(?:s|ed)?|yell(?:s|ed)?|call(?:s|ed)? out|demand(?:s|ed)|repeat(?:s|ed)|snap(?:s|ped)|add(?:s|ed)|gasp(?:s|ed))(?![\p{L}'’])/u;

function belongTogether(before: string, after: string, closed: boolean): boolean {
  const lead = after.trimStart();
  const first = /[^\s"'“”„«»‘’([*_—–-]/u.exec(lead)?.[0] ?? "";
  if (titles.test(before) && /\p{L}|\p{N}/u.test(first)) return true;
  if (saint.test(before) && !streetBefore.test(before) && /\p{Lu}/u.test(first)) return true;
  if (counted.test(before) && /\p{N}/u.test(first)) return true;
  if (letter.test(before) && !halfOfDay.test(before)) return true;
  if (abbreviated.test(before)) return true;
  if (ordinal.test(before) && /\p{Lu}/u.test(first)) return true;
  if (initials.test(before) && namedInitial.test(before) && /^\p{Lu}/u.test(lead)) return true;
  const quoted = closed || /["“”’»]\s*$/u.test(before);
  if (/\p{Ll}/u.test(first) && !/^["“„«‘]/u.test(lead)) return true;
  if (quoted && /[?!….]["“”’»]*\s*$/u.test(before) && speech.test(lead)) return true;
  // 「行くよ。」と彼は言った。
  if (/[」』]$/u.test(before) && /^(?:と|って)/u.test(lead)) return true;
  return stammer(before, lead);
}

/** "I… I mean": a word taken up again, or a lone word trailing off into the next. */
function stammer(before: string, lead: string): boolean {
  const trailed = /([\p{L}'’]+)(?:\.{2,}|(?:\. ){2,}\.?|…)\s*$/u.exec(before)?.[1];
  if (!trailed || /^["“„«‘]/u.test(lead)) return false;
  return /^[\p{L}'’]+/u.exec(lead)?.[0].toLowerCase().startsWith(trailed.toLowerCase()) ?? false;
}

/** The text, letter for letter in the same places, with what misleads the segmenter replaced. */
function shadowOf(text: string): string {
  let plain = text;
  if (/[\r\n\u2028\u2029\u0085]/.test(plain)) plain = plain.replace(/[\r\n\u2028\u2029\u0085]/g, " ");
  if (plain.includes("…")) plain = plain.replace(/…/g, ".");
  // Emphasis around a sentence closes with it, as a quote does.
  if (/[*_]/.test(plain)) {
    plain = plain.replace(/(?<=[.!?]["”’)]*)[*_]+(?=\s|$)/g, (marks) => '"'.repeat(marks.length));
  }
  // A writer without capitals still ends sentences.
  if (!/\p{Lu}/u.test(plain) && /\p{Ll}/u.test(plain)) {
    plain = plain.replace(/(?<=[^.!?\s][.!?]["”’)]*\s+["“„«‘(]*)[a-zß-ÿ]/g, "X");
  }
  return plain;
}

function trimmed(text: string, { start, end }: Range): Range {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}
