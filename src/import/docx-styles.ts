import { attributeOf, childOf, type Element, elementsOf, findAll, localName } from "./tree.ts";

/** What Word's properties say of letters and of lines, as far as a story needs it. */
export type WordLook = {
  readonly italic?: boolean;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly centred?: boolean;
  /** 0 for a chapter's heading, 9 for text. */
  readonly outline?: number;
  readonly isTitle?: boolean;
  /** What of a title page it is, where a style says so. */
  readonly matter?: "subtitle" | "author" | "date" | undefined;
  readonly isContents?: boolean;
  readonly isLined?: boolean;
};
export type WordStyles = { look(id: string | undefined, kind: "paragraph" | "character"): WordLook };

type WordStyle = { readonly own: WordLook; readonly parent: string | undefined };

/** Named styles with what they inherit. */
export function readStyles(root: Element | undefined): WordStyles {
  const styles = new Map<string, WordStyle>();
  let standard: string | undefined;
  for (const style of root === undefined ? [] : findAll(root, "style")) {
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
  const matter =
    /^(?:(subtitle|untertitel|sous-titre|subtítulo|sottotitolo|подзаголовок|副題)|(author|autor|auteur)|(date))$/iu.exec(
      name,
    );
  if (matter !== null)
    return { matter: matter[1] !== undefined ? "subtitle" : matter[2] !== undefined ? "author" : "date" };
  if (/^(?:toc\s*(?:\d|heading)|table of (?:figures|contents)|contents\s*\d*(?: heading)?)$/i.test(name))
    return { isContents: true, outline: 9 };
  if (/^emphasis$/i.test(name)) return { italic: true };
  return /^strong$/i.test(name) ? { bold: true } : {};
}

export function runLook(properties: Element | undefined): WordLook {
  if (properties === undefined) return {};
  const look: { -readonly [Key in keyof WordLook]: WordLook[Key] } = {};
  for (const one of elementsOf(properties)) {
    const isOn = !/^(?:0|false|off|none)$/.test(valOf(one) ?? "1");
    const name = localName(one);
    if (name === "i") look.italic = isOn;
    if (name === "b") look.bold = isOn;
    if (name === "vanish" || name === "webhidden") look.hidden = isOn && name === "vanish";
    if (name === "strike" || name === "dstrike") look.struck = isOn || look.struck === true;
  }
  return look;
}

export function lineLook(properties: Element | undefined): WordLook {
  if (properties === undefined) return {};
  const outline = valOf(childOf(properties, "outlinelvl"));
  const align = valOf(childOf(properties, "jc"));
  const border = childOf(properties, "pbdr");
  const isLined =
    border !== undefined &&
    elementsOf(border).some(
      (one) => /^(?:top|bottom)$/.test(localName(one)) && valOf(one) !== "nil" && valOf(one) !== "none",
    );
  return {
    ...(outline === undefined ? {} : { outline: Number(outline) }),
    ...(align === undefined ? {} : { centred: align === "center" }),
    ...(isLined ? { isLined } : {}),
  };
}

export function valOf(element: Element | undefined): string | undefined {
  return element === undefined ? undefined : attributeOf(element, "val");
}
