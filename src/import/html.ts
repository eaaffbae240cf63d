import { isAo3, readAo3 } from "./ao3.ts";
import { readBlocks } from "./blocks.ts";
import { compose, withoutMissing } from "./compose.ts";
import { count, type Draft, type Found } from "./draft.ts";
import { findFootnotes } from "./footnote.ts";
import { webAddressIn } from "./label.ts";
import { readTitlePage } from "./title-page.ts";
import { type Element, findAll, findFirst, readTree, textOf } from "./tree.ts";

/** A saved page: the Archive's download, a downloader's export, or any page that holds a story. */
export function readHtml(source: string, shown: string): Draft {
  return readPage(readTree(source, shown), "HTML", readHead);
}

export function readPage(page: Element, format: string, read: (page: Element) => Found): Draft {
  const notes = findFootnotes([page]);
  let pictures = 0;
  const reading = {
    isLeftOut: (element: Element) => notes.has(element),
    miss: () => {
      pictures += 1;
    },
  };
  const leftOut = () => [
    ...(notes.count > 0 ? [count(notes.count, "footnote")] : []),
    ...(pictures > 0 ? [`${count(pictures, "picture")} without a description`] : []),
  ];
  if (isAo3(page)) {
    const draft = readAo3(page, `AO3 download (${format})`, reading);
    return { ...draft, unsure: [], leftOut: leftOut() };
  }
  const titlePage = readTitlePage(page);
  const known = { ...read(page), ...withoutMissing(titlePage?.about ?? {}) };
  const isLeftOut = (element: Element) => notes.has(element) || (titlePage?.elements.has(element) ?? false);
  const { about, parts, unsure } = compose(readBlocks(page, { ...reading, isLeftOut }), known);
  return {
    format: titlePage === undefined ? format : `${titlePage.tool} export (${format})`,
    about,
    parts,
    unsure,
    leftOut: leftOut(),
  };
}

function readHead(page: Element): Found {
  const meta = (...names: readonly string[]) =>
    findAll(page, "meta")
      .filter((one) => names.includes((one.attributes.name ?? one.attributes.property ?? "").toLowerCase()))
      .map((one) => (one.attributes.content ?? "").trim())
      .filter((one) => one !== "");
  const heading = findFirst(page, "title");
  const title = heading === undefined ? "" : textOf(heading);
  const canonical = findAll(page, "link").find((one) => one.attributes.rel === "canonical")?.attributes.href;
  return {
    title:
      meta("dc.title", "dcterms.title", "og:title")[0] ??
      (title === "" || /^untitled/i.test(title) ? undefined : title),
    authors: meta("author", "dc.creator", "dcterms.creator"),
    language: findFirst(page, "html")?.attributes.lang,
    source: canonical === undefined ? undefined : webAddressIn(canonical),
    rights: meta("dc.rights", "dcterms.rights", "copyright")[0],
  };
}
