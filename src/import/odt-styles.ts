import { attributeOf, childOf, type Element, elementsOf, findAll, localName } from "./tree.ts";

export type OdtLook = {
  /** The same in CSS. */
  readonly css: string;
  readonly outline?: number | undefined;
  readonly isTitle?: boolean;
  readonly isLined?: boolean;
};

/** Named and automatic styles of OpenDocument, with what they inherit. */
export class OdtStyles {
  readonly #styles = new Map<string, Element>();
  readonly #numbered = new Set<string>();
  readonly #looks = new Map<string, OdtLook>();

  constructor(sheets: readonly Element[]) {
    for (const sheet of sheets.toReversed()) {
      for (const style of findAll(sheet, "style")) this.#styles.set(attributeOf(style, "name") ?? "", style);
      for (const list of findAll(sheet, "list-style")) {
        const first = elementsOf(list)[0];
        if (first !== undefined && localName(first) === "list-level-style-number")
          this.#numbered.add(attributeOf(list, "name") ?? "");
      }
    }
  }

  isNumbered(name: string | undefined): boolean {
    return name !== undefined && this.#numbered.has(name);
  }

  look(name: string | undefined, depth = 0): OdtLook {
    if (name === undefined || depth > 20) return { css: "" };
    const known = this.#looks.get(name);
    if (known !== undefined) return known;
    const style = this.#styles.get(name);
    const parent = style === undefined ? undefined : attributeOf(style, "parent-style-name");
    const above = this.look(parent, depth + 1);
    const outline = Number(style === undefined ? "" : (attributeOf(style, "default-outline-level") ?? ""));
    const heading = /^heading(?:_20_)?\s*(\d)?$/i.exec(name);
    const own = style === undefined ? "" : cssOf(style);
    const paragraph = childOf(style, "paragraph-properties");
    const border =
      paragraph === undefined
        ? undefined
        : (attributeOf(paragraph, "border-bottom") ?? attributeOf(paragraph, "border-top"));
    const look: OdtLook = {
      css: [above.css, own].filter((one) => one !== "").join(";"),
      outline: outline > 0 ? outline : heading?.[1] !== undefined ? Number(heading[1]) : above.outline,
      isTitle: name === "Title" || above.isTitle === true,
      isLined:
        (border !== undefined && border !== "none") ||
        name === "Horizontal_20_Line" ||
        above.isLined === true,
    };
    this.#looks.set(name, look);
    return look;
  }
}

function cssOf(style: Element): string {
  const text = childOf(style, "text-properties");
  const paragraph = childOf(style, "paragraph-properties");
  const of = (element: Element | undefined, name: string) =>
    element === undefined ? undefined : attributeOf(element, name);
  const struck = of(text, "text-line-through-style") ?? of(text, "text-line-through-type");
  return [
    rule("font-style", of(text, "font-style")),
    rule("font-weight", of(text, "font-weight")),
    of(text, "display") === "none" ? "display:none" : "",
    struck !== undefined && struck !== "none" ? "text-decoration:line-through" : "",
    rule("text-align", of(paragraph, "text-align")),
    of(paragraph, "break-before") === "page" ? "page-break-before:always" : "",
  ]
    .filter((one) => one !== "")
    .join(";");
}

function rule(name: string, value: string | undefined): string {
  return value === undefined ? "" : `${name}:${value}`;
}
