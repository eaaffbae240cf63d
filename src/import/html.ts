import { isAo3, readAo3 } from "./ao3.ts";
import { readBlocks } from "./blocks.ts";
import { compose, type Source, withoutMissing } from "./compose.ts";
import { findContentsLists } from "./contents-list.ts";
import type { Draft, Findings, FoundStory, LeftOut, SourceReading } from "./draft.ts";
import { wordsOfPage } from "./element.ts";
import { findFootnotes } from "./footnote.ts";
import { isGutenberg, readGutenbergPage } from "./gutenberg.ts";
import { type ElementLook, looksOf } from "./look.ts";
import { type CssRule, readSheet } from "./sheet.ts";
import { canonicalAddress, readSitePage } from "./site.ts";
import { readTitlePage } from "./title-page.ts";
import {
  byClass,
  byId,
  type Element,
  findAll,
  findFirst,
  hasClass,
  localName,
  rawText,
  readTree,
  textOf,
} from "./tree.ts";

/** A saved page: the Archive's download, a downloader's export, or any page that holds a story. */
export async function readHtml(source: string, shown: string): Promise<Draft> {
  const page = readTree(source, shown);
  const site = readSitePage(page, shown);
  if (site !== undefined) {
    const inside = await readPage(site.text, `page saved from ${site.name}`, { known: site.about });
    const around = { what: "what the site puts around the story", text: "" };
    return { ...inside, leftOut: [...inside.leftOut, around] };
  }
  return readPage(page, "HTML", { known: readHead(page), isWeakTitle: true });
}

export async function readPage(page: Element, format: string, source: Source): Promise<Draft> {
  const findings: Findings = { unsure: [], leftOut: [] };
  const rules = await rulesWithin(page);
  const reading = openReading([{ root: page, name: "", rules }], findings.leftOut);
  const words = wordsOfPage(page);
  if (isAo3(page))
    return { ...readAo3(page, reading), ...findings, format: `AO3 download (${format})`, words };
  const titlePage = readTitlePage(page);
  const gutenberg = isGutenberg(words) ? readGutenbergPage(page) : undefined;
  const about = { ...withoutMissing(gutenberg?.about), ...withoutMissing(titlePage?.about) };
  const isLeftOut = (element: Element) => {
    if (titlePage?.elements.has(element)) return "title page";
    return gutenberg?.elements.has(element) ? "publisher's frame" : reading.isLeftOut?.(element);
  };
  const blocks = readBlocks(page, { ...reading, isLeftOut });
  const known = { ...source.known, ...about };
  const isWeakTitle = source.isWeakTitle === true && about.title === undefined;
  const hasImprint = gutenberg !== undefined;
  const made = hasImprint ? `Project Gutenberg (${format})` : format;
  return {
    ...compose(blocks, { ...source, known, isWeakTitle, hasImprint }, findings),
    ...findings,
    format: titlePage?.tool === undefined ? made : `${titlePage.tool} export (${format})`,
    words,
  };
}

function readHead(page: Element): FoundStory {
  const meta = (...names: readonly string[]) =>
    findAll(page, "meta")
      .filter((one) => names.includes((one.attributes.name ?? one.attributes.property ?? "").toLowerCase()))
      .map((one) => (one.attributes.content ?? "").trim())
      .filter((one) => one !== "");
  const title = textOf(findFirst(page, "title"));
  // What pandoc puts under a title.
  const summary = findAll(byClass(byId(page, "title-block-header"), "abstract"), "p").map(textOf);
  return {
    title:
      meta("dc.title", "dcterms.title", "og:title")[0] ??
      (title === "" || /^untitled/i.test(title) ? undefined : title),
    authors: meta("author", "dc.creator", "dcterms.creator"),
    language: findFirst(page, "html")?.attributes.lang,
    source: canonicalAddress(page),
    summary: summary.join("\n\n") || undefined,
    rights: meta("dc.rights", "dcterms.rights", "copyright")[0],
  };
}

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
export function openReading(pages: readonly StyledPage[], leftOut: LeftOut[]): SourceReading {
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
    looks,
    isLeftOut: (element) =>
      notes.what(element) ?? (contents.has(element) ? "list of contents" : frameOf(element)),
    noteAt: (element) => notes.noteAt(element),
    isNote: (element) => hasClass(element, noteClass),
    leave: (what, text) => {
      if (text.trim() !== "") leftOut.push({ what, text });
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
