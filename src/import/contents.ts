import { posix } from "node:path";
import type { Archive } from "./archive.ts";
import { decodeText } from "./decode.ts";
import { type Manifest, resolveName } from "./package-file.ts";
import { type Element, elementsOf, findAll, findFirst, localName, readTree, textOf, walk } from "./tree.ts";

/** A line of an EPUB's table of contents; `title` holds those above it too ("Part One: Chapter 1"). */
export type ContentsLine = {
  readonly title: string;
  readonly name: string;
  readonly fragment: string;
  readonly isParent: boolean;
};

/** From EPUB 3's nav document, else EPUB 2's NCX; empty if there is neither or it can't be read. */
export async function readContents(
  archive: Archive,
  manifest: Manifest,
  shown: string,
): Promise<readonly ContentsLine[]> {
  for (const name of [manifest.nav, manifest.ncx]) {
    if (name === undefined || !archive.has(name)) continue;
    const text = decodeText(await archive.read(name), shown).text;
    const isNav = name === manifest.nav;
    const root = readTree(text, shown, isNav ? "html" : "xml");
    const points = isNav
      ? navPoints(root)
      : ncxPoints(findFirst(root, "navMap") ?? findFirst(root, "navmap") ?? root);
    const lines = flatten(points, [], manifest.about.title).map(({ href, ...line }) => ({
      ...line,
      name: resolveName(archive, posix.dirname(name), href),
      fragment: fragmentOf(href),
    }));
    if (lines.length > 0) return lines;
  }
  return [];
}

type ContentsEntry = {
  readonly title: string;
  readonly href: string;
  readonly below: readonly ContentsEntry[];
};

function navPoints(root: Element): readonly ContentsEntry[] {
  const navs = findAll(root, "nav");
  const toc =
    navs.find((one) => /\btoc\b/.test(`${one.attributes["epub:type"] ?? ""} ${one.attributes.role ?? ""}`)) ??
    navs[0];
  const list = toc === undefined ? undefined : findFirst(toc, "ol");
  return list === undefined ? [] : listPoints(list);
}

function listPoints(list: Element): readonly ContentsEntry[] {
  return elementsOf(list).flatMap((item) => {
    const below = elementsOf(item).find((one) => localName(one) === "ol");
    const link = [...walk(item)].find((one) => localName(one) === "a" || localName(one) === "span");
    const points = below === undefined ? [] : listPoints(below);
    return link === undefined
      ? points
      : [{ title: textOf(link), href: link.attributes.href ?? "", below: points }];
  });
}

function ncxPoints(parent: Element): readonly ContentsEntry[] {
  return elementsOf(parent)
    .filter((one) => localName(one) === "navpoint")
    .map((one) => ({
      title: textOf(elementsOf(one).find((child) => localName(child) === "navlabel") ?? one),
      href: elementsOf(one).find((child) => localName(child) === "content")?.attributes.src ?? "",
      below: ncxPoints(one),
    }));
}

function flatten(
  points: readonly ContentsEntry[],
  above: readonly string[],
  book: string | undefined,
): readonly { title: string; href: string; isParent: boolean }[] {
  return points.flatMap(({ title, href, below }) => {
    const isBook = title === book && below.length > 0;
    const path = isBook ? above : [...above, title];
    const own = href === "" || isBook ? [] : [{ title: path.join(": "), href, isParent: below.length > 0 }];
    return [...own, ...flatten(below, path, book)];
  });
}

function fragmentOf(href: string): string {
  const at = href.indexOf("#");
  if (at < 0) return "";
  try {
    return decodeURIComponent(href.slice(at + 1));
  } catch {
    return href.slice(at + 1); // a stray %
  }
}
