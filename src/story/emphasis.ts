/** UTF-16 offsets into a passage's text; `end` is exclusive. */
export type Mark = { readonly start: number; readonly end: number; readonly kind: "italic" | "bold" };

export type Marked = { readonly text: string; readonly marks: readonly Mark[] };

type Sign = {
  readonly mark: string;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Signs that no partner has taken: they stay in the text. */
  left: number;
  readonly starts: Mark["kind"][];
  readonly ends: Mark["kind"][];
};

/** No paragraph of a story is as long; a file that is one line of signs would take minutes. */
const mostLetters = 1_000_000;

/**
 * `*italic*`, `**bold**`, `***both***`, also with `_` around whole words; a backslash keeps a sign as it is.
 * Looser than CommonMark about what stands beside a sign, so that 彼は**「行く」**と言った works too.
 */
export function readEmphasis(written: string): Marked {
  if (written.length > mostLetters) return { text: written, marks: [] };
  const parts = cut(written);
  pair(parts.filter((part) => typeof part !== "string"));
  let text = "";
  const marks: Mark[] = [];
  const open: { kind: Mark["kind"]; start: number }[] = [];
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    for (const kind of part.ends) {
      const at = open.findLastIndex((one) => one.kind === kind);
      const [started] = open.splice(at, 1);
      if (started !== undefined) marks.push({ start: started.start, end: text.length, kind });
    }
    text += part.mark.repeat(part.left);
    // The inner mark was paired first, so it stands first in the list and opens last.
    for (const kind of part.starts.toReversed()) open.push({ kind, start: text.length });
  }
  return { text, marks: cleanMarks(text, marks) };
}

function cut(written: string): (string | Sign)[] {
  const parts: (string | Sign)[] = [];
  for (const [run, escaped] of written
    .matchAll(/\\([!-/:-@[-`{-~])|\*+|_+|[^\\*_]+|\\/g)
    .map((m) => [m, m[1]] as const)) {
    const [found] = run;
    if (escaped !== undefined) parts.push(escaped);
    else if (!/^(?:\*{1,3}|_{1,3})$/.test(found)) parts.push(found);
    else {
      const before = written[run.index - 1] ?? " ";
      const next = written[run.index + found.length] ?? " ";
      const word = /[\p{L}\p{N}]/u;
      const mark = found.charAt(0);
      parts.push({
        mark,
        opens: /\S/.test(next) && (mark === "*" || !word.test(before)),
        closes: /\S/.test(before) && (mark === "*" || !word.test(next)),
        left: found.length,
        starts: [],
        ends: [],
      });
    }
  }
  return parts;
}

function pair(signs: readonly Sign[]): void {
  const open: Sign[] = [];
  for (const sign of signs) {
    while (sign.closes && sign.left > 0) {
      const at = open.findLastIndex((one) => one.mark === sign.mark && fits(one.left, sign.left));
      const opener = open[at];
      if (opener === undefined) break;
      const taken = opener.left >= 2 && sign.left >= 2 ? 2 : 1;
      opener.starts.push(taken === 2 ? "bold" : "italic");
      sign.ends.push(taken === 2 ? "bold" : "italic");
      opener.left -= taken;
      sign.left -= taken;
      open.length = opener.left > 0 ? at + 1 : at;
    }
    // A paragraph of nothing but signs is no emphasis; forgetting the oldest keeps the search short.
    if (sign.opens && sign.left > 0) open.push(sign);
    if (open.length > 50) open.shift();
  }
}

function fits(opener: number, closer: number): boolean {
  return opener === closer || opener === 3 || closer === 3;
}

/** Sorted, joined where two of a kind touch, and without the space at their ends. */
export function cleanMarks(text: string, marks: readonly Mark[]): readonly Mark[] {
  const clean: Mark[] = [];
  for (const kind of ["italic", "bold"] as const) {
    let last: { start: number; end: number; kind: Mark["kind"] } | undefined;
    const own = marks.filter((mark) => mark.kind === kind).toSorted((a, b) => a.start - b.start);
    const joined: { start: number; end: number; kind: Mark["kind"] }[] = [];
    for (const mark of own) {
      if (last !== undefined && mark.start <= last.end) {
        last.end = Math.max(last.end, mark.end);
      } else {
        last = { ...mark };
        joined.push(last);
      }
    }
    for (const { start, end } of joined) {
      const part = text.slice(start, end);
      const from = start + part.length - part.trimStart().length;
      const to = start + part.trimEnd().length;
      if (from < to) clean.push({ start: from, end: to, kind });
    }
  }
  return clean.sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
}

/** What `readEmphasis` reads back as this text; a mark that can't be written so is left out, never a character. */
export function writeEmphasis({ text, marks }: Marked): string {
  const clean = cleanMarks(text, marks);
  for (const kept of [clean, clean.filter((mark) => mark.kind === "italic"), []]) {
    const written = write(text, kept);
    const read = readEmphasis(written);
    if (read.text === text && JSON.stringify(read.marks) === JSON.stringify(kept)) return written;
  }
  return write(text, []);
}

function write(text: string, marks: readonly Mark[]): string {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])];
  edges.sort((a, b) => a - b);
  const ends = Map.groupBy(marks, (mark) => mark.end);
  const starts = Map.groupBy(marks, (mark) => mark.start);
  let written = "";
  for (const [at, edge] of edges.entries()) {
    const signs = [...(ends.get(edge)?.toReversed() ?? []), ...(starts.get(edge) ?? [])];
    written += signs.map((mark) => (mark.kind === "bold" ? "**" : "*")).join("");
    written += escapeSigns(text, edge, edges[at + 1] ?? text.length);
  }
  return written;
}

function escapeSigns(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[\\*_]/g, (sign, at: number) => {
    const inWord = /^[\p{L}\p{N}]_[\p{L}\p{N}]$/u.test(text.slice(start + at - 1, start + at + 2));
    return sign === "_" && inWord ? sign : `\\${sign}`;
  });
}
