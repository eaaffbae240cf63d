import { type Mark, readEmphasis } from "./emphasis.ts";
import { type Break, type Chapter, type Passage, passageId, type Written } from "./story.ts";

export type Body = { readonly chapters: readonly Chapter[]; readonly passages: readonly Passage[] };

type OpenHeading = { readonly title: string; readonly first: number };
type Paragraph = { readonly text: string; readonly marks: readonly Mark[]; readonly after: Break };

/** A blank line ends a paragraph; a line `# …` or `## …` opens a chapter; a line `***` or `---` is a scene break. */
export function parseBody(text: string, markup: Written["markup"] = "plain"): Body {
  const steps = stepsOf({ text, markup });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So many passages take a few milliseconds. */
const passagesInStep = 1_000;

/** The same in steps, between which others may be answered. */
export function* stepsOf(written: Written): Generator<undefined, Body> {
  const passages: Passage[] = [];
  const headings: OpenHeading[] = [];
  const seen = new Map<string, number>();
  for (const part of partsOf(written)) {
    if (passages.length % passagesInStep === passagesInStep - 1) yield;
    if (typeof part === "string") {
      headings.push({ title: part, first: passages.length + 1 });
      continue;
    }
    const id = passageId(part.text);
    const repeat = (seen.get(id) ?? 0) + 1;
    seen.set(id, repeat);
    const number = passages.length + 1;
    const own = repeat === 1 ? id : `${id}.${repeat}`;
    passages.push({
      id: written.ids?.[own] ?? own,
      number,
      chapter: headings.length === 0 ? undefined : headings.length,
      paragraph: number - (headings.at(-1)?.first ?? 1) + 1,
      after: number === 1 && part.after === "scene" ? "none" : part.after,
      text: part.text,
      marks: part.marks,
    });
  }
  return withPreface(passages, headings);
}

/** The paragraphs alone, as a thread that only searches them needs them. */
export function paragraphsOf(written: Written): readonly string[] {
  return [...partsOf(written)].flatMap((part) => (typeof part === "string" ? [] : [part.text]));
}

export function hasParagraph(written: Written): boolean {
  for (const part of partsOf(written)) if (typeof part !== "string") return true;
  return false;
}

/** Paragraphs, and the titles of chapters, in order. */
function* partsOf({ text, markup }: Written): Generator<Paragraph | string> {
  let after: Break = "none";
  let lines: string[] = [];
  // A line more than there are, so that the last paragraph ends, too.
  for (let from = 0; from <= text.length + 1; ) {
    const end = from > text.length ? from : text.indexOf("\n", from);
    const line = lineAt(text, from, end);
    from = end === -1 ? text.length + 1 : end + 1;
    const heading = headingIn(line);
    const isScene = heading === undefined && isBreak(line);
    if (heading === undefined && !isScene && line.trim() !== "") {
      lines.push(line);
      continue;
    }
    if (lines.length > 0) {
      const read = readMarkup(lines, markup);
      lines = [];
      if (read.text.trim() !== "") {
        yield { ...read, after };
        after = "none";
      }
    }
    if (heading !== undefined) {
      yield heading;
      after = "chapter";
    } else if (isScene && after === "none") after = "scene";
  }
}

function lineAt(text: string, from: number, end: number): string {
  if (end === -1) return text.slice(from);
  return text.slice(from, text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end);
}

/** What stands before the first heading is chapter 0; a heading without text after it is no chapter. */
function withPreface(passages: readonly Passage[], headings: readonly OpenHeading[]): Body {
  if (headings.length === 0) return { chapters: [], passages };
  const starts = headings.map(({ title, first }, at) => ({ number: at + 1, title, first }));
  const preface = (headings[0]?.first ?? 1) - 1;
  if (preface > 0) starts.unshift({ number: 0, title: "", first: 1 });
  const chapters = starts
    .map((start, at) => ({ ...start, last: (starts[at + 1]?.first ?? passages.length + 1) - 1 }))
    .filter((chapter) => chapter.first <= chapter.last);
  if (preface === 0) return { chapters, passages };
  const before = passages.slice(0, preface).map((passage) => ({ ...passage, chapter: 0 }));
  return { chapters, passages: [...before, ...passages.slice(preface)] };
}

export function isHeading(line: string): boolean {
  return headingIn(line) !== undefined;
}

/** The title in `# …` or `## … ##`. In steps: one expression for all of it takes seconds on a line of 2,000 tabs. */
function headingIn(line: string): string | undefined {
  if (!/^##?[ \t]/.test(line)) return undefined;
  const title = trimmed(line.replace(/^##?/, ""));
  let end = title.length;
  while (title[end - 1] === "#") end -= 1;
  const bare = title.slice(0, end);
  return bare === "" || /[ \t]$/.test(bare) ? trimmed(bare) : title;
}

/** Without spaces and tabs at both ends; others belong to the text. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && (text[start] === " " || text[start] === "\t")) start += 1;
  while (end > start && (text[end - 1] === " " || text[end - 1] === "\t")) end -= 1;
  return text.slice(start, end);
}

export function isBreak(line: string): boolean {
  return /^[ \t]*(?:\*[ \t]*\*[ \t]*\*|-{3,}|\*{3,})[ \t]*$/.test(line);
}

/** A backslash lets a line start with what would otherwise be a heading or a break. */
export function startsEscaped(line: string): boolean {
  return /^\\(?:##?[ \t]|\*|-{3}|\\)/.test(line);
}

const unmarked: readonly Mark[] = [];

function readMarkup(
  lines: readonly string[],
  markup: Written["markup"],
): { text: string; marks: readonly Mark[] } {
  if (markup === "emphasis") {
    const text = lines.join("\n");
    return /[\\*_]/.test(text) ? readEmphasis(text) : { text, marks: unmarked };
  }
  return {
    text: lines.map((line) => (startsEscaped(line) ? line.slice(1) : line)).join("\n"),
    marks: unmarked,
  };
}
