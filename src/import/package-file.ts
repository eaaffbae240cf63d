import { posix } from "node:path";
import { UserError } from "../user-error.ts";
import { type Archive, damaged } from "./archive.ts";
import type { FoundStory } from "./draft.ts";
import { webAddressIn } from "./label.ts";
import {
  childOf,
  type Element,
  elementsOf,
  findAll,
  findFirst,
  localName,
  readTree,
  roleOf,
  textIf,
  textOf,
  walk,
} from "./tree.ts";

export type Manifest = {
  readonly about: FoundStory;
  /** Files in reading order, with what the package says they are. */
  readonly spine: readonly { readonly name: string; readonly role: string }[];
  readonly nav: string | undefined;
  readonly ncx: string | undefined;
};

type PackageItem = {
  readonly name: string;
  readonly isNav: boolean;
  readonly type: string;
  readonly fallback: string | undefined;
};

/** The package document of an EPUB 2 or 3: metadata, reading order, where the contents are. */
export async function readPackage(archive: Archive): Promise<Manifest> {
  const name = await findPackage(archive);
  const root = await archive.readTree(name);
  const resolve = (href = "") => resolveName(archive, posix.dirname(name), href);
  const items = new Map<string, PackageItem>();
  for (const { attributes } of findAll(root, "item")) {
    const { id, href, properties = "", "media-type": type = "", fallback } = attributes;
    if (id === undefined || href === undefined) continue;
    const isNav = properties.split(/\s+/).includes("nav");
    items.set(id, { name: resolve(href), isNav, type: type.toLowerCase(), fallback });
  }
  const guide = new Map(
    findAll(root, "reference").map(({ attributes }) => [resolve(attributes.href), attributes.type ?? ""]),
  );
  const spine = findAll(root, "itemref").flatMap(({ attributes }) => {
    const item = pageOf(items.get(attributes.idref ?? ""), items);
    if (item === undefined) return [];
    const role = attributes.linear === "no" ? "aside" : (guide.get(item.name) ?? "");
    return [{ name: item.name, role: item.isNav ? "toc" : role }];
  });
  if (spine.length === 0 && items.size > 0)
    throw new UserError(
      "no-text",
      `${archive.shown} holds pictures and no text; a story that is drawn can't be quoted.`,
    );
  if (spine.length === 0) throw damaged(archive.shown, "its package lists no text to read");
  const toc = items.get(findFirst(root, "spine")?.attributes.toc ?? "");
  const ncx = toc ?? items.values().find((item) => item.type === "application/x-dtbncx+xml");
  return {
    about: readMetadata(findFirst(root, "metadata") ?? root, archive.shown),
    spine,
    nav: items.values().find((item) => item.isNav)?.name,
    ncx: ncx?.name,
  };
}

/** The page itself, or the one that stands in for what is no page (a picture, a drawing). */
function pageOf(
  item: PackageItem | undefined,
  items: ReadonlyMap<string, PackageItem>,
): PackageItem | undefined {
  let page = item;
  for (let tries = 0; page !== undefined && tries < 10; tries += 1) {
    if (isPage(page)) return page;
    page = items.get(page.fallback ?? "");
  }
  return undefined;
}

/** By its media type, for its name may end in anything; by its name where a type is missing or says nothing. */
function isPage({ name, type }: PackageItem): boolean {
  if (/^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/.test(type))
    return true;
  const isOpen = type === "" || /^(?:text\/(?:plain|xml)|application\/(?:xml|octet-stream))$/.test(type);
  return isOpen && /\.(?:x?html?|xht|xml)$/i.test(name);
}

async function findPackage(archive: Archive): Promise<string> {
  const container = await archive.readTree("META-INF/container.xml");
  const path = findFirst(container, "rootfile")?.attributes["full-path"];
  if (path !== undefined && archive.has(path)) return path;
  const found = archive.names.find((name) => name.endsWith(".opf"));
  if (found === undefined) throw damaged(archive.shown, "it has no package document");
  return found;
}

/** A link from a file in `folder`, as a name in the archive; some writers forget to decode, others to encode. */
export function resolveName(archive: Archive, folder: string, href: string): string {
  const path = href.replace(/[#?].*$/s, "");
  const plain = posix.join(folder, path);
  const meant = posix.join(folder, decoded(path));
  const exact = [plain, meant].find((name) => archive.has(name));
  return exact ?? archive.names.find((name) => name.toLowerCase() === meant.toLowerCase()) ?? meant;
}

/** A part of a web address in plain letters. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray %
  }
}

function readMetadata(metadata: Element | undefined, shown: string): FoundStory {
  const texts = (name: string) =>
    findAll(metadata, name)
      .map(textOf)
      .filter((text) => text !== "");
  const metas = findAll(metadata, "meta");
  const meta = (name: string) => metas.find((one) => one.attributes.name === name)?.attributes.content;
  const property = (name: string, id?: string) =>
    textIf(
      metas.find(
        ({ attributes }) => attributes.property === name && (id === undefined || attributes.refines === id),
      ),
    );
  const series = meta("calibre:series") ?? property("belongs-to-collection");
  const index = meta("calibre:series_index")?.replace(/\.0+$/, "");
  const creators = elementsOf(metadata).filter((one) => localName(one) === "creator");
  const authors = creators.filter(
    ({ attributes }) => (attributes["opf:role"] ?? property("role", `#${attributes.id}`) ?? "aut") === "aut",
  );
  const [description] = texts("description");
  return {
    title: texts("title")[0],
    authors: (authors.length > 0 ? authors : creators)
      .map(textOf)
      .filter((name) => name !== "" && !/^unknown$/i.test(name)),
    language: texts("language")[0],
    rights: texts("rights")[0],
    summary:
      description === undefined
        ? undefined
        : textOf(readTree(description.replace(/<(?:\/p|br)[^>]*>/gi, "$& "), shown)),
    series: series === undefined ? [] : [index === undefined ? series : `Part ${index} of ${series}`],
    source: [...texts("source"), ...texts("identifier")].map(webAddressIn).find((one) => one !== undefined),
  };
}

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
