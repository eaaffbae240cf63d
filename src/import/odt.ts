import type { Archive } from "./archive.ts";
import { damaged } from "./archive.ts";
import { decodeText } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { readPage } from "./html.ts";
import { OdtStyles } from "./odt-styles.ts";
import {
  attributeOf,
  childOf,
  type Element,
  elementsOf,
  findFirst,
  localName,
  make,
  type Node,
  rawText,
  readTree,
  textOf,
} from "./tree.ts";

/** A LibreOffice document, from its archive. */
export async function readOdt(archive: Archive, shown: string): Promise<Draft> {
  const part = async (name: string) =>
    archive.has(name) ? readTree(decodeText(await archive.read(name), shown).text, shown, "xml") : undefined;
  if (
    archive.has("META-INF/manifest.xml") &&
    (await archive.read("META-INF/manifest.xml")).includes("encryption-data")
  )
    throw damaged(shown, "it is protected by a password; save it without one");
  const content = await part("content.xml");
  if (content === undefined) throw damaged(shown, "it has no text");
  return readDocument(
    content,
    [content, await part("styles.xml")],
    await part("meta.xml"),
    shown,
    "LibreOffice document",
  );
}

/** The same as one flat file. */
export async function readFodt(source: string, shown: string): Promise<Draft> {
  const root = readTree(source, shown, "xml");
  return readDocument(root, [root], root, shown, "flat OpenDocument");
}

async function readDocument(
  content: Element,
  sheets: readonly (Element | undefined)[],
  meta: Element | undefined,
  shown: string,
  format: string,
): Promise<Draft> {
  const body = findFirst(content, "body");
  const text = childOf(body, "text");
  if (text === undefined) throw damaged(shown, "it is no text document");
  const reader = new OdtBody(new OdtStyles(sheets.filter((one) => one !== undefined)));
  const story = reader.readAll(text);
  const draft = await readPage(make("", {}, [make("body", {}, [...story, ...reader.notes])]), format, {});
  const title = meta === undefined ? undefined : findFirst(meta, "title");
  const about = {
    ...draft.about,
    title: draft.about.title ?? (title === undefined ? undefined : textOf(title)),
  };
  return { ...draft, about };
}

/** OpenDocument's text as the elements that a page would have. */
class OdtBody {
  readonly notes: Element[] = [];
  readonly #styles: OdtStyles;

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  readAll(parent: Element): Element[] {
    return elementsOf(parent).flatMap((one) => this.#block(one));
  }

  #block(element: Element): Element[] {
    const name = localName(element);
    if (/^(?:tracked-changes|sequence-decls|user-field-decls|variable-decls|annotation|forms)$/.test(name))
      return [];
    if (/^(?:table-of-content|alphabetical-index|illustration-index)$/.test(name))
      return [make("nav", {}, this.readAll(element))];
    const style = attributeOf(element, "style-name");
    const look = this.#styles.look(style);
    if (name === "h" || (name === "p" && (look.outline ?? 0) > 0)) {
      const level = Number(attributeOf(element, "outline-level") ?? look.outline ?? 1);
      return [make(`h${Math.min(6, level + 1)}`, {}, this.#inline(element))];
    }
    if (name === "p") {
      if (look.isTitle === true) return [make("h1", {}, this.#inline(element))];
      const children = this.#inline(element);
      const isRule = look.isLined === true && children.map(rawText).join("").trim() === "";
      return [isRule ? make("hr", {}, []) : make("p", styleOf(look.css), children)];
    }
    if (name === "list")
      return [make(this.#styles.isNumbered(style) ? "ol" : "ul", {}, this.readAll(element))];
    if (name === "list-item" || name === "list-header") return [make("li", {}, this.readAll(element))];
    if (name === "table") return [make("table", {}, this.readAll(element))];
    if (name === "table-row") return [make("tr", {}, this.readAll(element))];
    if (name === "table-cell") {
      const inside = this.readAll(element);
      const only = inside[0];
      return [make("td", {}, inside.length === 1 && only?.name === "p" ? only.children : inside)];
    }
    if (name === "section" && attributeOf(element, "display") === "none")
      return [make("div", { style: "display:none" }, this.readAll(element))];
    return name === "frame" || name === "custom-shape" ? this.#frame(element) : this.readAll(element);
  }

  #frame(element: Element): Element[] {
    const box = findFirst(element, "text-box");
    if (box !== undefined) return this.readAll(box);
    const words = childOf(element, "desc") ?? childOf(element, "title");
    return [make("img", { alt: words === undefined ? "" : textOf(words) }, [])];
  }

  #inline(element: Element): Node[] {
    return element.children.flatMap((child): Node[] => {
      if (typeof child === "string") return [child];
      const name = localName(child);
      if (name === "s")
        return [
          "\u00a0"
            .repeat(Math.min(100, Number(attributeOf(child, "c") ?? "1") || 1))
            .replaceAll("\u00a0", " "),
        ];
      if (name === "tab") return ["\t"];
      if (name === "line-break") return [make("br", {}, [])];
      if (name === "note") return [this.#note(child)];
      if (name === "ruby") {
        const base = childOf(child, "ruby-base");
        const over = childOf(child, "ruby-text");
        return [
          make("ruby", {}, [
            ...(base === undefined ? [] : this.#inline(base)),
            make("rt", {}, over === undefined ? [] : [textOf(over)]),
          ]),
        ];
      }
      if (
        /^(?:annotation|annotation-end|page-number|page-count|soft-page-break|change|change-start|change-end|hidden-text|hidden-paragraph|index-mark.*|toc-mark.*)$/.test(
          name,
        )
      )
        return [];
      if (name === "bookmark" || name === "bookmark-start")
        return [make("a", { id: attributeOf(child, "name") ?? "" }, [])];
      if (name === "frame" || name === "custom-shape") return this.#frame(child);
      if (name === "a") return [make("a", { href: attributeOf(child, "href") ?? "" }, this.#inline(child))];
      const look = this.#styles.look(attributeOf(child, "style-name"));
      return [make("span", styleOf(look.css), this.#inline(child))];
    });
  }

  #note(note: Element): Element {
    const id = `note-${this.notes.length + 1}`;
    const body = childOf(note, "note-body");
    const mark = childOf(note, "note-citation");
    this.notes.push(
      make("aside", { "epub:type": "footnote", id }, body === undefined ? [] : this.readAll(body)),
    );
    return make("a", { "epub:type": "noteref", href: `#${id}` }, [mark === undefined ? "*" : textOf(mark)]);
  }
}

function styleOf(css: string): Readonly<Record<string, string>> {
  return css === "" ? {} : { style: css };
}
