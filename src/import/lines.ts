import type { Marked } from "../story/emphasis.ts";
import { trimMarked } from "./inline.ts";

const opener = /^[\s\u3000]*["“„«»‘'「『（(〈《【—–―-]/u;
const closed = /(?:[.!?…。！？‥]["”'’»)\]」』）*_]*|["”»」』）]|[—–―])\s*$/u;
const indented = /^(?:\u3000|[\u2002\u2003]|\t|[ \u00a0]{2,})/;
const eastern = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Lines that each are a paragraph, told from those of a poem, a letter's head or an address. */
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

/** A paragraph's lines as paragraphs of their own, with their marks. */
export function partLines({ text, marks }: Marked): readonly Marked[] {
  let at = 0;
  return text.split("\n").flatMap((line) => {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    const own = marks.flatMap((mark) => {
      const from = Math.max(mark.start, start);
      const to = Math.min(mark.end, end);
      return from < to ? [{ ...mark, start: from - start, end: to - start }] : [];
    });
    const part = trimMarked({ text: line, marks: own });
    return part.text === "" ? [] : [part];
  });
}
