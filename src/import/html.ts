import { isAo3, readAo3 } from "./ao3.ts";
import { readBlocks } from "./blocks.ts";
import { compose, type Source, withoutMissing } from "./compose.ts";
import type { Draft, FoundStory } from "./draft.ts";
import { wordsOfPage } from "./element.ts";
import { isGutenberg, readGutenbergPage } from "./gutenberg.ts";
import { openReading, rulesWithin } from "./pages.ts";
import { canonicalAddress, readSitePage } from "./site.ts";
import { readTitlePage } from "./title-page.ts";
import { byClass, byId, type Element, findAll, findFirst, readTree, textOf } from "./tree.ts";

/** A saved page: the Archive's download, a downloader's export, or any page that holds a story. */
export async function readHtml(source: string, shown: string): Promise<Draft> {
  const page = readTree(source, shown);
  const site = readSitePage(page, shown);
  if (site !== undefined) {
    const inside = await readPage(site.text, `page saved from ${site.name}`, { known: site.about });
    return {
      ...inside,
      leftOut: [...inside.leftOut, { what: "what the site puts around the story", text: "" }],
    };
  }
  return readPage(page, "HTML", { known: readHead(page), isWeakTitle: true });
}

export async function readPage(page: Element, format: string, source: Source): Promise<Draft> {
  const { reading, leftOut } = openReading([{ root: page, name: "", rules: await rulesWithin(page) }]);
  const words = wordsOfPage(page);
  if (isAo3(page)) {
    const draft = readAo3(page, `AO3 download (${format})`, reading);
    return { ...draft, unsure: [], leftOut, words };
  }
  const titlePage = readTitlePage(page);
  const gutenberg = isGutenberg(words) ? readGutenbergPage(page) : undefined;
  const about = { ...withoutMissing(gutenberg?.about), ...withoutMissing(titlePage?.about) };
  const known = { ...source.known, ...about };
  const isLeftOut = (element: Element) => {
    if (titlePage?.elements.has(element)) return "title page";
    return gutenberg?.elements.has(element) ? "publisher's frame" : reading.isLeftOut?.(element);
  };
  const isWeakTitle = source.isWeakTitle === true && about.title === undefined;
  const composed = compose(readBlocks(page, { ...reading, isLeftOut }), {
    ...source,
    known,
    isWeakTitle,
    hasImprint: gutenberg !== undefined,
  });
  const maker = titlePage?.tool === undefined ? undefined : `${titlePage.tool} export (${format})`;
  return {
    ...composed,
    format: maker ?? (gutenberg === undefined ? format : `Project Gutenberg (${format})`),
    leftOut: [...leftOut, ...composed.leftOut],
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
