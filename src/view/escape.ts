import type { Range } from "../story/sentences.ts";

// Discord's Markdown is simple-markdown with rules of its own: https://support.discord.com/hc/en-us/articles/210298617
// and https://docs.discord.com/developers/reference#message-formatting. A backslash before anything but a letter, a
// digit or a space is not shown, and what follows it is plain: one before the first character of a construct will do.
// The ends of a text count as well, so that what a view writes next to it can't complete a construct.
const anywhere = new RegExp(
  [
    /[\\*_`]/, // backslashes, italics, bold, underline, code
    /</, // mentions, custom emoji, timestamps, commands, <id:…>, <https://…>, <+1555…>, <mail@…>
    /~(?=~|$)|(?<=~|^)~/, // ~~struck~~
    /\|(?=\||$)|(?<=\||^)\|/, // ||spoiler||
    // Discord rewrites the address that it shows for a bare link, and shows every backslash in it. So it may not be one.
    /:(?=\/\/)/,
    /:(?=[^\s:]+:|[\w+-]+$)/, // :smile:
    /@(?=everyone|here|silent)/,
  ]
    .map((rule) => rule.source)
    .join("|"),
  "g",
);

// > quote, # heading, - list, -# small print, 1. list. Invisible characters at the start of a line hide nothing.
const block = /^(?:(?!\n)[\s\p{Cf}])*(?:(?=>|#+(?:\s|$)|[-+](?:[\s#]|$))|\d+(?=\.(?:\s|$)))/u;
const lineStarts = new RegExp(block.source, "gmu");

/** Discord shows the result exactly as `text` reads. Not for the words of a masked link: there it shows backslashes. */
export function escapeMarkdown(text: string): string {
  return markBold(text, undefined);
}

/** `text` escaped, with the marked part in bold: line by line, and never with a space next to the asterisks. */
export function markBold(text: string, mark: Range | undefined): string {
  // Discord takes form feeds out before it reads the text, so that @every\fone would be everyone.
  const plain = text.replaceAll("\f", " ");
  let result = "";
  let done = 0;
  for (const [at, marks] of [...marksIn(plain, mark)].sort(([a], [b]) => a - b)) {
    result += plain.slice(done, at) + marks;
    done = at;
  }
  return result + plain.slice(done);
}

/** How long `markBold(text, mark)` is up to each offset of `text`. */
export function boldLengths(text: string, mark: Range | undefined): Uint32Array {
  const marks = marksIn(text, mark);
  const lengths = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    lengths[at + 1] = (lengths[at] ?? 0) + 1 + (marks.get(at)?.length ?? 0);
  }
  return lengths;
}

/** What goes before which offset. */
function marksIn(text: string, mark: Range | undefined): ReadonlyMap<number, string> {
  const range = mark && wholeCharacters(text, mark);
  const lines = range ? linesIn(text, range) : [];
  const marks = new Map(lines.flatMap(({ start, end }) => [start, end]).map((at) => [at, "**"]));
  for (const at of escapesIn(text, lines[0])) marks.set(at, `${marks.get(at) ?? ""}\\`);
  return marks;
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

/** The part of each line that the range covers, without the spaces around it. */
function linesIn(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(/\S(?:[^\r\n]*\S)?/g)].map(({ index, 0: line }) => ({
    start: start + index,
    end: start + index + line.length,
  }));
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The mark, widened so that it cuts no character in two: a letter keeps its accents, an emoji its parts. */
function wholeCharacters(text: string, mark: Range): Range {
  const start = Math.max(0, Math.min(mark.start, text.length));
  const end = Math.max(start, Math.min(mark.end, text.length));
  if (start === end) return { start, end };
  const characters = graphemes.segment(text);
  const last = characters.containing(end);
  return {
    start: characters.containing(start)?.index ?? start,
    end: last && last.index < end ? last.index + last.segment.length : end,
  };
}
