import Fuse, { type FuseIndex } from "fuse.js";
import { sentencesIn } from "../story/sentences.ts";
import { wordsOf } from "./fold.ts";

/** A story as numbers: every word of every sentence, and the sentences in which each word stands. */
export type Shelf = {
  /** The distinct words; a word's place in this list is its number. */
  readonly words: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** The words of the whole story in order. */
  readonly stream: Uint32Array;
  /** Sentence s has the words stream[sentenceAt[s]] up to stream[sentenceAt[s + 1]]. */
  readonly sentenceAt: Uint32Array;
  /** Paragraph p (from 0) has the sentences paragraphAt[p] up to paragraphAt[p + 1]. */
  readonly paragraphAt: Uint32Array;
  readonly paragraphOf: Uint32Array;
  /** Where each sentence stands in its paragraph as written. */
  readonly startOf: Uint32Array;
  readonly endOf: Uint32Array;
  /** Word w stands in the sentences postings[postingAt[w]] up to postings[postingAt[w + 1]]. */
  readonly postings: Uint32Array;
  readonly postingAt: Uint32Array;
  /** How often a word is written in the whole story. */
  readonly counts: Uint32Array;
  /** Fuse.js over the folded paragraphs. */
  readonly folded: FuseIndex<string>;
};

export function shelve(paragraphs: readonly string[], language: string): Shelf {
  const cut = sentencesIn(language);
  const numberOf = new Map<string, number>();
  const words: string[] = [];
  const stream: number[] = [];
  const sentenceAt: number[] = [];
  const paragraphAt: number[] = [];
  const paragraphOf: number[] = [];
  const startOf: number[] = [];
  const endOf: number[] = [];
  const folded: string[] = [];
  for (const [number, paragraph] of paragraphs.entries()) {
    paragraphAt.push(sentenceAt.length);
    const sentences = cut(paragraph);
    let sentence = -1;
    const spoken: string[] = [];
    for (const { word, start } of wordsOf(paragraph)) {
      let range = sentences[sentence + 1];
      while (range && range.start <= start) {
        sentence += 1;
        sentenceAt.push(stream.length);
        paragraphOf.push(number);
        startOf.push(range.start);
        endOf.push(range.end);
        range = sentences[sentence + 1];
      }
      let id = numberOf.get(word);
      if (id === undefined) {
        id = words.length;
        numberOf.set(word, id);
        words.push(word);
      }
      stream.push(id);
      spoken.push(word);
    }
    folded.push(spoken.join(" "));
  }
  paragraphAt.push(sentenceAt.length);
  sentenceAt.push(stream.length);
  const counts = new Uint32Array(words.length);
  const postingAt = new Uint32Array(words.length + 1);
  const seen = new Int32Array(words.length).fill(-1);
  const visit = (each: (word: number, sentence: number) => void) => {
    seen.fill(-1);
    for (let s = 0; s + 1 < sentenceAt.length; s += 1) {
      for (let at = sentenceAt[s] ?? 0; at < (sentenceAt[s + 1] ?? 0); at += 1) {
        const word = stream[at] ?? 0;
        if (seen[word] !== s) each(word, s);
        seen[word] = s;
      }
    }
  };
  for (const word of stream) counts[word] = (counts[word] ?? 0) + 1;
  visit((word) => {
    postingAt[word + 1] = (postingAt[word + 1] ?? 0) + 1;
  });
  for (let word = 0; word < words.length; word += 1)
    postingAt[word + 1] = (postingAt[word + 1] ?? 0) + (postingAt[word] ?? 0);
  const postings = new Uint32Array(postingAt[words.length] ?? 0);
  const filled = postingAt.slice();
  visit((word, sentence) => {
    const at = filled[word] ?? 0;
    postings[at] = sentence;
    filled[word] = at + 1;
  });
  return {
    words,
    numberOf,
    stream: Uint32Array.from(stream),
    sentenceAt: Uint32Array.from(sentenceAt),
    paragraphAt: Uint32Array.from(paragraphAt),
    paragraphOf: Uint32Array.from(paragraphOf),
    startOf: Uint32Array.from(startOf),
    endOf: Uint32Array.from(endOf),
    postings,
    postingAt,
    counts,
    folded: Fuse.createIndex<string>([], folded),
  };
}
