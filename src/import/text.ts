import { compose } from "./compose.ts";
import { type Block, count, type Draft } from "./draft.ts";
import { isChapterHeading } from "./heading.ts";
import { trimMarked } from "./inline.ts";
import { readLabel } from "./label.ts";
import { limits, tooLarge } from "./limits.ts";
import { isScene } from "./scene.ts";
import { layoutOf, paragraphsOf } from "./wrap.ts";

/** Plain text: blank lines, indents or line ends part the paragraphs; hard-wrapped lines are joined again. */
export function readText(source: string, shown: string): Draft {
  const leftOut: string[] = [];
  const lines = source.match(/\n/g)?.length ?? 0;
  if (lines > limits.nodes) throw tooLarge(shown, `it has ${count(lines, "line")}`);
  const text = withoutFrame(
    source.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n").replace(/\f/g, "\n\n"),
    leftOut,
  );
  const blocks = linesBetweenBlanks(text);
  const hasBlankLines = /\n[^\S\n]*\n/.test(text.trim());
  if (blocks.length > limits.passages) throw tooLarge(shown, `it has ${count(blocks.length, "paragraph")}`);
  const layout = layoutOf(
    blocks.filter((block) => !isHead(block)),
    hasBlankLines,
  );
  const unsure: string[] = [];
  const found: Block[] = [];
  for (const lines of blocks) {
    const paragraphs = isHead(lines)
      ? [lines.map((line) => line.trim()).join("\n")]
      : paragraphsOf(lines, layout);
    for (const written of paragraphs) {
      if (written.length > limits.passageCharacters)
        throw tooLarge(shown, "one paragraph is longer than a chapter");
      const passage = trimMarked({ text: written, marks: [] });
      if (isScene(passage.text)) found.push({ kind: "scene" });
      else if (!/^[\s\u200b-\u200f\u2060]*$/.test(passage.text)) found.push({ kind: "passage", ...passage });
    }
  }
  if (layout.width >= 40 && layout.width <= 130 && blocks.some((block) => block.length > 3)) {
    unsure.push(
      `Lines seem to be broken at ${layout.width} characters; whole paragraphs were joined, short lines kept.`,
    );
  }
  if (!hasBlankLines && found.length > 1)
    unsure.push("There are no blank lines; every line was taken as a paragraph.");
  const { about, parts, unsure: more } = compose(found);
  return { format: "plain text", about, parts, unsure: [...unsure, ...more], leftOut };
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

/** Project Gutenberg's own words around a book. */
function withoutFrame(text: string, leftOut: string[]): string {
  const start = /^\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*$/im.exec(text);
  const end = /^\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*$/im.exec(text);
  if (start === null || end === null || end.index < start.index) return text;
  leftOut.push("Project Gutenberg's header and licence");
  return text.slice(start.index + start[0].length, end.index);
}
