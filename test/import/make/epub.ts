import { type File, makeZip } from "./zip.ts";

export type Page = {
  readonly name: string;
  readonly body: string;
  readonly properties?: string;
  readonly linear?: "no";
  readonly head?: string;
  readonly bodyAttributes?: string;
};
export type Book = {
  readonly pages: readonly Page[];
  readonly metadata?: string;
  /** The contents, as <li>… of a nav document or as navPoints of an NCX. */
  readonly nav?: string;
  readonly ncx?: string;
  readonly guide?: string;
  readonly extra?: readonly File[];
};

export function xhtml({ body, head = "<title/>", bodyAttributes = "" }: Omit<Page, "name">): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>${head}</head><body${bodyAttributes}>${body}</body></html>`;
}

/** An EPUB with its package in OEBPS/, from pages in reading order. */
export function epubFiles(book: Book): readonly File[] {
  const { pages, metadata = "<dc:title>A Book</dc:title>", nav, ncx, guide = "", extra = [] } = book;
  const items = pages.map(
    ({ name, properties = "" }, at) =>
      `<item id="p${at}" href="${name}" media-type="application/xhtml+xml" properties="${properties}"/>`,
  );
  if (nav !== undefined)
    items.push('<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>');
  if (ncx !== undefined) items.push('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>');
  const refs = pages.map(
    ({ linear }, at) => `<itemref idref="p${at}"${linear === undefined ? "" : ` linear="${linear}"`}/>`,
  );
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata><manifest>${items.join("")}</manifest><spine toc="ncx">${refs.join("")}</spine><guide>${guide}</guide></package>`;
  const container =
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
  return [
    { name: "mimetype", bytes: "application/epub+zip" },
    { name: "META-INF/container.xml", bytes: container },
    { name: "OEBPS/content.opf", bytes: opf },
    ...(nav === undefined
      ? []
      : [{ name: "OEBPS/nav.xhtml", bytes: xhtml({ body: `<nav epub:type="toc"><ol>${nav}</ol></nav>` }) }]),
    ...(ncx === undefined
      ? []
      : [
          {
            name: "OEBPS/toc.ncx",
            bytes: `<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${ncx}</navMap></ncx>`,
          },
        ]),
    ...pages.map((page) => ({ name: `OEBPS/${decodeURIComponent(page.name)}`, bytes: xhtml(page) })),
    ...extra,
  ];
}

export function makeEpub(book: Book): Buffer {
  return makeZip(epubFiles(book));
}
