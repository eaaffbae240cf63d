import type { Range } from "../story/sentences.ts";
import { cutsOf, grown } from "./cuts.ts";
import { escapeMarkdown, markBold } from "./escape.ts";

export { escapeMarkdown, markBold } from "./escape.ts";
export { pages, shorten } from "./shorten.ts";

/** A reader's words shown back inside a line of ours: one line, no formatting, no pings, about `most` characters. */
export function echo(words: string, most = 100): string {
  const line = words
    .toWellFormed()
    // Marks that turn the writing direction would turn what we write after them too.
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ");
  return escapeMarkdown(excerpt(line, { start: 0, end: 0 }, most));
}

/** Plain text of one line around the mark, for names that Discord shows without Markdown. */
export function excerpt(text: string, mark: Range, most: number): string {
  return excerptOf(text, mark, most).text;
}

/** The same for a message: escaped, with the mark in bold. `most` counts what is shown. */
export function boldExcerpt(text: string, mark: Range, most: number): string {
  const { text: part, mark: bold } = excerptOf(text, mark, most);
  return markBold(part, bold);
}

function excerptOf(text: string, mark: Range, most: number): { readonly text: string; readonly mark: Range } {
  const line = oneLine(text);
  const words = oneLine(text.slice(mark.start, mark.end));
  const untilWords = mark.end - text.slice(mark.start, mark.end).trimStart().length;
  const start = Math.min(line.length, oneLine(`${text.slice(0, untilWords)}|`).length - 1);
  if (line.length <= most) return { text: line, mark: { start, end: start + words.length } };
  const all = { start, end: Math.min(line.length, start + words.length) };
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

function cutLine(line: string, { start, end }: Range, mark: Range): { text: string; mark: Range } {
  if (start === end && line !== "") return { text: "…", mark: { start: 0, end: 0 } };
  const before = start > 0 ? "…" : "";
  const shift = before.length - start;
  return {
    text: before + line.slice(start, end) + (end < line.length ? "…" : ""),
    mark: { start: mark.start + shift, end: Math.min(mark.end, end) + shift },
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
