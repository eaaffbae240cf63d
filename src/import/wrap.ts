import { isChapterHeading } from "./heading.ts";
import { isScene } from "./scene.ts";

/** Lines that were broken at a fixed width, as against lines that a poet broke. */
type WrapLayout = {
  readonly width: number;
  readonly hasBlankLines: boolean;
  /** Every line is a paragraph, blank lines or not. */
  readonly isByLine: boolean;
};

export function layoutOf(blocks: readonly (readonly string[])[], hasBlankLines: boolean): WrapLayout {
  const lengths = blocks
    .filter((block) => block.length > 1)
    .flatMap((block) => block.slice(0, -1).map((line) => line.length));
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  const runs = blocks.filter((block) => block.length > 1 && !isWrapped(block, width));
  const texts = runs.flat().filter((line) => !isChapterHeading(line) && !isScene(line));
  const isByLine = runs.length >= blocks.length / 2 && texts.length >= 4 && areParagraphs(texts);
  return { width, hasBlankLines, isByLine };
}

/** The paragraphs in a run of lines without a blank line between them. */
export function paragraphsOf(lines: readonly string[], layout: WrapLayout): readonly string[] {
  if (lines.length === 1) return [(lines[0] ?? "").trim()];
  const indented = lines.filter((line) => /^(?:\t| {2,}|\u3000)/.test(line)).length;
  if (isWrapped(lines, layout.width)) {
    return indented > 0 && indented < lines.length ? byIndent(lines).map(joinWrapped) : [joinWrapped(lines)];
  }
  // Indented first lines and full lines between them: paragraphs without a blank line.
  if (
    indented > 1 &&
    indented < lines.length &&
    byIndent(lines).every((part) => isWrapped(part, layout.width))
  ) {
    return byIndent(lines).map(joinWrapped);
  }
  if (!layout.hasBlankLines || layout.isByLine || areParagraphs(lines))
    return lines.map((line) => line.trim());
  return [withoutIndent(lines).join("\n")];
}

/** Editors break a little early, most of them. */
const slack = 3;

/** Wrapped: where a line ends, the next word would not have fitted. */
function isWrapped(lines: readonly string[], width: number): boolean {
  const isWide = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(lines[0] ?? "");
  if (width < (isWide ? 18 : 40) || width > 130) return false;
  let full = 0;
  for (let at = 0; at < lines.length - 1; at += 1) {
    const next = isWide ? 2 : (/^\s*(\S+)/.exec(lines[at + 1] ?? "")?.[1]?.length ?? 0) + 1;
    if ((lines[at]?.length ?? 0) + next > width - slack) full += 1;
  }
  return full >= (lines.length - 1) * 0.8;
}

function joinWrapped(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .reduce((text, line) => {
      const isTight =
        /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]$/.test(text) &&
        /^[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/.test(line);
      const isDash = /\S(?:--|—)$/.test(text) || /\p{L}-$/u.test(text);
      return isTight || isDash ? text + line : `${text} ${line}`;
    });
}

function byIndent(lines: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  for (const line of lines) {
    if (parts.length === 0 || /^(?:\t| {2,}|\u3000)/.test(line)) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function withoutIndent(lines: readonly string[]): readonly string[] {
  const indents = lines.map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const common = indents.reduce((least, one) => Math.min(least, one));
  return lines.map((line, at) => (at === 0 ? line.trim() : line.slice(common)));
}

const opener = /^[\s\u3000]*["“„«»‘'「『（(〈《【—–―-]/u;
const closed = /(?:[.!?…。！？‥]["”'’»)\]」』）*_]*|["”»」』）]|[—–―])\s*$/u;
const indented = /^(?:\u3000|[\u2002\u2003]|\t|[ \u00a0]{2,})/;
const eastern = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Lines that each are a paragraph, as against the lines of a poem, a letter's head or an address. */
export function areParagraphs(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  const lengths = lines.map((line) => line.trim().length).sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  if ((lengths.at(-1) ?? 0) > 140 || median > 80) return true;
  const rest = lines.slice(1);
  const deep = rest.filter((line) => indented.test(line)).length;
  if (lines.some((line) => eastern.test(line))) {
    const starts = lines.filter((line) => /^\u3000/.test(line) || /^[\s\u3000]*[「『（〈《―—]/u.test(line));
    return starts.length > 0;
  }
  // An indent at (nearly) every line begins paragraphs; a poem indents some.
  if (deep >= rest.length * 0.6 && median > 30 && rest.length > 1) return true;
  if (!lines.every((line) => closed.test(line))) return false;
  return lines.some((line) => opener.test(line)) || median >= 40;
}
