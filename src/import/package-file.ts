import { posix } from "node:path";
import { UserError } from "../user-error.ts";
import { type Archive, damaged } from "./archive.ts";
import { decodeText } from "./decode.ts";
import type { FoundStory } from "./draft.ts";
import { webAddressIn } from "./label.ts";
import { type Element, elementsOf, findAll, findFirst, localName, readTree, textOf } from "./tree.ts";

export type Manifest = {
  readonly about: FoundStory;
  readonly creatorTool: string;
  /** Files in reading order, with what the package says they are. */
  readonly spine: readonly { readonly name: string; readonly role: string }[];
  readonly nav: string | undefined;
  readonly ncx: string | undefined;
};

/** The package document of an EPUB 2 or 3: metadata, reading order, where the contents are. */
export async function readPackage(archive: Archive, shown: string): Promise<Manifest> {
  const name = await findPackage(archive, shown);
  const root = readTree(decodeText(await archive.read(name), shown).text, shown, "xml");
  const folder = posix.dirname(name);
  const items = new Map<string, Item>();
  for (const item of findAll(root, "item")) {
    const id = item.attributes.id;
    const href = item.attributes.href;
    if (id === undefined || href === undefined) continue;
    items.set(id, {
      name: resolveName(archive, folder, href),
      properties: item.attributes.properties ?? "",
      type: (item.attributes["media-type"] ?? "").toLowerCase(),
      fallback: item.attributes.fallback,
    });
  }
  const guide = new Map(
    findAll(root, "reference").map((one) => [
      resolveName(archive, folder, one.attributes.href ?? ""),
      one.attributes.type ?? "",
    ]),
  );
  const all = [...items.values()];
  const spine = findAll(root, "itemref").flatMap((reference) => {
    const item = pageOf(items.get(reference.attributes.idref ?? ""), items);
    if (item === undefined) return [];
    const isAside = reference.attributes.linear === "no";
    const isNav = item.properties.split(/\s+/).includes("nav");
    return [{ name: item.name, role: isNav ? "toc" : isAside ? "aside" : (guide.get(item.name) ?? "") }];
  });
  if (spine.length === 0 && items.size > 0)
    throw new UserError(
      "no-text",
      `${shown} holds pictures and no text; a story that is drawn can't be quoted.`,
    );
  if (spine.length === 0) throw damaged(shown, "its package lists no text to read");
  const toc = findFirst(root, "spine")?.attributes.toc;
  const metadata = findFirst(root, "metadata") ?? root;
  return {
    about: readMetadata(metadata, shown),
    creatorTool: findAll(metadata, "contributor").map(textOf).join(" "),
    spine,
    nav: all.find((item) => item.properties.split(/\s+/).includes("nav"))?.name,
    ncx:
      (toc === undefined ? undefined : items.get(toc)?.name) ??
      all.find((item) => item.type === "application/x-dtbncx+xml")?.name,
  };
}

type Item = {
  readonly name: string;
  readonly properties: string;
  readonly type: string;
  readonly fallback: string | undefined;
};

/** The page itself, or the one that stands in for what is no page (a picture, a drawing). */
function pageOf(item: Item | undefined, items: ReadonlyMap<string, Item>): Item | undefined {
  let page = item;
  for (let tries = 0; page !== undefined && tries < 10; tries += 1) {
    if (isPage(page)) return page;
    page = items.get(page.fallback ?? "");
  }
  return undefined;
}

/** By its media type, for its name may end in anything; by its name where a type is missing or says nothing. */
function isPage({ name, type }: Item): boolean {
  if (/^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/.test(type))
    return true;
  const isOpen = type === "" || /^(?:text\/(?:plain|xml)|application\/(?:xml|octet-stream))$/.test(type);
  return isOpen && /\.(?:x?html?|xht|xml)$/i.test(name);
}

async function findPackage(archive: Archive, shown: string): Promise<string> {
  if (archive.has("META-INF/container.xml")) {
    const text = decodeText(await archive.read("META-INF/container.xml"), shown).text;
    const path = findFirst(readTree(text, shown, "xml"), "rootfile")?.attributes["full-path"];
    if (path !== undefined && archive.has(path)) return path;
  }
  const found = archive.names.find((name) => name.endsWith(".opf"));
  if (found === undefined) throw damaged(shown, "it has no package document");
  return found;
}

/** A link from a file in `folder`, as a name in the archive; some writers forget to decode, others to encode. */
export function resolveName(archive: Archive, folder: string, href: string): string {
  const path = href.replace(/[#?].*$/s, "");
  const plain = posix.normalize(posix.join(folder, path));
  if (archive.has(plain)) return plain;
  try {
    const decoded = posix.normalize(posix.join(folder, decodeURIComponent(path)));
    if (archive.has(decoded)) return decoded;
    return archive.names.find((name) => name.toLowerCase() === decoded.toLowerCase()) ?? decoded;
  } catch {
    return plain; // a stray %
  }
}

function readMetadata(metadata: Element, shown: string): FoundStory {
  const texts = (name: string) =>
    findAll(metadata, name)
      .map(textOf)
      .filter((text) => text !== "");
  const metas = findAll(metadata, "meta");
  const meta = (name: string) => metas.find((one) => one.attributes.name === name)?.attributes.content;
  const series =
    meta("calibre:series") ??
    metas.filter((one) => one.attributes.property === "belongs-to-collection").map(textOf)[0];
  const index = meta("calibre:series_index")?.replace(/\.0+$/, "");
  const creators = elementsOf(metadata).filter((one) => localName(one) === "creator");
  const authors = creators.filter((one) => {
    const id = one.attributes.id;
    const role =
      one.attributes["opf:role"] ??
      metas
        .filter((other) => other.attributes.refines === `#${id}` && other.attributes.property === "role")
        .map(textOf)[0];
    return role === undefined || role === "aut";
  });
  const description = texts("description")[0];
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
    source: [...texts("source"), ...texts("identifier")]
      .map((text) => webAddressIn(text))
      .find((one) => one !== undefined),
  };
}
