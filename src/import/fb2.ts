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
  type Node,
  readTree,
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
  const about = readAbout(findFirst(root, "title-info"));
  const story = bodies.filter((body) => !isNotes(body)).flatMap((body) => readSection(body, 1));
  const notes = bodies.filter(isNotes).flatMap((body) =>
    findAll(body, "section")
      .filter((section) => attributeOf(section, "id") !== undefined)
      .map((section) => {
        const own = elementsOf(section).filter((one) => localName(one) !== "title");
        return make(
          "aside",
          { "epub:type": "footnote", id: attributeOf(section, "id") ?? "" },
          own.flatMap((one) => readBlock(one, 1)),
        );
      }),
  );
  return readPage(make("", {}, [make("body", {}, [...story, ...notes])]), "FB2", { known: about });
}

function readAbout(info: Element | undefined): FoundStory {
  if (info === undefined) return {};
  const text = (name: string) => {
    const found = childOf(info, name);
    return found === undefined ? undefined : textOf(found);
  };
  const authors = elementsOf(info)
    .filter((one) => localName(one) === "author")
    .map((author) =>
      ["first-name", "middle-name", "last-name"]
        .map((name) => textOf(childOf(author, name) ?? make("", {}, [])))
        .filter((part) => part !== "")
        .join(" "),
    )
    .filter((name) => name !== "");
  const annotation = childOf(info, "annotation");
  const sequence = childOf(info, "sequence")?.attributes;
  const series =
    sequence?.name === undefined
      ? []
      : [sequence.number === undefined ? sequence.name : `Part ${sequence.number} of ${sequence.name}`];
  return {
    title: text("book-title"),
    authors,
    summary: annotation === undefined ? undefined : elementsOf(annotation).map(textOf).join("\n\n"),
    language: text("lang"),
    series,
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
  if (name === "p" || name === "subtitle" || name === "text-author" || name === "date")
    return [make("p", {}, readInline(element))];
  if (name === "empty-line") return [make("p", {}, [])];
  if (name === "stanza") {
    const lines = elementsOf(element).flatMap((one) => [...readInline(one), make("br", {}, [])]);
    return [make("p", {}, lines)];
  }
  if (name === "v") return [make("p", {}, readInline(element))];
  if (name === "table") return [make("table", {}, inside())];
  if (/^(?:tr|td|th)$/.test(name)) return [make(name, {}, name === "tr" ? inside() : readInline(element))];
  if (name === "image") return [make("img", { alt: attributeOf(element, "alt") ?? "" }, [])];
  return /^(?:epigraph|cite|poem|annotation)$/.test(name) ? [make("blockquote", {}, inside())] : inside();
}

function readInline(element: Element): Node[] {
  return element.children.flatMap((child): Node[] => {
    if (typeof child === "string") return [child];
    const name = localName(child);
    if (name === "image") return [make("img", { alt: attributeOf(child, "alt") ?? "" }, [])];
    if (name === "a") {
      const isNote = attributeOf(child, "type") === "note";
      return [
        make(
          "a",
          { href: attributeOf(child, "href") ?? "", ...(isNote ? { "epub:type": "noteref" } : {}) },
          readInline(child),
        ),
      ];
    }
    return [make(inline[name] ?? "span", {}, readInline(child))];
  });
}
