import { sentencesIn } from "../story/sentences.ts";
import { foldWord, type Word, wordsOf } from "./fold.ts";
import { wordRulesFor } from "./word-rules.ts";

/** A story as numbers: every word of every sentence, and the sentences in which each word stands. */
export type InvertedIndex = {
  /** The words of any text as this one's were read. */
  readonly wordsOf: (text: string) => readonly Word[];
  /** The distinct words; a word's place in this list is its number. */
  readonly words: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Of words that folding changed more than in case, how they were first written: an accent is part of an ending. */
  readonly written: ReadonlyMap<number, string>;
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
  /** How often a word is written in the whole story, and how often with a small letter first. */
  readonly counts: Uint32Array;
  readonly smalls: Uint32Array;
};

/** In characters: a step takes about ten milliseconds. */
const stepLength = 50_000;

/** In steps of some milliseconds, so that whoever asks meanwhile is answered between two of them. */
export function* buildIndex(paragraphs: readonly string[], language: string): Generator<void, InvertedIndex> {
  const cut = sentencesIn(language);
  const rules = wordRulesFor(language);
  const numberOf = new Map<string, number>();
  const words: string[] = [];
  const written = new Map<number, string>();
  const stream = growing();
  const sentenceAt = growing();
  const paragraphAt = growing();
  const paragraphOf = growing();
  const startOf = growing();
  const endOf = growing();
  const smalls = growing();
  let read = 0;
  for (const [number, paragraph] of paragraphs.entries()) {
    read += paragraph.length;
    if (read > stepLength) {
      read = 0;
      yield;
    }
    paragraphAt.push(sentenceAt.length);
    const sentences = cut(paragraph);
    let sentence = 0;
    for (const { word, start, end } of wordsOf(paragraph, rules)) {
      // A sentence without a word in it is counted too, so that numbers agree with the paragraph's ranges.
      for (let range = sentences[sentence]; range && range.start <= start; range = sentences[sentence]) {
        sentence += 1;
        sentenceAt.push(stream.length);
        paragraphOf.push(number);
        startOf.push(range.start);
        endOf.push(range.end);
      }
      let id = numberOf.get(word);
      if (id === undefined) {
        id = words.length;
        numberOf.set(word, id);
        words.push(word);
        smalls.push(0);
        const asWritten = writtenAs(word, paragraph.slice(start, end));
        if (asWritten !== word) written.set(id, asWritten);
      }
      if (isSmall(paragraph.charCodeAt(start))) smalls.add(id);
      stream.push(id);
    }
  }
  paragraphAt.push(sentenceAt.length);
  sentenceAt.push(stream.length);
  yield;
  const streamed = stream.done();
  const opened = sentenceAt.done();
  return {
    wordsOf: (text) => wordsOf(text, rules),
    words,
    numberOf,
    written,
    stream: streamed,
    sentenceAt: opened,
    paragraphAt: paragraphAt.done(),
    paragraphOf: paragraphOf.done(),
    startOf: startOf.done(),
    endOf: endOf.done(),
    smalls: smalls.done(),
    ...postingsOf(streamed, opened, words.length),
  };
}

/** A word with its accents; where it was made of letters that stand apart, as it is. */
export function writtenAs(word: string, raw: string): string {
  if (raw === word) return word;
  const letters = raw
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  return foldWord(letters) === word ? letters : word;
}

/** In bits: how few of the story's sentences have a word; one that none has is the rarest. */
export function rarityOf(word: number | undefined, index: InvertedIndex): number {
  const having =
    word === undefined ? 0 : (index.postingAt[word + 1] as number) - (index.postingAt[word] as number);
  return Math.log2(index.sentenceAt.length / (having + 0.5));
}

function postingsOf(stream: Uint32Array, sentenceAt: Uint32Array, words: number) {
  const counts = new Uint32Array(words);
  for (const word of stream) counts[word] = (counts[word] as number) + 1;
  const seen = new Int32Array(words);
  const visit = (each: (word: number, sentence: number) => void) => {
    seen.fill(-1);
    for (let s = 0; s + 1 < sentenceAt.length; s += 1) {
      for (let at = sentenceAt[s] as number; at < (sentenceAt[s + 1] as number); at += 1) {
        const word = stream[at] as number;
        if (seen[word] !== s) each(word, s);
        seen[word] = s;
      }
    }
  };
  const postingAt = new Uint32Array(words + 1);
  visit((word) => {
    postingAt[word + 1] = (postingAt[word + 1] as number) + 1;
  });
  for (let word = 0; word < words; word += 1) {
    postingAt[word + 1] = (postingAt[word + 1] as number) + (postingAt[word] as number);
  }
  const postings = new Uint32Array(postingAt[words] as number);
  const filled = postingAt.slice();
  visit((word, sentence) => {
    const at = filled[word] as number;
    postings[at] = sentence;
    filled[word] = at + 1;
  });
  return { counts, postings, postingAt };
}

/** Of the letters from a to z; a letter of another script is large enough. */
function isSmall(letter: number): boolean {
  return letter >= 97 && letter <= 122;
}

/** Numbers without a box around each: a long story has a million. */
function growing() {
  let numbers = new Uint32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(number: number) {
      if (length === numbers.length) {
        const wider = new Uint32Array(length * 2);
        wider.set(numbers);
        numbers = wider;
      }
      numbers[length] = number;
      length += 1;
    },
    add(place: number) {
      numbers[place] = (numbers[place] as number) + 1;
    },
    done: () => numbers.slice(0, length),
  };
}
