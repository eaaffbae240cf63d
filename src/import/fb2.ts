import type { Draft, FoundStory } from "./draft.ts";
import { readPage } from "./html.ts";
import {
  attributeOf,
  childOf,
  type Element,
  elementsOf,
  findAll,
  findFirst,
  localName,
  make,
  makePage,
  type Node,
  readTree,
  textIf,
  textOf,
} from "./tree.ts";

const inline: Readonly<Record<string, string>> = {
  emphasis: "em",
  strong: "strong",
  strikethrough: "s",
  sup: "sup",
  sub: "sub",
  code: "code",
  style: "span",
};

/** FictionBook: sections as chapters, its notes with their passages, its pictures left out. */
export async function readFb2(source: string, shown: string): Promise<Draft> {
  const root = readTree(source, shown, "xml");
  const bodies = findAll(root, "body");
  const isNotes = (body: Element) => /^(?:foot)?notes$|^comments$/i.test(attributeOf(body, "name") ?? "");
  const story = bodies.filter((body) => !isNotes(body)).flatMap((body) => readSection(body, 1));
  const sections = bodies.filter(isNotes).flatMap((body) => findAll(body, "section"));
  const notes = sections.flatMap((section) => {
    const id = attributeOf(section, "id");
    const own = elementsOf(section).filter((one) => localName(one) !== "title");
    if (id === undefined) return [];
    return [
      make(
        "aside",
        { "epub:type": "footnote", id },
        own.flatMap((one) => readBlock(one, 1)),
      ),
    ];
  });
  const known = readAbout(findFirst(root, "title-info"));
  return readPage(makePage([...story, ...notes]), "FB2", { known });
}

function readAbout(info: Element | undefined): FoundStory {
  const authors = elementsOf(info)
    .filter((one) => localName(one) === "author")
    .map((author) => {
      const parts = ["first-name", "middle-name", "last-name"].map((name) => textOf(childOf(author, name)));
      return parts.filter((part) => part !== "").join(" ");
    })
    .filter((name) => name !== "");
  const annotation = childOf(info, "annotation");
  const { name: series, number } = childOf(info, "sequence")?.attributes ?? {};
  return {
    title: textIf(childOf(info, "book-title")),
    authors,
    summary: annotation === undefined ? undefined : elementsOf(annotation).map(textOf).join("\n\n"),
    language: textIf(childOf(info, "lang")),
    series: series === undefined ? [] : [number === undefined ? series : `Part ${number} of ${series}`],
  };
}

function readSection(section: Element, level: number): Element[] {
  return elementsOf(section).flatMap((one) => {
    if (localName(one) !== "section") return readBlock(one, level);
    const id = attributeOf(one, "id");
    return [make("section", id === undefined ? {} : { id }, readSection(one, level + 1))];
  });
}

function readBlock(element: Element, level: number): Element[] {
  const name = localName(element);
  const inside = () => elementsOf(element).flatMap((one) => readBlock(one, level));
  if (name === "title") {
    const lines = elementsOf(element).map((one) => make("p", {}, readInline(one)));
    return lines.length === 0 ? [] : [make(`h${Math.min(6, level)}`, {}, lines)];
  }
  if (/^(?:p|subtitle|text-author|date|v)$/.test(name)) return [make("p", {}, readInline(element))];
  if (name === "empty-line") return [make("p")];
  if (name === "stanza") {
    const lines = elementsOf(element).flatMap((one) => [...readInline(one), make("br")]);
    return [make("p", {}, lines)];
  }
  if (name === "table") return [make("table", {}, inside())];
  if (/^(?:tr|td|th)$/.test(name)) return [make(name, {}, name === "tr" ? inside() : readInline(element))];
  if (name === "image") return [make("img", { alt: attributeOf(element, "alt") ?? "" })];
  return /^(?:epigraph|cite|poem|annotation)$/.test(name) ? [make("blockquote", {}, inside())] : inside();
}

function readInline(element: Element): Node[] {
  return element.children.flatMap((child): Node[] => {
    if (typeof child === "string") return [child];
    const name = localName(child);
    if (name === "image") return readBlock(child, 1);
    if (name === "a") {
      const kind = attributeOf(child, "type") === "note" ? { "epub:type": "noteref" } : {};
      return [make("a", { href: attributeOf(child, "href") ?? "", ...kind }, readInline(child))];
    }
    return [make(inline[name] ?? "span", {}, readInline(child))];
  });
}
