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
  const root: Element = { name: "", attributes: {}, children: [] };
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
        const element = { name, attributes, children: [] };
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

/** Every element below `root` of that name (without a prefix such as `dc:`), in the order of the document. */
export function findAll(root: Element, name: string): readonly Element[] {
  return [...walk(root)].filter((one) => localName(one) === name);
}

export function findFirst(root: Element, name: string): Element | undefined {
  for (const one of walk(root)) if (localName(one) === name) return one;
  return undefined;
}

export function* walk(root: Element): Generator<Element> {
  for (const child of root.children) {
    if (typeof child === "string") continue;
    yield child;
    yield* walk(child);
  }
}

export function localName(element: Element): string {
  return element.name.slice(element.name.indexOf(":") + 1).toLowerCase();
}

/** All text below, with its space drawn together. */
export function textOf(node: Node): string {
  return rawText(node).replace(/[\s]+/g, " ").trim();
}

export function rawText(node: Node): string {
  return typeof node === "string" ? node : node.children.map(rawText).join("");
}

export function classesOf(element: Element): readonly string[] {
  const { class: written = "" } = element.attributes;
  return written === "" ? [] : written.split(/\s+/).filter((one) => one !== "");
}

export function elementsOf(element: Element): readonly Element[] {
  return element.children.filter((child) => typeof child !== "string");
}

export function make(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Node[],
): Element {
  return { name, attributes, children: [...children] };
}

/** An attribute by its name without a prefix: `w:val` and `val` alike. */
export function attributeOf(element: Element, name: string): string | undefined {
  const { attributes } = element;
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((one) => one.slice(one.indexOf(":") + 1) === name);
  return key === undefined ? undefined : attributes[key];
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element === undefined ? undefined : elementsOf(element).find((one) => localName(one) === name);
}
