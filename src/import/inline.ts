import { cleanMarks, type Mark, type Marked } from "../story/emphasis.ts";
import { limits } from "./limits.ts";

/** A paragraph as it grows: space drawn together as a browser does it, line breaks kept, emphasis remembered. */
export class Inline {
  #text = "";
  #marks: Mark[] = [];
  #space = false;
  #isBlankLine = false;
  readonly #open: Record<Mark["kind"], number[]> = { italic: [], bold: [] };

  get isEmpty(): boolean {
    return this.#text.trim() === "";
  }

  /** The line so far is blank: nothing, or space of any kind. */
  get endsInBreak(): boolean {
    return this.#isBlankLine;
  }

  /** A blank line has just ended a paragraph; more of them are a gap. */
  waitInBreak(): void {
    this.#isBlankLine = true;
  }

  add(text: string, keepSpace = false): void {
    if (keepSpace) {
      this.#text += text.replace(/\r\n?/g, "\n");
      if (text.trim() !== "") this.#isBlankLine = false;
      return;
    }
    const [, before, words = "", after] = /^( ?)(.*?)( ?)$/s.exec(text.replace(/[ \t\n\r\f]+/g, " ")) ?? [];
    if (before !== "") this.#space = true;
    if (words === "") return;
    this.#addSpace();
    this.#text += words;
    this.#space = after !== "";
    if (words.trim() !== "") this.#isBlankLine = false;
  }

  /** The space that waits until a word follows. */
  #addSpace(): void {
    if (this.#space && this.#text !== "" && !this.#text.endsWith("\n")) this.#text += " ";
  }

  breakLine(): void {
    this.#space = false;
    if (this.isEmpty) return;
    this.#text = `${this.#text.trimEnd()}\n`;
    this.#isBlankLine = true;
  }

  start(kind: Mark["kind"]): void {
    // A space that waits stands before the mark.
    this.#addSpace();
    if (this.#text !== "") this.#space = false;
    this.#open[kind].push(this.#text.length);
  }

  end(kind: Mark["kind"]): void {
    const start = this.#open[kind].pop();
    if (start !== undefined)
      this.#marks.push({ start: Math.min(start, this.#text.length), end: this.#text.length, kind });
  }

  /** The paragraph so far; emphasis that is open goes on in the next. */
  take(): Marked | undefined {
    for (const kind of ["italic", "bold"] as const) {
      for (const start of this.#open[kind]) this.#marks.push({ start, end: this.#text.length, kind });
      this.#open[kind].fill(0);
    }
    const grown = { text: this.#text, marks: this.#marks };
    // One that will be refused for its length is not worth the work.
    const taken = grown.text.length > limits.passageCharacters ? grown : trimMarked(grown);
    this.#text = "";
    this.#marks = [];
    this.#space = false;
    this.#isBlankLine = false;
    // Zero-width signs alone are no paragraph.
    return /^[\s\u200b-\u200f\u2060]*$/.test(taken.text) ? undefined : taken;
  }
}

/** The same marks where the letters around them moved. */
export function moveMarks(marks: readonly Mark[], to: (offset: number) => number): readonly Mark[] {
  return marks.map((mark) => ({ ...mark, start: to(mark.start), end: to(mark.end) }));
}

/** Without space at its ends and at the ends of its lines; the text's marks move along. */
export function trimMarked({ text, marks }: Marked): Marked {
  let kept = "";
  const moved: number[] = [];
  for (const [line] of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const body = line.replace(/\s+$/, "");
    const before = kept === "" ? body.length - body.trimStart().length : 0;
    for (let at = 0; at < line.length; at += 1) {
      const inside = Math.min(Math.max(at - before, 0), body.length - before);
      moved.push(kept.length + inside);
    }
    // Blank lines would end the paragraph; a poem's stanzas are paragraphs of their own.
    const clean = stripControls(body.slice(before));
    if (clean.trim() !== "") kept += `${clean}\n`;
  }
  kept = kept.replace(/\n$/, "");
  moved.push(kept.length);
  const at = (offset: number) => Math.min(moved[offset] ?? kept.length, kept.length);
  return {
    text: kept,
    marks: cleanMarks(kept, moveMarks(marks, at)),
  };
}

/** Letter for letter in the same places: a control character becomes a space, which no one sees. */
function stripControls(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return line.replace(/[\u0000-\u0008\u000B-\u001F\u007F\u0085\u2028\u2029]/g, " ");
}

/** `prefix` before the first line, `indent` before the others. */
export function prefixed({ text, marks }: Marked, prefix: string, indent: string): Marked {
  const at = (offset: number) =>
    offset + prefix.length + (text.slice(0, offset).split("\n").length - 1) * indent.length;
  return {
    text: prefix + text.replaceAll("\n", `\n${indent}`),
    marks: moveMarks(marks, at),
  };
}

export function joined(parts: readonly Marked[], between: string): Marked {
  let text = "";
  const marks: Mark[] = [];
  for (const [at, part] of parts.entries()) {
    if (at > 0) text += between;
    const shift = text.length;
    text += part.text;
    marks.push(...moveMarks(part.marks, (offset) => offset + shift));
  }
  return { text, marks };
}

/** A paragraph's lines as paragraphs of their own, with their marks. */
export function partLines({ text, marks }: Marked): readonly Marked[] {
  let at = 0;
  return text.split("\n").flatMap((line) => {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    const within = marks.filter((mark) => mark.start < end && mark.end > start);
    const own = moveMarks(within, (offset) => Math.min(Math.max(offset, start), end) - start);
    const part = trimMarked({ text: line, marks: own });
    return part.text === "" ? [] : [part];
  });
}
