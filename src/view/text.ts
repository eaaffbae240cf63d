import type { Mark } from "../story/emphasis.ts";
import type { Range } from "../story/sentences.ts";
import { cutsOf, grown } from "./cuts.ts";
import { escapeMarkdown, styled } from "./escape.ts";
import { marksWithin } from "./styles.ts";

export { escapeMarkdown, styled } from "./escape.ts";
export { pages, shorten, styledPiece } from "./shorten.ts";
export { marksWithin } from "./styles.ts";

/** A reader's words shown back inside a line of ours: one line, no formatting, no pings, about `most` characters. */
export function echo(words: string, most = 100): string {
  const line = words
    .toWellFormed()
    // Marks that turn the writing direction would turn what we write after them too.
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ");
  return escapeMarkdown(excerpt(line, most));
}

/** Plain text of one line, from its beginning or around the mark, for names that Discord shows without Markdown. */
export function excerpt(text: string, most: number, mark: Range = { start: 0, end: 0 }): string {
  return excerptOf(text, mark, most).text;
}

/** The same for a message: escaped, with the author's emphasis and the match in bold. `most` counts what is shown. */
export function boldExcerpt(text: string, mark: Range, most: number, marks: readonly Mark[] = []): string {
  const part = excerptOf(text, mark, most);
  const at = lineOffsets(text);
  const inLine = marks.map(({ start, end, kind }) => ({ start: at[start] ?? 0, end: at[end] ?? 0, kind }));
  return styled(part.text, marksWithin(inLine, part.range, part.shift), part.mark);
}

type Excerpt = {
  readonly text: string;
  readonly mark: Range;
  /** Which part of the whole line it is, and how far that has moved to the right. */
  readonly range: Range;
  readonly shift: number;
};

function excerptOf(text: string, mark: Range, most: number): Excerpt {
  const line = oneLine(text);
  const words = oneLine(text.slice(mark.start, mark.end));
  const untilWords = mark.end - text.slice(mark.start, mark.end).trimStart().length;
  const start = Math.min(line.length, oneLine(`${text.slice(0, untilWords)}|`).length - 1);
  const all = { start, end: Math.min(line.length, start + words.length) };
  if (line.length <= most) return cutLine(line, { start: 0, end: line.length }, all);
  const fits = (range: Range) => cutLine(line, range, all).text.length <= most;
  const near = { start: start - most, end: all.end + most };
  let range = fits(all) ? all : { start, end: start };
  for (const level of cutsOf(line, [], near).slice(1)) {
    const { starts, ends } = level.cuts();
    range = grown(range, { starts: fits(all) ? starts : [], ends }, fits);
    if (range.end - range.start > most * level.enough) break;
  }
  return cutLine(line, range, all);
}

function cutLine(line: string, range: Range, mark: Range): Excerpt {
  const { start, end } = range;
  if (start === end && line !== "") return { text: "…", mark: { start: 0, end: 0 }, range, shift: 1 };
  const before = start > 0 ? "…" : "";
  // Right after a full stop the three dots would look like four.
  const after = /[.!?]["'”’»)]*$/.test(line.slice(start, end)) ? " …" : "…";
  const shift = before.length - start;
  return {
    text: before + line.slice(start, end) + (end < line.length ? after : ""),
    mark: { start: mark.start + shift, end: Math.min(mark.end, end) + shift },
    range,
    shift: before.length,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Where each offset of a text comes to stand when it becomes one line. */
function lineOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  const length = oneLine(text).length;
  let done = 0;
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const first = done === 0 ? 0 : done + 1;
    for (let at = 0; at <= word.length; at += 1) offsets[index + at] = first + at;
    done = first + word.length;
  }
  // A mark neither begins nor ends in space but at the edges of the text.
  for (let at = text.trimEnd().length; at <= text.length; at += 1) offsets[at] = length;
  return offsets;
}
