import { Document, isSeq, parse, Scalar } from "yaml";
import { type Marked, writeEmphasis } from "./emphasis.ts";
import type { FrontFields } from "./front.ts";
import { frontOf } from "./parse.ts";
import { isBreak, isHeading, startsEscaped } from "./parse-body.ts";
import type { Story } from "./story.ts";

/** A story's text, part by part, as a story.md holds it. */
export type WrittenPart =
  | { readonly kind: "chapter"; readonly title: string }
  | { readonly kind: "scene" }
  | ({ readonly kind: "passage" } & Marked);

/** A story's text as parts again. */
export function partsOf({ chapters, passages }: Story): readonly WrittenPart[] {
  return passages.flatMap(({ number, after, text, marks }) => {
    const parts: WrittenPart[] = chapters
      .filter((chapter) => chapter.first === number && chapter.number > 0)
      .map(({ title }) => ({ kind: "chapter", title }));
    if (after === "scene") parts.push({ kind: "scene" });
    return [...parts, { kind: "passage", text, marks }];
  });
}

/** The fields of a story.md that parses without a fault, as they are written there. */
export function fieldsOf(source: string): FrontFields {
  const yaml = frontOf(source.replace(/^\uFEFF/, ""))?.yaml ?? "";
  const values = Object.entries((parse(yaml) ?? {}) as object);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** The order in which a reader of the file wants them; an empty field is left out, but title and author show their gap. */
const order = [
  "title",
  "author",
  "attribution",
  "source",
  "rights",
  "permission",
  "takedown",
  "note",
  "endnote",
  "credits",
  "fandoms",
  "series",
  "inspired-by",
  "rating",
  "warnings",
  "summary",
  "people",
  "language",
  "card",
  "markup",
  "chapter-notes",
  "dates",
  "footnotes",
  "ids",
] as const satisfies readonly (keyof FrontFields)[];

/** The text of a story.md that `parseStory` reads back as these fields and parts. */
export function writeStory(fields: FrontFields, parts: readonly WrittenPart[]): string {
  return `---\n${writeFront(fields)}---\n\n${writeBody(parts, fields.markup === "emphasis")}`;
}

/** The file with other fields before the same text. */
export function rewriteFront(source: string, fields: FrontFields): string {
  const file = source.replace(/^\uFEFF/, "");
  const front = frontOf(file);
  return front === undefined ? file : `---\n${writeFront(fields)}---\n${file.slice(front.whole.length)}`;
}

function writeFront(fields: FrontFields): string {
  const kept = order.flatMap((name) => {
    const value = fields[name];
    const shown = name === "title" || name === "author" || !isEmpty(value);
    return shown ? [[name, isEmpty(value) ? null : value] as const] : [];
  });
  const document = new Document(Object.fromEntries(kept));
  for (const name of ["fandoms", "people", "warnings", "author", "series", "inspired-by"]) {
    const list: unknown = document.get(name, true);
    if (isSeq(list) && list.items.length > 0) list.flow = true;
  }
  for (const name of ["note", "endnote", "summary"]) {
    const text: unknown = document.get(name, true);
    if (text instanceof Scalar && (name !== "summary" || String(text.value).includes("\n"))) {
      text.type = Scalar.BLOCK_LITERAL;
    }
  }
  return document.toString({ lineWidth: 0, nullStr: "", flowCollectionPadding: false });
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === "object" && Object.keys(value).length === 0)
  );
}

function writeBody(parts: readonly WrittenPart[], emphasis: boolean): string {
  return parts.map((part) => `${writePart(part, emphasis)}\n`).join("\n");
}

function writePart(part: WrittenPart, emphasis: boolean): string {
  if (part.kind === "scene") return "***";
  if (part.kind === "chapter") {
    const title = part.title.replace(/\s+/g, " ").trim();
    return /#$/.test(title) ? `## ${title} #` : `## ${title}`;
  }
  const written = emphasis ? writeEmphasis(part) : part.text;
  return written
    .split("\n")
    .map((line) => escapeLine(line, emphasis))
    .join("\n");
}

function escapeLine(line: string, emphasis: boolean): string {
  if (isHeading(line) || (!emphasis && startsEscaped(line))) return `\\${line}`;
  return isBreak(line) ? `\\${line.trim()}` : line;
}
