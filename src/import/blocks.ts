import type { Mark } from "../story/emphasis.ts";
import type { Block } from "./draft.ts";
import { Inline, joined, prefixed } from "./inline.ts";
import { isScene } from "./scene.ts";
import {
  classesOf,
  type Element,
  elementsOf,
  findFirst,
  localName,
  type Node,
  rawText,
  textOf,
} from "./tree.ts";

export type Reading = {
  /** Elements that are no part of the text (footnotes, a preface that was read already). */
  readonly isLeftOut?: (element: Element) => boolean;
  /** Called for what goes unseen: a picture that has no words. */
  readonly miss?: (what: "picture") => void;
};

const blocks = new Set(
  "address article aside blockquote body center caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html li main ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const unseen = new Set(
  "audio button canvas datalist embed head iframe input link math meta nav noscript object script select style svg template textarea title video".split(
    " ",
  ),
);

/** What a reader sees of these elements, in order. */
export function readBlocks(root: Element, reading: Reading = {}): readonly Block[] {
  return new Reader(reading).readAll(root);
}

class Reader {
  readonly #reading: Reading;
  #inline = new Inline();
  #found: Block[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  readAll(root: Element): readonly Block[] {
    this.#readChildren(root, false);
    this.#endParagraph();
    return this.#found;
  }

  #readChildren(element: Element, isVerbatim: boolean): void {
    for (const child of element.children) this.#read(child, isVerbatim);
  }

  #read(node: Node, isVerbatim: boolean): void {
    if (typeof node === "string") {
      this.#addText(node, isVerbatim);
      return;
    }
    const name = localName(node);
    if (unseen.has(name) || isHidden(node) || this.#reading.isLeftOut?.(node)) return;
    const id = node.attributes.id ?? (name === "a" ? node.attributes.name : undefined);
    if (id !== undefined) this.#anchor(id);
    if (name === "br") this.#breakLine();
    else if (name === "hr") this.#scene();
    else if (name === "img" || name === "image") this.#picture(node);
    else if (/^h[1-6]$/.test(name)) this.#heading(node, Number(name[1]));
    else if (name === "ul" || name === "ol") this.#list(node, name === "ol");
    else if (name === "table" && isPlainTable(node)) this.#table(node);
    else if (name === "rt") this.#addText(node.attributes["data-plain"] ?? `（${textOf(node)}）`, false);
    else if (name === "rp") return;
    else if (blocks.has(name)) {
      this.#endParagraph();
      this.#emphasised(node, isVerbatim || name === "pre");
      this.#endParagraph();
    } else this.#emphasised(node, isVerbatim);
  }

  #emphasised(element: Element, isVerbatim: boolean): void {
    const kinds = emphasisOf(element);
    for (const kind of kinds) this.#inline.start(kind);
    this.#readChildren(element, isVerbatim);
    for (const kind of kinds) this.#inline.end(kind);
  }

  #addText(text: string, isVerbatim: boolean): void {
    if (!isVerbatim) {
      this.#inline.add(text);
      return;
    }
    // In preformatted text a blank line is what <p> is elsewhere.
    for (const [at, part] of text.split(/\r?\n[ \t]*\r?\n\s*?/).entries()) {
      if (at > 0) this.#endParagraph();
      this.#inline.add(part, true);
    }
  }

  /** Two in a row are how old pages end a paragraph. */
  #breakLine(): void {
    if (this.#inline.endsInBreak) this.#endParagraph();
    else this.#inline.breakLine();
  }

  #endParagraph(): void {
    const taken = this.#inline.take();
    if (taken === undefined) return;
    if (isScene(taken.text)) this.#push({ kind: "scene" });
    else this.#push({ kind: "passage", ...taken });
  }

  #push(block: Block): void {
    this.#found.push(block);
  }

  #scene(): void {
    this.#endParagraph();
    this.#push({ kind: "scene" });
  }

  #anchor(id: string): void {
    // In the middle of a paragraph it would tear it; it then counts for what follows.
    if (this.#inline.isEmpty) this.#push({ kind: "anchor", id });
  }

  #picture(element: Element): void {
    const alt = (element.attributes.alt ?? "").trim();
    const isName = /^\S+\.(?:jpe?g|png|gif|webp|svg)$|^(?:image|img|picture|cover|unknown)?$/i.test(alt);
    if (isName) this.#reading.miss?.("picture");
    else this.#inline.add(alt);
  }

  #heading(element: Element, level: number): void {
    this.#endParagraph();
    const parts = new Reader({ ...this.#reading }).readAll({ ...element, name: "div" });
    const words = parts.filter((part) => part.kind === "passage").flatMap((part) => part.text.split("\n"));
    for (const part of parts) if (part.kind === "anchor") this.#push(part);
    const text = words
      .map((line) => line.trim())
      .join(": ")
      .replace(/([.:!?…—–-]): /g, "$1 ");
    if (text !== "") this.#push({ kind: "heading", level, text });
    else if (parts.some((part) => part.kind === "scene")) this.#push({ kind: "scene" });
  }

  /** A short list is one passage, a line each; one with long points a passage each. */
  #list(list: Element, isNumbered: boolean): void {
    this.#endParagraph();
    let number = Number.parseInt(list.attributes.start ?? "1", 10) || 1;
    const points: Block[][] = [];
    for (const child of elementsOf(list)) {
      const found = [
        ...new Reader(this.#reading).readAll({ name: "div", attributes: {}, children: [child] }),
      ];
      const first = found.findIndex((block) => block.kind === "passage");
      const block = found[first];
      if (block?.kind === "passage" && localName(child) === "li") {
        const mark = isNumbered ? `${number}. ` : "- ";
        number += 1;
        found[first] = { kind: "passage", ...prefixed(block, mark, "  ") };
      }
      if (found.length > 0) points.push(found);
    }
    const passages = points.flat().filter((block) => block.kind === "passage");
    const length = passages.reduce((sum, block) => sum + block.text.length, 0);
    if (
      length <= 1000 &&
      points.every((point) => point.filter((block) => block.kind !== "anchor").length === 1) &&
      passages.length === points.length
    ) {
      for (const block of points.flat()) if (block.kind === "anchor") this.#push(block);
      if (passages.length > 0) this.#push({ kind: "passage", ...joined(passages, "\n") });
    } else for (const block of points.flat()) this.#push(block);
  }

  #table(table: Element): void {
    this.#endParagraph();
    const rows = [...rowsOf(table)].map((row) =>
      elementsOf(row)
        .map((cell) => textOf(cell))
        .filter((text) => text !== "")
        .join(" | "),
    );
    const lines = rows.filter((row) => row !== "");
    const isShort = lines.join("\n").length <= 1000;
    for (const text of isShort ? [lines.join("\n")] : lines) {
      if (text !== "") this.#push({ kind: "passage", text, marks: [] });
    }
  }
}

