import { type Archive, damaged } from "./archive.ts";
import type { Draft } from "./draft.ts";
import { readPage } from "./html.ts";
import { type ElementLook, styleOf } from "./look.ts";
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
  rawText,
  readTree,
  textIf,
  textOf,
} from "./tree.ts";

/** A LibreOffice document, from its archive. */
export async function readOdt(archive: Archive): Promise<Draft> {
  const manifest = "META-INF/manifest.xml";
  if (archive.has(manifest) && (await archive.read(manifest)).includes("encryption-data"))
    throw damaged(archive.shown, "it is protected by a password; save it without one");
  const content = await archive.readTree("content.xml");
  const sheets = [content, await archive.readTree("styles.xml")];
  const meta = await archive.readTree("meta.xml");
  return readDocument(content, sheets, meta, archive.shown, "LibreOffice document");
}

/** The same as one flat file. */
export async function readFodt(source: string, shown: string): Promise<Draft> {
  const root = readTree(source, shown, "xml");
  return readDocument(root, [root], root, shown, "flat OpenDocument");
}

async function readDocument(
  content: Element | undefined,
  sheets: readonly (Element | undefined)[],
  meta: Element | undefined,
  shown: string,
  format: string,
): Promise<Draft> {
  const text = childOf(findFirst(content, "body"), "text");
  if (text === undefined) throw damaged(shown, "it is no text document");
  const reader = new OdtBody(new OdtStyles(sheets));
  const story = reader.readAll(text);
  const draft = await readPage(makePage([...story, ...reader.notes]), format, {});
  const title = draft.about.title ?? textIf(findFirst(meta, "title"));
  return { ...draft, about: { ...draft.about, title } };
}

const machinery =
  /^(?:annotation|annotation-end|page-number|page-count|soft-page-break|change|change-start|change-end|hidden-text|hidden-paragraph|index-mark.*|toc-mark.*)$/;

