import { type Mark, readEmphasis } from "./emphasis.ts";
import type { Front } from "./front.ts";
import { type Fault, faultsOfCredits, parseFront } from "./parse-front.ts";
import { type Break, type Chapter, type Passage, passageId, type Story } from "./story.ts";

export type Parsed =
  | { readonly kind: "story"; readonly story: Story }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] };

/** All faults in one go; a story comes back whole or not at all. */
export function parseStory(slug: string, source: string): Parsed {
  const file = source.replace(/^\uFEFF/, "");
  const parts = frontOf(file);
  if (parts === undefined) {
    const problem =
      'the file must start with front matter: a line "---", fields such as "title: …", a line "---"';
    return { kind: "faults", faults: [{ line: 1, problem }] };
  }
  const { fields, credits, faults } = parseFront(parts.yaml);
  const body = parseBody(file.slice(parts.whole.length), fields?.markup);
  if (body.passages.length === 0) {
    faults.push({
      line: countLines(parts.whole),
      problem: "there is no text after the front matter; write at least one paragraph",
    });
  } else faults.push(...faultsOfCredits(credits, body.passages.length));
  if (fields === undefined || faults.length > 0) {
    return { kind: "faults", faults: faults.toSorted((a, b) => a.line - b.line) };
  }
  return { kind: "story", story: makeStory(slug, fields, body) };
}

/** The front matter at the head of a file, with and without its two lines `---`. */
export function frontOf(file: string): { readonly whole: string; readonly yaml: string } | undefined {
  const parts = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m.exec(file);
  return parts === null || parts.index !== 0 ? undefined : { whole: parts[0], yaml: parts[1] ?? "" };
}

type Body = { readonly chapters: readonly Chapter[]; readonly passages: readonly Passage[] };

function makeStory(slug: string, fields: Front, body: Body): Story {
  return {
    slug,
    about: {
      title: fields.title,
      author: fields.author,
      attribution: fields.attribution,
      source: fields.source,
      rights: fields.rights,
      note: fields.note,
      fandoms: fields.fandoms ?? [],
      rating: fields.rating,
      warnings: fields.warnings ?? [],
      summary: fields.summary,
      language: fields.language,
      permission: fields.permission,
      withdrawn: fields.takedown,
      endnote: fields.endnote,
      series: fields.series ?? [],
      inspiredBy: fields["inspired-by"] ?? [],
      people: fields.people ?? [],
      chapterNotes: fields["chapter-notes"],
    },
    credits: fields.credits.map(({ passages, text }) => ({ ...passages, text })),
    ...body,
  };
}

/** A blank line ends a paragraph; a line `# …` or `## …` opens a chapter; a line `***` or `---` is a scene break. */
export function parseBody(text: string, markup: Front["markup"] = "plain"): Body {
  const passages: Omit<Passage, "chapter">[] = [];
  const headings: Heading[] = [];
  const seen = new Map<string, number>();
  let after: Break = "none";
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length === 0) return;
    const { text: written, marks } = readMarkup(lines, markup);
    lines = [];
    if (written.trim() === "") return;
    const id = passageId(written);
    const repeat = (seen.get(id) ?? 0) + 1;
    seen.set(id, repeat);
    const number = passages.length + 1;
    passages.push({
      id: repeat === 1 ? id : `${id}.${repeat}`,
      number,
      paragraph: number - (headings.at(-1)?.first ?? 1) + 1,
      after: number === 1 && after === "scene" ? "none" : after,
      text: written,
      marks,
    });
    after = "none";
  };
  for (const line of text.split(/\r?\n/)) {
    const heading = headingLine.exec(line);
    if (heading !== null) {
      endParagraph();
      headings.push({ title: heading[1] ?? "", first: passages.length + 1 });
      after = "chapter";
    } else if (isBreak(line)) {
      endParagraph();
      if (after === "none") after = "scene";
    } else if (line.trim() === "") {
      endParagraph();
    } else {
      lines.push(line);
    }
  }
  endParagraph();
  return withChapters(passages, headings);
}

type Heading = { readonly title: string; readonly first: number };

function withChapters(passages: readonly Omit<Passage, "chapter">[], headings: readonly Heading[]): Body {
  if (headings.length === 0) {
    return { chapters: [], passages: passages.map((passage) => ({ ...passage, chapter: undefined })) };
  }
  const starts = headings.map(({ title, first }, at) => ({ number: at + 1, title, first }));
  if (headings[0]?.first !== 1) starts.unshift({ number: 0, title: "", first: 1 });
  const chapters = starts
    .map((start, at) => ({ ...start, last: (starts[at + 1]?.first ?? passages.length + 1) - 1 }))
    .filter((chapter) => chapter.first <= chapter.last);
  const inChapters = chapters.flatMap(({ number, first, last }) =>
    passages.slice(first - 1, last).map((passage) => ({ ...passage, chapter: number })),
  );
  return { chapters, passages: inChapters };
}

const headingLine = /^##?[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;

export function isHeading(line: string): boolean {
  return headingLine.test(line);
}

export function isBreak(line: string): boolean {
  return /^[ \t]*(?:\*[ \t]*\*[ \t]*\*|-{3,}|\*{3,})[ \t]*$/.test(line);
}

/** A backslash lets a line start with what would otherwise be a heading or a break. */
export function startsEscaped(line: string): boolean {
  return /^\\(?:##?[ \t]|\*|-{3}|\\)/.test(line);
}

function readMarkup(
  lines: readonly string[],
  markup: Front["markup"],
): { text: string; marks: readonly Mark[] } {
  if (markup === "emphasis") return readEmphasis(lines.join("\n"));
  return { text: lines.map((line) => (startsEscaped(line) ? line.slice(1) : line)).join("\n"), marks: [] };
}

function countLines(text: string): number {
  return text.split("\n").length;
}
