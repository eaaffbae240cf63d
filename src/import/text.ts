import { compose, withoutMissing } from "./compose.ts";
import { type Block, count, type Draft, type LeftOut } from "./draft.ts";
import { readGutenbergText } from "./gutenberg.ts";
import { headingTitle, isChapterHeading } from "./heading.ts";
import { trimMarked } from "./inline.ts";
import { readLabel } from "./label.ts";
import { limits, tooLarge } from "./limits.ts";
import { isScene } from "./scene.ts";
import { withoutContents } from "./text-contents.ts";
import { readUnderscores, takeTextNotes } from "./text-notes.ts";
import { layoutOf, paragraphsOf } from "./wrap.ts";

/** Plain text: blank lines, indents or line ends part the paragraphs; hard-wrapped lines are joined again. */
export function readText(source: string, shown: string): Draft {
  const leftOut: LeftOut[] = [];
  const lineCount = source.match(/\n/g)?.length ?? 0;
  if (lineCount > limits.nodes) throw tooLarge(shown, `it has ${count(lineCount, "line")}`);
  const whole = source.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n").replace(/\f/g, "\n\n");
  const framed = readGutenbergText(whole);
  if (framed !== undefined)
    leftOut.push({ what: "Project Gutenberg's header and licence", text: framed.frame });
  const text = framed?.text ?? whole;
  const all = linesBetweenBlanks(text);
  if (all.length > limits.passages) throw tooLarge(shown, `it has ${count(all.length, "paragraph")}`);
  const { blocks, headings, leftOut: contents } = withoutContents(all);
  if (contents !== "") leftOut.push({ what: "list of contents", text: contents });
  const hasBlankLines = /\n[^\S\n]*\n/.test(text.trim());
  const layout = layoutOf(
    blocks.filter((block) => !isHead(block)),
    hasBlankLines,
  );
  const unsure: string[] = [];
  const found: Block[] = [];
  const parted = blocks.map((lines) => (isHead(lines) ? undefined : paragraphsOf(lines, layout)));
  // Where a blank line stands between runs of paragraphs, it is a break.
  const runs = parted.filter((one) => one !== undefined);
  const isBreak = runs.length > 1 && runs.reduce((sum, one) => sum + one.length, 0) >= runs.length * 2.5;
  for (const [at, lines] of blocks.entries()) {
    if (headings.has(lines)) {
      found.push({
        kind: "heading",
        level: 2,
        text: headingTitle(lines.map((line) => line.trim()).join("\n")),
      });
      continue;
    }
    if (isBreak && parted[at - 1] !== undefined && parted[at] !== undefined) found.push({ kind: "scene" });
    for (const written of parted[at] ?? [lines.map((line) => line.trim()).join("\n")]) {
      if (written.length > limits.passageCharacters)
        throw tooLarge(shown, "one paragraph is longer than a chapter");
      const passage = { kind: "passage" as const, ...trimMarked({ text: written, marks: [] }) };
      if (isScene(passage.text)) found.push({ kind: "scene" });
      else if (!/^[\s\u200b-\u200f\u2060]*$/.test(passage.text))
        found.push(framed === undefined ? passage : readUnderscores(passage));
    }
  }
  if (layout.width >= 40 && layout.width <= 130 && blocks.some((block) => block.length > 3)) {
    unsure.push(
      `Lines seem to be broken at ${layout.width} characters; whole paragraphs were joined, short lines kept.`,
    );
  }
  if (!hasBlankLines && found.length > 1)
    unsure.push("There are no blank lines; every line was taken as a paragraph.");
  const composed = compose(takeTextNotes(found), { known: withoutMissing(framed?.about ?? {}) });
  return {
    format: framed === undefined ? "plain text" : "Project Gutenberg (plain text)",
    about: composed.about,
    parts: composed.parts,
    unsure: [...unsure, ...composed.unsure],
    leftOut: [...leftOut, ...composed.leftOut],
    words: whole,
  };
}

function linesBetweenBlanks(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of text.split("\n")) {
    const last = blocks.at(-1);
    if (line.trim() === "") {
      if (last !== undefined && last.length > 0) blocks.push([]);
    } else if (/^\s*[=-]{3,}\s*$/.test(line) && last?.length === 1 && isChapterHeading(last[0] ?? "")) {
      // A line drawn under a heading.
    } else if (
      isScene(line) ||
      (isChapterHeading(line) && (last?.length ?? 0) === 0 && line.trim().length < 40)
    ) {
      // Such a line stands for itself, with or without blank lines around it; a title may follow on the next.
      if (isScene(line)) blocks.push([line], []);
      else last?.push(line);
    } else last?.push(line.trimEnd());
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