/** OpenDocument's text as the elements that a page would have. */
class OdtBody {
  readonly notes: Element[] = [];
  readonly #styles: OdtStyles;

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  readAll(parent: Element | undefined): Element[] {
    return elementsOf(parent).flatMap((one) => this.#block(one));
  }

  #block(element: Element): Element[] {
    const name = localName(element);
    const within = (kind: string) => [make(kind, {}, this.readAll(element))];
    if (/^(?:tracked-changes|sequence-decls|user-field-decls|variable-decls|annotation|forms)$/.test(name))
      return [];
    if (/^(?:table-of-content|alphabetical-index|illustration-index)$/.test(name)) return within("nav");
    const style = attributeOf(element, "style-name");
    const look = this.#styles.look(style);
    if (name === "h" || (name === "p" && (look.outline ?? 0) > 0)) {
      const level = Number(attributeOf(element, "outline-level") ?? look.outline ?? 1);
      return [make(`h${Math.min(6, level + 1)}`, {}, this.#inline(element))];
    }
    if (name === "p") {
      const children = this.#inline(element);
      if (look.isTitle === true) return [make("h1", {}, children)];
      const isRule = look.isRuled === true && children.map(rawText).join("").trim() === "";
      return [isRule ? make("hr") : make("p", styleOf(look), children)];
    }
    if (name === "list") return within(this.#styles.isNumbered(style) ? "ol" : "ul");
    if (name === "list-item" || name === "list-header") return within("li");
    if (name === "table") return within("table");
    if (name === "table-row") return within("tr");
    if (name === "table-cell") {
      const inside = this.readAll(element);
      const [only] = inside;
      return [make("td", {}, inside.length === 1 && only?.name === "p" ? only.children : inside)];
    }
    if (name === "section" && attributeOf(element, "display") === "none")
      return [make("div", styleOf({ isHidden: true }), this.readAll(element))];
    return name === "frame" || name === "custom-shape" ? this.#frame(element) : this.readAll(element);
  }

  #frame(element: Element): Element[] {
    const box = findFirst(element, "text-box");
    if (box !== undefined) return this.readAll(box);
    return [make("img", { alt: textOf(childOf(element, "desc") ?? childOf(element, "title")) })];
  }

  #inline(element: Element | undefined): Node[] {
    return (element?.children ?? []).flatMap((child): Node[] => {
      if (typeof child === "string") return [child];
      const name = localName(child);
      if (name === "s") return [" ".repeat(Math.min(100, Number(attributeOf(child, "c") ?? "1") || 1))];
      if (name === "tab") return ["\t"];
      if (name === "line-break") return [make("br")];
      if (name === "note") return [this.#note(child)];
      if (name === "ruby") {
        const reading = make("rt", {}, [textOf(childOf(child, "ruby-text"))]);
        return [make("ruby", {}, [...this.#inline(childOf(child, "ruby-base")), reading])];
      }
      if (machinery.test(name)) return [];
      if (name === "bookmark" || name === "bookmark-start")
        return [make("a", { id: attributeOf(child, "name") ?? "" })];
      if (name === "frame" || name === "custom-shape") return this.#frame(child);
      if (name === "a") return [make("a", { href: attributeOf(child, "href") ?? "" }, this.#inline(child))];
      return [
        make("span", styleOf(this.#styles.look(attributeOf(child, "style-name"))), this.#inline(child)),
      ];
    });
  }

  #note(note: Element): Element {
    const id = `note-${this.notes.length + 1}`;
    const mark = childOf(note, "note-citation");
    this.notes.push(make("aside", { "epub:type": "footnote", id }, this.readAll(childOf(note, "note-body"))));
    return make("a", { "epub:type": "noteref", href: `#${id}` }, [textIf(mark) ?? "*"]);
  }
}

type OdtLook = ElementLook & { readonly outline?: number; readonly isTitle?: boolean };

/** Named and automatic styles of OpenDocument, with what they inherit. */
class OdtStyles {
  readonly #styles = new Map<string, Element>();
  readonly #numbered = new Set<string>();
  readonly #looks = new Map<string, OdtLook>();

  constructor(sheets: readonly (Element | undefined)[]) {
    for (const sheet of sheets.toReversed()) {
      for (const style of findAll(sheet, "style")) this.#styles.set(attributeOf(style, "name") ?? "", style);
      for (const list of findAll(sheet, "list-style")) {
        const [first] = elementsOf(list);
        if (first !== undefined && localName(first) === "list-level-style-number")
          this.#numbered.add(attributeOf(list, "name") ?? "");
      }
    }
  }

  isNumbered(name = ""): boolean {
    return this.#numbered.has(name);
  }

  look(name: string | undefined, depth = 0): OdtLook {
    if (name === undefined || depth > 20) return {};
    const known = this.#looks.get(name);
    if (known !== undefined) return known;
    const style = this.#styles.get(name);
    const above = this.look(attributeOf(style, "parent-style-name"), depth + 1);
    const level = Number(attributeOf(style, "default-outline-level") ?? "");
    const heading = /^heading(?:_20_)?\s*(\d)$/i.exec(name)?.[1];
    const look: OdtLook = {
      ...above,
      ...lookOf(style),
      ...(name === "Horizontal_20_Line" ? { isRuled: true } : {}),
      ...(name === "Title" ? { isTitle: true } : {}),
      ...(level > 0 ? { outline: level } : heading === undefined ? {} : { outline: Number(heading) }),
    };
    this.#looks.set(name, look);
    return look;
  }
}

/** What a style says by itself. */
function lookOf(style: Element | undefined): ElementLook {
  const text = childOf(style, "text-properties");
  const paragraph = childOf(style, "paragraph-properties");
  const slope = attributeOf(text, "font-style");
  const weight = attributeOf(text, "font-weight");
  const align = attributeOf(paragraph, "text-align");
  const isDrawn = (line = "none") => line !== "none";
  return {
    ...(slope === undefined ? {} : { italic: /^(?:italic|oblique)/.test(slope) }),
    ...(weight === undefined ? {} : { bold: /^(?:bold|[6-9]\d\d$)/.test(weight) }),
    ...(align === undefined ? {} : { isCentred: align === "center" }),
    ...(attributeOf(text, "display") === "none" ? { isHidden: true } : {}),
    ...(isDrawn(attributeOf(text, "text-line-through-style") ?? attributeOf(text, "text-line-through-type"))
      ? { isStruck: true }
      : {}),
    ...(isDrawn(attributeOf(paragraph, "border-bottom") ?? attributeOf(paragraph, "border-top"))
      ? { isRuled: true }
      : {}),
  };
}