function isHidden(element: Element): boolean {
  if (
    "hidden" in element.attributes ||
    /\b(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.attributes.style ?? "")
  )
    return true;
  return (
    element.attributes["epub:type"] === "pagebreak" ||
    element.attributes.role === "doc-pagebreak" ||
    classesOf(element).includes("landmark")
  );
}

function emphasisOf(element: Element): readonly Mark["kind"][] {
  const name = localName(element);
  const style = element.attributes.style ?? "";
  const classes = classesOf(element).join(" ");
  const kinds: Mark["kind"][] = [];
  if (
    /^(?:em|i|cite|dfn|var)$/.test(name) ||
    /font-style\s*:\s*(?:italic|oblique)/i.test(style) ||
    /(?:^|[\s_-])(?:italics?|emphasis|em)(?:$|[\s\d_-])/i.test(classes)
  ) {
    if (!/font-style\s*:\s*normal/i.test(style)) kinds.push("italic");
  }
  if (
    /^(?:strong|b)$/.test(name) ||
    /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style) ||
    /(?:^|[\s_-])(?:bold|strong)(?:$|[\s\d_-])/i.test(classes)
  ) {
    if (!/font-weight\s*:\s*(?:normal|400)/i.test(style)) kinds.push("bold");
  }
  return kinds;
}

function* rowsOf(table: Element): Generator<Element> {
  for (const child of elementsOf(table)) {
    const name = localName(child);
    if (name === "tr") yield child;
    else if (/^(?:thead|tbody|tfoot)$/.test(name)) yield* rowsOf(child);
    else if (name === "caption") yield { name: "tr", attributes: {}, children: [child] };
  }
}

/** A table of words; one that lays out a page holds paragraphs, and is read as those. */
function isPlainTable(table: Element): boolean {
  const rows = [...rowsOf(table)];
  const cells = rows.flatMap(elementsOf);
  return (
    rows.some((row) => elementsOf(row).length > 1) &&
    cells.every(
      (cell) =>
        rawText(cell).length <= 300 &&
        ["p", "table", "div", "br", "img", "ul"].every((name) => findFirst(cell, name) === undefined),
    )
  );
}
