import type { Range } from "../story/sentences.ts";

// Discord's Markdown is simple-markdown with rules of its own. A backslash before anything but a letter, a digit or a
// space is not shown and takes its meaning from what follows, so one before the first character of a construct is enough.
// Text written by others is escaped whole: what a view puts directly before or after it can't complete a construct.
const anywhere = new RegExp(
  [
    /[\\*_`]/, // escapes themselves, italics, bold, underline, code
    /</, // mentions, custom emoji, timestamps, commands, <id:…>, <https://…>, <+1555…>, <mail@…>
    /~(?=~|$)|(?<=~|^)~/, // ~~struck~~
    /\|(?=\||$)|(?<=\||^)\|/, // ||spoiler||
    // A bare link would show every backslash in it, so its underscores could not be escaped: it stops being a link here.
    /:(?=\/\/)/,
    /:(?=[^\s:]+(?::|$))/, // :smile:
    /@(?=everyone|here)/i,
    // ™ ♥ ☺ as the author typed them, not as Discord's pictures; an emoji is an emoji in both.
    /(?<!\u200d)(?![\d#*]|\p{Emoji_Presentation})\p{Emoji}(?!\ufe0f|\u200d|\p{Emoji_Modifier})/u,
  ]
    .map((rule) => rule.source)
    .join("|"),
  "giu",
);

// > quote, # heading, - list, -# small print, 1. list. Discord skips leading spaces, so these do too.
const block = /^(?:(?!\n)[\s\p{Cf}])*(?:(?=>|#+(?:\s|$)|[-+](?:[\s#]|$))|\d+(?=\.(?:\s|$)))/u;
const lineStarts = new RegExp(block.source, "gmu");

/** Discord shows the result exactly as `text` reads. Not for the words of a masked link, where Discord shows backslashes. */
export function escapeMarkdown(text: string): string {
  return markBold(text, undefined);
}

/** `text` escaped, with the marked part in bold: line by line, and never with a space next to the asterisks. */
export function markBold(text: string, mark: Range | undefined): string {
  const range = mark && wholeCharacters(text, mark);
  const lines = range ? linesIn(text, range) : [];
  const opening = new Set(lines.map(({ start }) => start));
  const closing = new Set(lines.map(({ end }) => end));
  const escapes = escapesIn(text, lines[0]);
  let result = "";
  let done = 0;
  for (const at of [...new Set([...opening, ...closing, ...escapes])].sort((a, b) => a - b)) {
    result += text.slice(done, at);
    if (closing.has(at)) result += "**";
    if (opening.has(at)) result += "**";
    if (escapes.has(at)) result += "\\";
    done = at;
  }
  return result + text.slice(done);
}

/** How long `text` is up to each offset once it is escaped, give or take what its ends need. */
export function escapedLengths(text: string): Uint32Array {
  const escapes = escapesIn(text);
  const lengths = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) lengths[at + 1] = (lengths[at] ?? 0) + (escapes.has(at) ? 2 : 1);
  return lengths;
}

/** The offsets that need a backslash before them. */
function escapesIn(text: string, mark?: Range): ReadonlySet<number> {
  const offsets = new Set<number>();
  for (const { index } of text.matchAll(anywhere)) offsets.add(index);
  for (const found of text.matchAll(lineStarts)) offsets.add(found.index + found[0].length);
  // [words](address): only brackets that some ]( can follow.
  const lastLink = Math.max(text.lastIndexOf("]("), text.endsWith("]") ? text.length - 1 : -1);
  for (let at = text.indexOf("["); at !== -1 && at < lastLink; at = text.indexOf("[", at + 1))
    offsets.add(at);
  if (mark) {
    // What follows an opening ** is parsed anew, as though a line began there.
    const found = block.exec(text.slice(mark.start));
    if (found) offsets.add(mark.start + found[0].length);
  }
  return offsets;
}

/** The part of each line that the mark covers, without the spaces around it. */
function linesIn(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(/[^\s](?:[^\r\n]*[^\s])?/g)].map(({ index, 0: line }) => ({
    start: start + index,
    end: start + index + line.length,
  }));
}

/** The mark, widened so that it cuts no character in two: a letter keeps its accents, an emoji its parts. */
function wholeCharacters(text: string, mark: Range): Range {
  const start = Math.max(0, Math.min(mark.start, text.length));
  const end = Math.max(start, Math.min(mark.end, text.length));
  if (start === end) return { start, end };
  const characters = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  const last = characters.containing(end);
  return {
    start: characters.containing(start)?.index ?? start,
    end: last && last.index < end ? last.index + last.segment.length : end,
  };
}
