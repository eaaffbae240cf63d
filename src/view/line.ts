import type { Range } from "../story/sentences.ts";
import { sentencesOf } from "../story/sentences.ts";
import type { Passage, Story } from "../story/story.ts";
import { cutsOf } from "./cuts.ts";
import { quoted } from "./passages.ts";
import { type Piece, pieceWith } from "./shorten.ts";
import { underSpoiler } from "./spoiler.ts";
import { marksWithin, styled } from "./text.ts";

/** For the line and what follows it, in letters of Latin width: five or six lines of a phone's screen. */
const lineRoom = 220;
/** A passage that is hardly longer is shown whole: leaving out the rest would save two lines. */
const shortRoom = 330;

/** What follows the line is cut within a sentence only where there is more room than this: a scrap explains nothing. */
const leastScrap = 60;

/** Letters that are as wide as two of Latin. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;
const inked = /[^\p{M}\p{Cf}]/gu;

/** Each of these is as wide as one letter of Latin. */
const plain = /^[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027]*$/;

function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  return (text.match(inked)?.length ?? 0) + (text.match(wide)?.length ?? 0);
}

/** A passage of few words is shown whole: there is nothing to leave out. */
export function isShort({ text }: Passage): boolean {
  return text.length <= shortRoom * 4 && widthOf(text) <= shortRoom;
}

/** The remembered sentences, and what follows them as far as a glance takes; without any, how the passage begins. */
export function lineOf(story: Story, { text, marks }: Passage, mark: Range | undefined): Piece {
  const sentences = sentencesOf(text, story.about.language);
  const touched = sentences.filter(({ start, end }) => mark && start < mark.end && end > mark.start);
  const line = mark && {
    start: Math.min(mark.start, ...touched.map(({ start }) => start)),
    end: Math.max(mark.end, ...touched.map(({ end }) => end)),
  };
  const { start, end: from } = line ?? { start: 0, end: 0 };
  const space = lineRoom - widthOf(text.slice(start, from));
  return pieceWith(text, { start, end: endOf(text, from, space, sentences, line) }, line, marks);
}

function endOf(
  text: string,
  from: number,
  space: number,
  sentences: readonly Range[],
  line: Range | undefined,
): number {
  if (space <= 0 || from === text.length) return from;
  const levels = cutsOf(text, sentences, { start: from, end: from + space });
  const tried = line === undefined ? levels : levels.slice(0, space < leastScrap ? 1 : 3);
  for (const { cuts } of tried) {
    const fits = (at: number) => at > from && at <= from + space && widthOf(text.slice(from, at)) <= space;
    const end = cuts().ends.findLast(fits);
    if (end !== undefined) return end;
  }
  return from;
}

/** The line as a heading, which reads first on any screen, and below it what follows. */
export function lineText({ text, marks, mark }: Piece, isSpoiler: boolean): string {
  if (mark === undefined) return underSpoiler(styled(text, marks), isSpoiler);
  const next = mark.end + text.slice(mark.end).search(/[^\s…]|$/);
  const end = next === text.length ? text.length : mark.end;
  const line = text.slice(0, end);
  const shown = underSpoiler(styled(line, marksWithin(marks, { start: 0, end }), mark), isSpoiler);
  const rest = styled(text.slice(next), marksWithin(marks, { start: next, end: text.length }));
  const head = isHeading(line) ? `### ${shown}` : quoted(shown);
  return next === text.length ? head : `${head}\n${underSpoiler(rest, isSpoiler)}`;
}

/** A heading is one line, and Discord takes the signs of one off its ends. */
function isHeading(line: string): boolean {
  return !/[\r\n]|^[\s…]*#|#\s*$/.test(line);
}
