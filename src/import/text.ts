import { compose, withoutMissing } from "./compose.ts";
import { type Block, count, type Draft, type Findings } from "./draft.ts";
import { readGutenbergText } from "./gutenberg.ts";
import { headingTitle, isChapterHeading } from "./heading.ts";
import { trimMarked } from "./inline.ts";
import { headingSign, type Japanese, readJapanese, trimLines } from "./japanese.ts";
import { readLabel } from "./label.ts";
import { limits, tooLarge } from "./limits.ts";
import { isScene } from "./scene.ts";
import { withoutContents } from "./text-contents.ts";
import { readSigns, takeTextNotes } from "./text-notes.ts";
import { layoutOf, paragraphsOf } from "./wrap.ts";

/** Plain text: blank lines, indents or line ends part the paragraphs; hard-wrapped lines are joined again. */
export function readText(source: string, shown: string): Draft {
  const lineCount = source.match(/\n/g)?.length ?? 0;
  if (lineCount > limits.nodes) throw tooLarge(shown, `it has ${count(lineCount, "line")}`);
  const whole = source.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n").replace(/\f/g, "\n\n");
  const findings: Findings = { unsure: [], leftOut: [] };
  const framed = readGutenbergText(whole);
  if (framed !== undefined)
    findings.leftOut.push({ what: "Project Gutenberg's header and licence", text: framed.frame });
  const japanese = framed === undefined ? readJapanese(whole) : undefined;
  for (const one of japanese?.leftOut ?? []) findings.leftOut.push(one);
  const start = whole.slice(0, 5_000);
  const isExport = /^Packaged: \d{4}-\d\d-/m.test(start) && /^Story URL: /m.test(start);
  const reader = new TextReader(shown, framed !== undefined || isExport, findings);
  if (japanese === undefined) reader.read(framed?.text ?? whole);
  for (const { title, before, text, after } of japanese?.pieces ?? []) {
    if (title !== undefined)
      reader.blocks.push({ kind: "heading", level: 2, text: title.replace(/\s+/g, " ") });
    reader.note(before);
    reader.read(text, japanese?.lines);
    reader.note(after);
  }
  const known = withoutMissing(framed?.about ?? japanese?.about);
  const blocks = takeTextNotes(reader.blocks, findings.leftOut);
  const format = isExport ? "FanFicFare export (text)" : "plain text";
  return {
    ...compose(blocks, { known, hasImprint: framed !== undefined }, findings),
    ...findings,
    format: framed === undefined ? format : "Project Gutenberg (plain text)",
    words: whole,
  };
}

class TextReader {
  readonly blocks: Block[] = [];
  readonly #shown: string;
  /** Whether _so_ is a sign for italics. */
  readonly #hasSigns: boolean;
  readonly #findings: Findings;

  constructor(shown: string, hasSigns: boolean, findings: Findings) {
    this.#shown = shown;
    this.#hasSigns = hasSigns;
    this.#findings = findings;
  }

  /** What the source marks as the author's words beside the text. */
  note(written: string): void {
    const text = trimLines(written);
    if (text !== "") this.blocks.push({ kind: "note", blocks: [{ kind: "passage", text, marks: [] }] });
  }

  read(text: string, written?: Japanese["lines"]): void {
    const all = linesBetweenBlanks(text);
    if (all.length > limits.passages) throw tooLarge(this.#shown, `it has ${count(all.length, "paragraph")}`);
    const { blocks, headings, leftOut } = withoutContents(all);
    if (leftOut !== "") this.#findings.leftOut.push({ what: "list of contents", text: leftOut });
    const hasBlankLines = /\n[^\S\n]*\n/.test(text.trim());
    const layout = layoutOf(
      blocks.filter((block) => !isHead(block)),
      hasBlankLines,
    );
    const isByLine = written !== undefined;
    const before = this.blocks.length;
    const parted = blocks.map((lines) =>
      isHead(lines) ? undefined : isByLine ? lines.map((line) => line.trim()) : paragraphsOf(lines, layout),
    );
    // Where a blank line stands between runs of paragraphs, it is a break.
    const runs = parted.filter((one) => one !== undefined);
    const isBreak =
      written !== "spaced" &&
      runs.length > 1 &&
      runs.reduce((sum, one) => sum + one.length, 0) >= runs.length * 2.5;
    for (const [at, lines] of blocks.entries()) {
      // "CHAPTER I." stands over the title that the contents name.
      const next = blocks[at + 1];
      const isOver =
        next !== undefined && headings.has(next) && lines.length === 1 && isChapterHeading(lines[0] ?? "");
      const heading = headings.has(lines) || isOver ? lines.join("\n") : headingIn(lines);
      if (heading !== undefined) {
        const title = headingTitle(heading.replace(/^[^\S\n]+|[^\S\n]+$/gm, ""));
        this.blocks.push({ kind: "heading", level: 2, text: title });
        continue;
      }
      if (isBreak && parted[at - 1] !== undefined && parted[at] !== undefined)
        this.blocks.push({ kind: "scene" });
      for (const paragraph of parted[at] ?? [lines.map((line) => line.trim()).join("\n")])
        this.#add(paragraph);
    }
    // Only a text in one piece has its lines in doubt: sites write one paragraph a line.
    if (isByLine) return;
    if (layout.width >= 40 && layout.width <= 130 && blocks.some((block) => block.length > 3))
      this.#findings.unsure.push(
        `Lines seem to be broken at ${layout.width} characters; whole paragraphs were joined, short lines kept.`,
      );
    if (!hasBlankLines && this.blocks.length > before + 1)
      this.#findings.unsure.push("There are no blank lines; every line was taken as a paragraph.");
  }

  #add(written: string): void {
    if (written.length > limits.passageCharacters)
      throw tooLarge(this.#shown, "one paragraph is longer than a chapter");
    const passage = { kind: "passage" as const, ...trimMarked({ text: written, marks: [] }) };
    if (isScene(passage.text)) this.blocks.push({ kind: "scene" });
    else if (!/^[\s\u200b-\u200f\u2060]*$/.test(passage.text))
      this.blocks.push(this.#hasSigns ? readSigns(passage) : passage);
  }
}

/** A line that a sign in the source makes a heading. */
function headingIn(lines: readonly string[]): string | undefined {
  return lines.length === 1 && lines[0]?.includes(headingSign) === true
    ? lines[0].replaceAll(headingSign, "")
    : undefined;
}

function linesBetweenBlanks(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of text.split("\n")) {
    const last = blocks.at(-1) ?? [];
    if (line.trim() === "") {
      if (last.length > 0) blocks.push([]);
    } else if (line.includes(headingSign)) blocks.push([line], []);
    // A line that is drawn under a heading is no text.
    else if (last.length === 1 && /^\s*[=-]{3,}\s*$/.test(line) && isChapterHeading(last[0] ?? "")) continue;
    else if (isScene(line)) blocks.push([line], []);
    else last.push(last.length === 0 && isChapterHeading(line) ? line : line.trimEnd());
  }
  return blocks.filter((block) => block.length > 0);
}

/** A heading over two lines, or "Title: …", "Rating: …": its line ends mean something. */
function isHead(lines: readonly string[]): boolean {
  return (
    isChapterHeading(lines.join("\n")) ||
    (lines.length > 1 && lines.filter((line) => readLabel(line) !== undefined).length >= lines.length / 2)
  );
}
