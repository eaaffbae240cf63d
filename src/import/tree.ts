import { Parser } from "htmlparser2";
import { limits, tooLarge } from "./limits.ts";

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
};
export type Node = Element | string;

/** HTML, XHTML or XML as a tree: forgiving, no entity is expanded but the named characters, and never over 200 deep. */
export function readTree(source: string, shown: string, syntax: "html" | "xml" = "html"): Element {
  const root = make("");
  const open: Element[] = [root];
  let tooDeep = 0;
  let nodes = 0;
  const grow = (node: Node) => {
    nodes += 1;
    if (nodes > limits.nodes) throw tooLarge(shown, "its markup has over two million parts");
    const parent = open.at(-1)?.children;
    const last = parent?.at(-1);
    if (parent !== undefined && typeof node === "string" && typeof last === "string") {
      parent[parent.length - 1] = last + node;
    } else parent?.push(node);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = make(name, attributes);
        if (open.length > limits.depth) {
          tooDeep += 1;
          // The parser's own stack of open elements grows dear with its length.
          if (tooDeep > limits.openElements) throw tooLarge(shown, "its markup is nested thousands deep");
          return;
        }
        grow(element);
        open.push(element);
      },
      ontext: grow,
      onclosetag() {
        if (tooDeep > 0) tooDeep -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    syntax === "xml"
      ? { xmlMode: true, decodeEntities: true }
      : { decodeEntities: true, recognizeSelfClosing: true, recognizeCDATA: true },
  );
  // What a document type declares is no text; nothing that it defines is ever used.
  parser.end(source.replace(/<!DOCTYPE[^[>]*\[[^\]]*\]\s*>/i, ""));
  return root;
}

export function* walk(root: Element | undefined): Generator<Element> {
  for (const child of elementsOf(root)) {
    yield child;
    yield* walk(child);
  }
}

/** Every element below `root` of that name (without a prefix such as `dc:`), in the order of the document. */
export function findAll(root: Element | undefined, name: string): readonly Element[] {
  return [...walk(root).filter((one) => localName(one) === name)];
}

export function findFirst(root: Element | undefined, name: string): Element | undefined {
  return walk(root).find((one) => localName(one) === name);
}

export function byId(root: Element | undefined, id: string): Element | undefined {
  return walk(root).find((one) => one.attributes.id === id);
}

export function byClass(root: Element | undefined, name: string | RegExp): Element | undefined {
  return walk(root).find((one) => hasClass(one, name));
}

/** Whether one of its classes has this name, or all of them as they are written have this shape. */
export function hasClass({ attributes }: Element, name: string | RegExp): boolean {
  const { class: written = "" } = attributes;
  return typeof name === "string" ? written.split(/\s+/).includes(name) : name.test(written);
}

/** What EPUB and ARIA say that an element is. */
export function roleOf({ attributes }: Element): string {
  return `${attributes["epub:type"] ?? ""} ${attributes.role ?? ""}`;
}

export function localName(element: Element): string {
  return element.name.slice(element.name.indexOf(":") + 1).toLowerCase();
}

/** All text below, with its space drawn together. */
export function textOf(node: Node | undefined): string {
  return rawText(node).replace(/\s+/g, " ").trim();
}

/** The same, where the element is there at all. */
export function textIf(element: Element | undefined): string | undefined {
  return element === undefined ? undefined : textOf(element);
}

export function rawText(node: Node | undefined = ""): string {
  return typeof node === "string" ? node : node.children.map(rawText).join("");
}

/** All text below with a sign before and after some elements, and without those for which there is none. */
export function textWith(node: Node, signOf: (element: Element) => string | undefined): string {
  if (typeof node === "string") return node;
  const sign = signOf(node);
  if (sign === undefined) return "";
  return sign + node.children.map((child) => textWith(child, signOf)).join("") + sign;
}

export function elementsOf(element: Element | undefined): readonly Element[] {
  return element?.children.filter((child) => typeof child !== "string") ?? [];
}

export function make(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Node[] = [],
): Element {
  return { name, attributes, children: [...children] };
}

/** What other formats hold, as the page that it would be. */
export function makePage(children: readonly Node[]): Element {
  return make("", {}, [make("body", {}, children)]);
}

/** An attribute by its name without a prefix: `w:val` and `val` alike. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  const attributes = element?.attributes ?? {};
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((one) => one.slice(one.indexOf(":") + 1) === name);
  return key === undefined ? undefined : attributes[key];
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return elementsOf(element).find((one) => localName(one) === name);
}
