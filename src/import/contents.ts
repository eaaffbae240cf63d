import { posix } from "node:path";
import type { Archive } from "./archive.ts";
import { decoded, type Manifest, resolveName } from "./package-file.ts";
import {
  childOf,
  type Element,
  elementsOf,
  findAll,
  findFirst,
  localName,
  roleOf,
  textOf,
  walk,
} from "./tree.ts";

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
  { nav, ncx, about }: Manifest,
): Promise<readonly ContentsLine[]> {
  for (const name of [nav, ncx]) {
    if (name === undefined) continue;
    const root = await archive.readTree(name, name === nav ? "html" : "xml");
    if (root === undefined) continue;
    const points = name === nav ? navPoints(root) : ncxPoints(findFirst(root, "navmap") ?? root);
    const lines = flatten(points, [], about.title).map(({ href, ...line }) => ({
      ...line,
      name: resolveName(archive, posix.dirname(name), href),
      fragment: decoded(/#(.*)$/s.exec(href)?.[1] ?? ""),
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
  return listPoints(findFirst(navs.find((one) => /\btoc\b/.test(roleOf(one))) ?? navs[0], "ol"));
}

function listPoints(list: Element | undefined): readonly ContentsEntry[] {
  return elementsOf(list).flatMap((item) => {
    const link = walk(item).find((one) => /^(?:a|span)$/.test(localName(one)));
    const below = listPoints(childOf(item, "ol"));
    return link === undefined ? below : [{ title: textOf(link), href: link.attributes.href ?? "", below }];
  });
}

function ncxPoints(parent: Element): readonly ContentsEntry[] {
  return elementsOf(parent)
    .filter((one) => localName(one) === "navpoint")
    .map((one) => ({
      title: textOf(childOf(one, "navlabel") ?? one),
      href: childOf(one, "content")?.attributes.src ?? "",
      below: ncxPoints(one),
    }));
}

function flatten(
  points: readonly ContentsEntry[],
  above: readonly string[],
  book: string | undefined,
): readonly { title: string; href: string; isParent: boolean }[] {
  return points.flatMap(({ title, href, below }) => {
    const isParent = below.length > 0;
    const isBook = title === book && isParent;
    const path = isBook ? above : [...above, title];
    const own = href === "" || isBook ? [] : [{ title: path.join(": "), href, isParent }];
    return [...own, ...flatten(below, path, book)];
  });
}
