import type { Mark } from "../story/emphasis.ts";
import type { Range } from "../story/sentences.ts";
import { signsOf } from "./styles.ts";

// Discord's Markdown is simple-markdown with rules of its own: https://support.discord.com/hc/en-us/articles/210298617
// and https://docs.discord.com/developers/reference#message-formatting. A backslash before anything but a letter, a
// digit or a space is not shown, and what follows it is plain: one before the first character of a construct will do.
// The ends of a text count as well, so that what a view writes next to it can't complete a construct.
const anywhere = new RegExp(
  [
    /[\\*_`]/, // backslashes, italics, bold, underline, code
    /\[/, // [words](address): its end may stand in what a view writes next, such as another passage
    /</, // mentions, custom emoji, timestamps, commands, <id:…>, <https://…>, <+1555…>, <mail@…>
    /~(?=~|$)|(?<=~|^)~/, // ~~struck~~
    /\|(?=\||$)|(?<=\||^)\|/, // ||spoiler||
    // Discord rewrites the address that it shows for a bare link, and shows every backslash in it. So it may not be one.
    /:(?=\/\/)/,
    /:(?=:|[^\s:]+:|[\w+-]+$)/, // :smile:, and :: that a sign of ours may part
    /@(?=everyone|here|silent)/,
  ]
    .map((rule) => rule.source)
    .join("|"),
  "g",
);

// > quote, # heading, - list, -# small print, 1. list. Invisible characters at the start of a line hide nothing.
const block = /^(?:(?!\n)[\s\p{Cf}])*(?:(?=>|#+(?:\s|$)|[-+](?:[\s#]|$))|\d+(?=\.(?:\s|$)))/u;
const lineStarts = new RegExp(block.source, "gmu");

/** Without one of these no rule can match. Most texts have none, and to look for them is quicker than to try the rules. */
const signs = /[\\*_`[<~|:@]/;
const lineSigns = /[>#+\-\d]/;

/** Discord shows the result exactly as `text` reads. Not for the words of a masked link: there it shows backslashes. */
export function escapeMarkdown(text: string): string {
  return styled(text, []);
}

/** `text` escaped, with the author's italics and bold, and the match in bold. */
export function styled(text: string, marks: readonly Mark[], match?: Range): string {
  // Discord takes form feeds out before it reads the text, so that @every\fone would be everyone.
  const plain = text.replaceAll("\f", " ");
  const inserted = insertedIn(plain, marks, match);
  if (inserted.size === 0) return plain;
  let result = "";
  let done = 0;
  for (const [at, signs] of [...inserted].sort(([a], [b]) => a - b)) {
    result += plain.slice(done, at) + signs;
    done = at;
  }
  return result + plain.slice(done);
}

/** How long `styled(text, marks, match)` is up to each offset of `text`. */
export function styledLengths(text: string, marks: readonly Mark[], match?: Range): Uint32Array {
  const inserted = insertedIn(text, marks, match);
  const lengths = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    lengths[at + 1] = (lengths[at] ?? 0) + 1 + (inserted.get(at)?.length ?? 0);
  }
  return lengths;
}

/** What goes before which offset. */
function insertedIn(text: string, marks: readonly Mark[], match?: Range): ReadonlyMap<number, string> {
  const { at: styles, openings } = signsOf(text, marks, match);
  const escapes = escapesIn(text, openings);
  if (escapes.size === 0) return styles;
  const inserted = new Map(styles);
  for (const at of escapes) inserted.set(at, `${inserted.get(at) ?? ""}\\`);
  return inserted;
}

/** The offsets that need a backslash before them. */
function escapesIn(text: string, openings: readonly number[]): ReadonlySet<number> {
  const offsets = new Set<number>();
  if (signs.test(text)) for (const { index } of text.matchAll(anywhere)) offsets.add(index);
  if (!lineSigns.test(text)) return offsets;
  for (const found of text.matchAll(lineStarts)) offsets.add(found.index + found[0].length);
  for (const opening of openings) {
    // What follows a sign that opens is parsed anew, as though a line began there.
    const found = block.exec(text.slice(opening));
    if (found) offsets.add(opening + found[0].length);
  }
  return offsets;
}
