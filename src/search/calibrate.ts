import type { Word } from "./fold.ts";
import type { InvertedIndex } from "./inverted-index.ts";
import { type Random, randomOf } from "./random.ts";

/** How sure the ranker is of its best candidate for a query, as if one paragraph (from 0) were not in the text. */
export type BestScore = (query: string, without?: number) => number;

/** A score as it should be read for this text. */
export type Calibration = (score: number) => number;

/** Below, a text tells too little of itself. */
const fewestParagraphs = 40;
const lines = 60;
const [fewestWords, mostWords] = [6, 10];
/** Where letters stand for words, a line of as many words has so many times more of them. */
const lettersOfWord = 3;
/** So many of a line's words are forgotten, of every other line half; where it has none apart, its wrong letters are enough. */
const forgotten = 0.15;
const mostForgotten = 0.5;
/** In letters, the mean of a text: the syllables of Vietnamese and Korean are shorter, the words of Portuguese longer. */
const shortWord = 3.5;
/**
 * How hard the two numbers are held to what suits texts in general, 1 and 0: the less a text can tell of itself, the harder. The
 * ranker was fitted to words: where letters or syllables stand for them, and meet by chance, every text knows better.
 */
const leastPrior = 1;
const priorParagraphs = 2_500;
const rounds = 1_000;

/**
 * Platt scaling: damaged lines of the text, which are to be found, and the same as they are with their paragraphs left
 * out, which are not. Their scores tell how sure a score is in this text and its language.
 */
export function* calibrate(
  paragraphs: readonly string[],
  index: InvertedIndex,
  bestScore: BestScore,
): Generator<void, Calibration> {
  if (paragraphs.length < fewestParagraphs) return (score) => score;
  const random = randomOf(index.stream.length);
  const words = paragraphs.slice(0, 50).flatMap((paragraph) => index.wordsOf(paragraph));
  const isLettered = isUnspaced(words);
  const isShort = words.reduce((sum, { word }) => sum + word.length, 0) < shortWord * words.length;
  const cases: Case[] = [];
  for (let line = 0; line < lines; line += 1) {
    yield;
    const place = random.upTo(paragraphs.length);
    const piece = pieceOf(paragraphs[place] ?? "", isLettered, index, random);
    if (piece === undefined) continue;
    const share = line % 2 === 0 || isShort ? forgotten : mostForgotten;
    cases.push({ x: logit(bestScore(damaged(piece, share, random))), isRight: true });
    const foreign = bestScore(piece, place);
    // What stands word for word elsewhere as well is of this text all the same.
    if (foreign < verbatim) cases.push({ x: logit(foreign), isRight: false });
  }
  const prior = isShort ? leastPrior : Math.max(leastPrior, priorParagraphs / paragraphs.length);
  const { slope, offset } = fitted(cases, prior);
  return (score) => 1 / (1 + Math.exp(-(slope * logit(score) + offset)));
}

const verbatim = 0.995;

function pieceOf(
  paragraph: string,
  isLettered: boolean,
  index: InvertedIndex,
  random: Random,
): string | undefined {
  const words = index.wordsOf(paragraph);
  const length = (fewestWords + random.upTo(mostWords - fewestWords + 1)) * (isLettered ? lettersOfWord : 1);
  const from = random.upTo(Math.max(1, words.length - length));
  const [first, last] = [words[from], words[from + length - 1]];
  return first && last && paragraph.slice(first.start, last.end);
}

/** Letters, or pairs of them, stand for words: one begins before the other ends, or right there. */
function isUnspaced(words: readonly Word[]): boolean {
  const close = words.filter(({ end }, at) => end >= (words[at + 1]?.start ?? Number.POSITIVE_INFINITY));
  return close.length > words.length / 2;
}

type Case = { readonly x: number; readonly isRight: boolean };

/** Some words of the line forgotten, and two letters put for others of it. */
function damaged(piece: string, share: number, random: Random): string {
  const words = piece.split(/\s+/);
  const letters = [...(words.length > 2 ? words.filter(() => random.next() >= share).join(" ") : piece)];
  for (let slips = 0; slips < 2 && letters.length > 0; slips += 1)
    letters[random.upTo(letters.length)] = random.pick(letters);
  return letters.join("");
}

function logit(score: number): number {
  const within = Math.min(0.999, Math.max(0.001, score));
  return Math.log(within / (1 - within));
}

function fitted(cases: readonly Case[], prior: number) {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < rounds; round += 1) {
    let bySlope = prior * (slope - 1);
    let byOffset = prior * offset;
    for (const { x, isRight } of cases) {
      const error = 1 / (1 + Math.exp(-(slope * x + offset))) - (isRight ? 1 : 0);
      bySlope += error * x;
      byOffset += error;
    }
    slope -= 0.002 * bySlope;
    offset -= 0.01 * byOffset;
  }
  return { slope: Math.max(0.5, slope), offset: Math.max(-8, Math.min(1, offset)) };
}
