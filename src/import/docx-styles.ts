import type { ElementLook } from "./look.ts";
import { attributeOf, childOf, type Element, elementsOf, findAll, localName, make } from "./tree.ts";

/** What Word's properties say of letters and of lines, as far as a story needs it. */
export type WordLook = ElementLook & {
  /** 0 for a chapter's heading, 9 for text. */
  readonly outline?: number;
  readonly isTitle?: boolean;
  /** What of a title page it is, where a style says so. */
  readonly matter?: "subtitle" | "author" | "date";
  readonly isContents?: boolean;
};
export type WordStyles = { look(id: string | undefined, kind: "paragraph" | "character"): WordLook };

type WordStyle = { readonly own: WordLook; readonly parent: string | undefined };

/** Named styles with what they inherit. */
export function readStyles(root: Element | undefined): WordStyles {
  const styles = new Map<string, WordStyle>();
  let standard: string | undefined;
  for (const style of findAll(root, "style")) {
    const id = attributeOf(style, "styleId");
    if (id === undefined) continue;
    const kind = attributeOf(style, "type");
    if (kind === "paragraph" && /^(?:1|true|on)$/.test(attributeOf(style, "default") ?? "")) standard = id;
    const name = valOf(childOf(style, "name")) ?? id;
    const own = {
      ...lookOfName(name),
      ...runLook(childOf(style, "rpr")),
      ...lineLook(childOf(style, "ppr")),
    };
    styles.set(id, { own, parent: valOf(childOf(style, "basedon")) });
  }
  const looks = new Map<string, WordLook>();
  const resolve = (id: string, depth: number): WordLook => {
    const known = looks.get(id);
    const style = styles.get(id);
    if (known !== undefined) return known;
    if (style === undefined) return lookOfName(id);
    const above = style.parent === undefined || depth > 20 ? {} : resolve(style.parent, depth + 1);
    // A style made from a contents style or a title need not be one.
    const look = { ...above, ...style.own };
    looks.set(id, look);
    return look;
  };
  return {
    look: (id, kind) => {
      const named = id ?? (kind === "paragraph" ? standard : undefined);
      return named === undefined ? {} : resolve(named, 0);
    },
  };
}

function lookOfName(name: string): WordLook {
  const heading =
    /^(?:heading|überschrift|titre|título|titolo|rubrik|kop|nagłówek|заголовок|見出し)\s*(\d)$/iu.exec(name);
  if (heading !== null) return { outline: Number(heading[1]) - 1 };
  if (/^(?:title|titel|titre|título|titolo|название|表題)$/iu.test(name)) return { isTitle: true };
  if (/^(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo|подзаголовок|副題)$/iu.test(name))
    return { matter: "subtitle" };
  if (/^(?:author|autor|auteur)$/i.test(name)) return { matter: "author" };
  if (/^date$/i.test(name)) return { matter: "date" };
  if (/^(?:toc\s*(?:\d|heading)|table of (?:figures|contents)|contents\s*\d*(?: heading)?)$/i.test(name))
    return { isContents: true, outline: 9 };
  if (/^emphasis$/i.test(name)) return { italic: true };
  return /^strong$/i.test(name) ? { bold: true } : {};
}

export function runLook(properties: Element | undefined): WordLook {
  const look: { -readonly [Key in keyof WordLook]: WordLook[Key] } = {};
  for (const one of elementsOf(properties)) {
    const isOn = !/^(?:0|false|off|none)$/.test(valOf(one) ?? "1");
    const name = localName(one);
    if (name === "i") look.italic = isOn;
    if (name === "b") look.bold = isOn;
    if (name === "vanish" || name === "webhidden") look.isHidden = isOn && name === "vanish";
    if (name === "strike" || name === "dstrike") look.isStruck = isOn || look.isStruck === true;
  }
  return look;
}

export function lineLook(properties: Element | undefined): WordLook {
  const outline = valOf(childOf(properties, "outlinelvl"));
  const align = valOf(childOf(properties, "jc"));
  const isRuled = elementsOf(childOf(properties, "pbdr")).some(
    (one) => /^(?:top|bottom)$/.test(localName(one)) && valOf(one) !== "nil" && valOf(one) !== "none",
  );
  return {
    ...(outline === undefined ? {} : { outline: Number(outline) }),
    ...(align === undefined ? {} : { isCentred: align === "center" }),
    ...(isRuled ? { isRuled } : {}),
  };
}

export function valOf(element: Element | undefined): string | undefined {
  return attributeOf(element, "val");
}

export function findCells(row: Element): readonly Element[] {
  return elementsOf(row).flatMap((one) => {
    if (localName(one) === "tc") return [one];
    return /^sdt(?:content)?$/.test(localName(one)) ? findCells(one) : [];
  });
}

/** Word's own horizontal line is a drawing. */
export function hasRule(element: Element): boolean {
  return findAll(element, "rect").some((one) => /^(?:t|true|1)$/.test(attributeOf(one, "hr") ?? ""));
}

export function isDropCap(properties: Element | undefined): boolean {
  return /^(?:drop|margin)$/.test(attributeOf(childOf(properties, "framepr"), "dropCap") ?? "");
}

/** A sign of a font's own, but for the private area: it holds ornaments that no other font has. */
export function symbolOf(element: Element): string {
  const code = Number.parseInt(attributeOf(element, "char") ?? "", 16);
  const isSign = code >= 32 && code <= 0x10ffff && (code < 0xe000 || code > 0xf8ff);
  return isSign ? String.fromCodePoint(code) : "";
}

/** Points that follow each other are one list. */
export function groupLists(elements: readonly Element[]): Element[] {
  const grouped: Element[] = [];
  for (const one of elements) {
    const { list = "ul" } = one.attributes;
    const last = grouped.at(-1);
    if (one.name !== "li") grouped.push(one);
    else if (last?.name === list) last.children.push(one);
    else grouped.push(make(list, {}, [one]));
  }
  return grouped;
}
