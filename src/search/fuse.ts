import Fuse, { type FuseIndexStringRecord, type IFuseOptions } from "fuse.js";
import { afterAnother, writtenOut } from "./fold.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import type { QueryTerm } from "./query.ts";
import type { Candidate } from "./weigh.ts";

/** Fuse.js cuts a pattern into pieces of 32 and goes over the text for each. */
const longestPattern = 32;
const shortestPattern = 4;
/** In letters: a longer paragraph is in the index by its sentences alone, lest one keep everyone waiting. */
const longestRecord = 1_500;

const fuseOptions: IFuseOptions<string> = {
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.4,
  shouldSort: false,
};

/** How near each of a few candidates is to the query as a whole, 0…1. */
export type Closeness = (candidates: readonly Candidate[], terms: readonly QueryTerm[]) => readonly number[];

/**
 * The Fuse.js index of a story: its folded sentences and paragraphs, made once. Fuse.js goes over every record that it is given, which
 * takes seconds of a long story: of each question it is given the records of the best candidates alone.
 */
export function createFuseIndex(index: InvertedIndex): Closeness {
  const sentences = index.sentenceAt.length - 1;
  const texts = foldedTexts(index);
  const { keys, records } = Fuse.createIndex([], texts).toJSON();
  const fuse = new Fuse(texts, fuseOptions, Fuse.parseIndex<string>({ keys, records: [] }));
  // A record without a letter in it is none to Fuse.js.
  const recordOf: (FuseIndexStringRecord | undefined)[] = texts.map(() => undefined);
  for (const record of records as readonly FuseIndexStringRecord[]) recordOf[record.i] = record;

  function recordsOf({ paragraph, from, to }: Candidate): readonly FuseIndexStringRecord[] {
    const whole = to - from > 1 ? recordOf[sentences + paragraph] : undefined;
    return whole ? [whole] : recordOf.slice(from, to).filter((record) => record !== undefined);
  }

  return (candidates, terms) => {
    if (candidates.length === 0) return [];
    const pattern = writtenOut(terms.map(({ word }) => word)).slice(0, longestPattern);
    // A blank pattern would be answered with every record, and a few letters or one word are in many another.
    if (pattern.length < shortestPattern || (terms.length === 1 && terms[0]?.isWord))
      return candidates.map(() => 0);
    const asked = candidates.map(recordsOf);
    fuse.setCollection(texts, Fuse.parseIndex<string>({ keys, records: asked.flat() }));
    const found = new Map(fuse.search(pattern).map(({ refIndex, score }) => [refIndex, 1 - (score ?? 1)]));
    return asked.map((own) => own.reduce((most, { i }) => Math.max(most, found.get(i) ?? 0), 0));
  };
}

/** Sentence s is text s; paragraph p comes after all of those. */
function foldedTexts({ words, stream, sentenceAt, paragraphAt }: InvertedIndex): string[] {
  const following = words.map(afterAnother);
  const textOf = (from: number, to: number) => {
    const parts: string[] = [];
    for (let at = sentenceAt[from] as number; at < (sentenceAt[to] as number); at += 1)
      parts.push((parts.length === 0 ? words : following)[stream[at] as number] as string);
    return parts.join("");
  };
  const texts: string[] = [];
  for (let s = 0; s + 1 < sentenceAt.length; s += 1) texts.push(textOf(s, s + 1));
  for (let p = 0; p + 1 < paragraphAt.length; p += 1) {
    const [from, to] = [paragraphAt[p] as number, paragraphAt[p + 1] as number];
    const length = texts.slice(from, to).reduce((sum, text) => sum + text.length, 0);
    texts.push(to - from > 1 && length <= longestRecord ? textOf(from, to) : "");
  }
  return texts;
}
