import { attributeOf, childOf, type Element, elementsOf, findAll, localName, make } from "./tree.ts";

export function findCells(row: Element): readonly Element[] {
  return elementsOf(row).flatMap((one) => {
    if (localName(one) === "tc") return [one];
    return localName(one) === "sdt" || localName(one) === "sdtcontent" ? findCells(one) : [];
  });
}

/** Word's own horizontal line is a drawing. */
export function hasRule(element: Element): boolean {
  return findAll(element, "rect").some((one) => /^(?:t|true|1)$/.test(attributeOf(one, "hr") ?? ""));
}

export function isDropCap(properties: Element | undefined): boolean {
  const frame = childOf(properties, "framepr");
  return frame !== undefined && /^(?:drop|margin)$/.test(attributeOf(frame, "dropCap") ?? "");
}

export function symbolOf(element: Element): string {
  const code = Number.parseInt(attributeOf(element, "char") ?? "", 16);
  // The private area holds ornaments of a font that nobody else has.
  return Number.isNaN(code) || code < 32 || (code >= 0xe000 && code <= 0xf8ff) || code > 0x10ffff
    ? ""
    : String.fromCodePoint(code);
}

/** Points that follow each other are one list. */
export function groupLists(elements: readonly Element[]): Element[] {
  const grouped: Element[] = [];
  for (const one of elements) {
    const last = grouped.at(-1);
    if (one.name !== "li") grouped.push(one);
    else if (last !== undefined && last.name === one.attributes.list) last.children.push(one);
    else grouped.push(make(one.attributes.list ?? "ul", {}, [one]));
  }
  return grouped;
}
