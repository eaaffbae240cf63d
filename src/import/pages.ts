import { findContentsLists } from "./contents-list.ts";
import type { LeftOut, SourceReading } from "./draft.ts";
import { findFootnotes } from "./footnote.ts";
import { type ElementLook, looksOf } from "./look.ts";
import { type CssRule, readSheet } from "./sheet.ts";
import { type Element, findAll, hasClass, localName, rawText, textOf } from "./tree.ts";

export type StyledPage = {
  readonly root: Element;
  readonly name: string;
  readonly rules: readonly CssRule[];
};

const noteClass =
  /(?:^|\s)(?:fff_chapter_notes|fff_(?:head|foot)_notes|author-?s?-?notes?(?:-(?:portlet|box|content|block|container))?|chapter-?(?:end)?-?notes?|preface-?notes?|authornote|note-author|novel_(?:preface|afterword)|p-novel__text--(?:preface|afterword)|l-?note)(?:\s|$)/i;
const transcriber =
  /(?:^|\s)(?:transnote|tnote|tnbox|trans-?note|transcriber-?s?-?notes?|pg-?boilerplate|cbj_\w+|bibliographical_information|notation_notes|after_text|card)(?:\s|$)/i;
const frameId =
  /^(?:pg-(?:header|footer|start-separator|end-separator|machine-header)|transnote|title-block-header|bibliographical_information)$/i;

/** How the pages of one story are read, and a record of what stays out of it. */
export function openReading(pages: readonly StyledPage[]): { reading: SourceReading; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const looks = new Map<Element, ElementLook>();
  for (const { root, rules } of pages)
    for (const [element, look] of looksOf(root, rules)) looks.set(element, look);
  const notes = findFootnotes(pages);
  const names = new Set(pages.map((page) => page.name.replace(/^.*\//, "")));
  const leadsInside = (href: string) =>
    href.startsWith("#") ||
    (href !== "" && !/^[a-z]+:/i.test(href) && names.has(href.replace(/#.*$/, "").replace(/^.*\//, "")));
  const contents = new Set(pages.flatMap(({ root }) => [...findContentsLists(root, leadsInside)]));
  return {
    leftOut,
    reading: {
      looks,
      isLeftOut: (element) =>
        notes.what(element) ?? (contents.has(element) ? "list of contents" : frameOf(element)),
      noteAt: (element) => notes.noteAt(element),
      isNote: (element) => hasClass(element, noteClass),
      leave: (what, text) => {
        if (text.trim() !== "") leftOut.push({ what, text });
      },
    },
  };
}

/** What producers put around a story, by their own marks. */
function frameOf(element: Element): string | undefined {
  const name = localName(element);
  if (name === "body" || name === "html") return undefined;
  if (frameId.test(element.attributes.id ?? "") || hasClass(element, transcriber)) return "publisher's frame";
  // A letter's signature may be a footer, too.
  if (name === "div" && /^(?:header|footer)$/.test(element.attributes.title ?? "")) return "page header";
  const isFooter =
    name === "footer" && /©|\b(?:copyright|privacy|terms of|all rights)\b/i.test(textOf(element));
  return isFooter || name === "form" || hasClass(element, "toc-heading") ? "control" : undefined;
}

/** The style sheets within a page. */
export async function rulesWithin(root: Element): Promise<readonly CssRule[]> {
  const rules = [];
  for (const sheet of findAll(root, "style").slice(0, 50))
    for (const rule of await readSheet(rawText(sheet))) rules.push(rule);
  return rules;
}
