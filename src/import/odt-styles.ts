import type { ElementLook } from "./look.ts";
import { attributeOf, childOf, type Element, elementsOf, findAll, localName } from "./tree.ts";

export type OdtLook = ElementLook & { readonly outline?: number; readonly isTitle?: boolean };

/** Named and automatic styles of OpenDocument, with what they inherit. */
export class OdtStyles {
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
    ...(attributeOf(paragraph, "break-before") === "page" ? { startsPage: true } : {}),
  };
}
