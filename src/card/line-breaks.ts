import type { Mark } from "../story/emphasis.ts";
import { supportedLocale } from "../story/language.ts";
import type { Range } from "../story/sentences.ts";
import { unspacedScripts } from "../story/words.ts";

export type Manner = { readonly italic: boolean; readonly bold: boolean; readonly marked: boolean };
export const plain: Manner = { italic: false, bold: false, marked: false };

/** The smallest piece of a text that stays together: a word, part of one where its manner changes, or a character. */
export type Unit = {
  readonly start: number;
  /** Where its ink ends; space may follow up to the next unit. */
  readonly end: number;
  readonly gap: number;
  /** Whether a line may end after it, or must; to tear a word is for when nothing else fits. */
  readonly next: "none" | "tear" | "may" | "must";
  readonly manner: Manner;
};

/** `text` in units; `edges` are more places where one must end, such as the ends of sentences. */
export function unitsOf(
  text: string,
  language: string,
  { marks = [], mark }: { readonly marks?: readonly Mark[]; readonly mark?: Range | undefined } = {},
  edges: readonly number[] = [],
): readonly Unit[] {
  const breaks = breaksIn(text, language);
  const styled = [...marks, ...(mark ? [mark] : [])].flatMap(({ start, end }) => [start, end]);
  const cuts = new Set([...breaks.keys(), ...[...styled, ...edges].map((at) => pastSpace(text, at))]);
  const offsets = [...cuts].filter((at) => at > 0 && at < text.length).sort((a, b) => a - b);
  const units: Unit[] = [];
  let start = text.length - text.trimStart().length;
  for (const to of [...offsets, text.length]) {
    if (to <= start) continue;
    const end = start + text.slice(start, to).trimEnd().length;
    const within = (range: Range | undefined) =>
      range !== undefined && range.start < end && range.end > start;
    const has = (kind: Mark["kind"]) => marks.some((one) => one.kind === kind && within(one));
    const manner = { italic: has("italic"), bold: has("bold"), marked: within(mark) };
    units.push({ start, end, gap: to - end, next: breaks.get(to) ?? "none", manner });
    start = to;
  }
  return units;
}

function pastSpace(text: string, at: number): number {
  return at + text.slice(at).search(/\S|$/);
}

/** So many of the widest letters fit into a line of any card. */
const longWord = 16;

const unspaced = new RegExp(`[${unspacedScripts}\u3000-\u303f\uff00-\uffef]`, "u");
// What may not begin or end a line: https://www.w3.org/TR/jlreq/#line_breaking
const closing =
  /^[\p{Pe}\p{Pf}\p{M}!,.:;?…‥、。，．：；？！・ー々ゝゞヽヾ〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ”’»%]/u;
const opening = /[\p{Ps}\p{Pi}“‘«„¿¡$£¥€#]$/u;
const dashed = /[\p{L}\p{N}][-‐–—]+$|[-‐–—/]{2,}$|[—…]$/u;

function breaksIn(text: string, language: string): ReadonlyMap<number, Unit["next"]> {
  const breaks = new Map<number, Unit["next"]>();
  const words = [...new Intl.Segmenter(supportedLocale(language), { granularity: "word" }).segment(text)];
  let run = 0;
  for (const { segment, index } of words) {
    if (index > 0 && mayBreak(text, index, segment, language)) {
      breakLong(text.slice(run, index), run, breaks);
      run = index;
      breaks.set(index, "may");
    }
  }
  breakLong(text.slice(run), run, breaks);
  for (const { index, 0: line } of text.matchAll(/\s*[\n\u2028\u2029]\s*/g)) {
    breaks.set(index + line.length, "must");
  }
  return breaks;
}

function mayBreak(text: string, at: number, next: string, language: string): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  if (/^\s/u.test(next) || /[\u00a0\u202f\u2060\ufeff]$/.test(before) || /^[\u00a0\u202f\u2060]/.test(next)) {
    return false;
  }
  // « Tu viens ? » : French sets its marks off by a space that is not always one without a break.
  if (/\s$/.test(before)) return !(/^fr\b/i.test(language) && (/^[»?!:;]/.test(next) || /«\s$/.test(before)));
  if (closing.test(next) || opening.test(before)) return false;
  // What bends a verb stays with it, and a particle with its noun: 見ていた, 駅には.
  if (/\p{sc=Han}$/u.test(before) && /^\p{sc=Hira}/u.test(next)) return false;
  if (/[\p{sc=Hira}\p{sc=Kana}ー]$/u.test(before) && /^\p{sc=Hira}$/u.test(next)) return false;
  if (unspaced.test(before.at(-1) ?? "") || unspaced.test(next)) return true;
  return dashed.test(before) && /^[\p{L}\p{N}]/u.test(next);
}

/** An address, a scream over half a page, a row of emoji. */
function breakLong(word: string, start: number, breaks: Map<number, Unit["next"]>): void {
  const ink = word.trimEnd();
  if (ink.length <= longWord) return;
  const characters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(ink)];
  for (const [at, { index }] of characters.entries()) {
    const left = characters.length - at;
    if (at > 0 && left > 2 && characters.length > longWord) breaks.set(start + index, "tear");
  }
}
