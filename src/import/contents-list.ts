import {
  type Element,
  elementsOf,
  findAll,
  hasClass,
  localName,
  rawText,
  roleOf,
  textOf,
  walk,
} from "./tree.ts";

const title =
  /^[^\p{L}\p{N}]*(?:(?:table\s+of\s+)?contents|toc|index|inhalt(?:sverzeichnis)?|sommaire|table\s+des\s+matières|índice|indice|inhoud|содержание|оглавление|зміст|目次|目录|目錄|차례|목차|list\s+of\s+(?:illustrations|figures|tables|maps))[^\p{L}\p{N}]*$/iu;

export function isContentsTitle(text: string): boolean {
  return text.length < 60 && title.test(text);
}

/** Whether a link leads to a place in the same book. */
type LeadsInside = (href: string) => boolean;

/** Lists of the chapters in the text itself: rows of links to places in the book, and the title over them. */
export function findContentsLists(root: Element, leadsInside: LeadsInside): ReadonlySet<Element> {
  const found = new Set<Element>();
  const sizes = measure(root);
  const visit = (element: Element) => {
    const children = elementsOf(element);
    let run: Element[] = [];
    const lettersOf = (one: Element) => sizes.get(one)?.letters ?? 0;
    const isRich = (one: Element) => (sizes.get(one)?.links ?? 0) > 0 && lettersOf(one) <= 50_000;
    const endRun = () => {
      if (run.length >= 2) for (const one of run) found.add(one);
      run = [];
    };
    for (const child of children) {
      if (isMarkedContents(child) || (isRich(child) && isContentsBlock(child, leadsInside))) found.add(child);
      else if (isRich(child) && isLinkLine(child, leadsInside)) run.push(child);
      else if (lettersOf(child) > 0 && localName(child) !== "br") {
        endRun();
        visit(child);
      }
    }
    endRun();
    for (const [at, child] of children.entries()) {
      if (found.has(child) || lettersOf(child) > 60 || !isContentsTitle(textOf(child))) continue;
      const next = children.slice(at + 1).find((one) => textOf(one) !== "");
      if (next === undefined || found.has(next) || hasOnly(next, found)) found.add(child);
    }
  };
  visit(root);
  return found;
}

type Size = { letters: number; links: number };

/** Letters and links below each element, counted once. */
function measure(root: Element): ReadonlyMap<Element, Size> {
  const sizes = new Map<Element, Size>();
  const visit = (element: Element): Size => {
    const size = { letters: 0, links: localName(element) === "a" ? 1 : 0 };
    for (const child of element.children) {
      const own = typeof child === "string" ? { letters: child.trim().length, links: 0 } : visit(child);
      size.letters += own.letters;
      size.links += own.links;
    }
    sizes.set(element, size);
    return size;
  };
  visit(root);
  return sizes;
}

function hasOnly(element: Element, found: ReadonlySet<Element>): boolean {
  const children = elementsOf(element).filter((one) => textOf(one) !== "");
  return children.length > 0 && children.every((one) => found.has(one) || hasOnly(one, found));
}

function isMarkedContents(element: Element): boolean {
  return (
    localName(element) === "nav" ||
    /(?:^|\s)(?:doc-)?(?:toc|landmarks|page-list|loi|lot)(?:\s|$)/.test(roleOf(element)) ||
    /^(?:toc|table-?of-?contents|pgtoc)$/i.test(element.attributes.id ?? "") ||
    hasClass(element, /(?:^|\s)(?:toc|table-?of-?contents|toctree(?:-wrapper)?)(?:\s|$)/i)
  );
}

/** Two links or more into the book, and hardly a word beside them. */
function isContentsBlock(element: Element, leadsInside: LeadsInside): boolean {
  if (!/^(?:ul|ol|dl|table|p|div|blockquote|center)$/.test(localName(element))) return false;
  const all = textOf(element);
  if (all === "") return false;
  const links = findAll(element, "a").filter((one) => leadsInside(one.attributes.href ?? ""));
  if (links.filter((one) => textOf(one).length > 1).length < 2) return false;
  const linked = links.reduce((sum, one) => sum + textOf(one).length, 0);
  const bare = all.replace(/[\d\s.…·|:,–—-]/g, "").length;
  const share = linked / Math.max(1, bare);
  if (share >= 0.7) return true;
  // In a table the link is often the number or the page, with the title beside it.
  const rows = [...walk(element).filter((one) => /^(?:tr|dt)$/.test(localName(one)))].length;
  const isTable = /^(?:table|dl)$/.test(localName(element));
  return isTable && rows <= links.length * 1.3 && all.length / links.length < 120;
}

/** A line that is one link and no more. */
function isLinkLine(element: Element, leadsInside: LeadsInside): boolean {
  if (!/^(?:p|div|a|span|li|dt|dd|center)$/.test(localName(element))) return false;
  const text = textOf(element);
  const link = localName(element) === "a" ? element : findAll(element, "a")[0];
  if (text === "" || !leadsInside(link?.attributes.href ?? "")) return false;
  if (text.length <= 4 && /^[^\p{L}]+$/u.test(text)) return false;
  return rawText(link).replace(/[\s\d.]/g, "").length >= text.replace(/[\s\d.…·]/g, "").length * 0.8;
}
