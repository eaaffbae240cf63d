import { type CssRule, type Declarations, readInline } from "./sheet.ts";
import { type Element, elementsOf, hasClass, localName } from "./tree.ts";

/** What the style sheets say of one element; undefined where they say nothing of it. */
export type ElementLook = {
  readonly italic?: boolean | undefined;
  readonly bold?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
  readonly isStruck?: boolean | undefined;
  readonly isCentred?: boolean | undefined;
  /** A line is drawn over or under it. */
  readonly isRuled?: boolean;
};

/** A look as a style attribute, so that other formats are read as a page with a style of its own is. */
export function styleOf({ italic, bold, isHidden, isStruck, isCentred }: ElementLook) {
  const style = [
    italic === undefined ? "" : `font-style:${italic ? "italic" : "normal"}`,
    bold === undefined ? "" : `font-weight:${bold ? "bold" : "normal"}`,
    isHidden === true ? "display:none" : "",
    isStruck === true ? "text-decoration:line-through" : "",
    isCentred === true ? "text-align:center" : "",
  ].filter((one) => one !== "");
  return style.length === 0 ? {} : { style: style.join(";") };
}

type ElementPlace = { readonly element: Element; readonly siblings: readonly Element[]; readonly at: number };

/** Steps of matching for one book: far more than books need, and an end to sheets that are made to be slow. */
const mostSteps = 20_000_000;
const plain: ElementLook = {};

/** Each element's look by these rules and by its own style attribute. */
export function looksOf(root: Element, rules: readonly CssRule[]): ReadonlyMap<Element, ElementLook> {
  const looks = new Map<Element, ElementLook>();
  const byKey = indexRules(rules);
  const path: ElementPlace[] = [];
  const budget = { steps: mostSteps };
  const visit = (parent: Element) => {
    const siblings = elementsOf(parent);
    for (const [at, element] of siblings.entries()) {
      path.push({ element, siblings, at });
      const look = lookOf(element, path, byKey, budget);
      if (look !== plain) looks.set(element, look);
      visit(element);
      path.pop();
    }
  };
  visit(root);
  return looks;
}

type RuleIndex = ReadonlyMap<string, readonly { readonly rule: CssRule; readonly order: number }[]>;

function indexRules(rules: readonly CssRule[]): RuleIndex {
  const entries = rules.map((rule, order) => ({ rule, order }));
  return Map.groupBy(entries, ({ rule }) => {
    const { id, classes: [first] = [], tag = "*" } = rule.compounds[0] ?? {};
    if (id !== undefined) return `#${id}`;
    return first === undefined ? tag : `.${first}`;
  });
}

function lookOf(
  element: Element,
  path: readonly ElementPlace[],
  byKey: RuleIndex,
  budget: { steps: number },
): ElementLook {
  const { id, class: classes = "", style } = element.attributes;
  if (byKey.size === 0 && style === undefined) return plain;
  const found = [...(byKey.get(localName(element)) ?? []), ...(byKey.get("*") ?? [])];
  if (classes !== "")
    for (const one of new Set(classes.split(/\s+/))) found.push(...(byKey.get(`.${one}`) ?? []));
  if (id !== undefined) found.push(...(byKey.get(`#${id}`) ?? []));
  if (found.length === 0 && style === undefined) return plain;
  const best = new Map<string, { weight: number; value: string }>();
  const put = (declarations: Declarations, weight: number) => {
    for (const { name, value, isImportant } of declarations) {
      const own = weight + (isImportant ? 1e15 : 0);
      if ((best.get(name)?.weight ?? -1) <= own) best.set(name, { weight: own, value });
    }
  };
  for (const { rule, order } of found)
    if (matches(rule, 0, path, path.length - 1, budget)) put(rule.declarations, rule.weight * 10_000 + order);
  if (style !== undefined) put(readInline(style), 1e14);
  return best.size === 0 ? plain : readLook((name) => best.get(name)?.value ?? "");
}

function matches(
  rule: CssRule,
  at: number,
  path: readonly ElementPlace[],
  depth: number,
  budget: { steps: number },
): boolean {
  const compound = rule.compounds[at];
  const place = path[depth];
  budget.steps -= 1;
  if (compound === undefined || place === undefined || budget.steps < 0) return false;
  if (!fits(place.element, compound)) return false;
  const before = rule.compounds[at + 1];
  if (before === undefined) return true;
  if (compound.from === ">") return matches(rule, at + 1, path, depth - 1, budget);
  if (compound.from === " ") {
    for (let up = depth - 1; up >= 0; up -= 1) if (matches(rule, at + 1, path, up, budget)) return true;
    return false;
  }
  const nearest = compound.from === "+" ? place.at - 1 : 0;
  for (let beside = place.at - 1; beside >= Math.max(0, nearest); beside -= 1) {
    const element = place.siblings[beside];
    const other = element === undefined ? [] : [...path.slice(0, depth), { ...place, element, at: beside }];
    if (matches(rule, at + 1, other, depth, budget)) return true;
  }
  return false;
}

function fits(element: Element, { tag, id, classes, attributes }: CssRule["compounds"][number]): boolean {
  const own = element.attributes;
  const isNamed = (tag ?? localName(element)) === localName(element) && (id ?? own.id) === own.id;
  return (
    isNamed &&
    classes.every((one) => hasClass(element, one)) &&
    attributes.every(({ name, value }) => own[name] !== undefined && (value ?? own[name]) === own[name])
  );
}

function readLook(value: (name: string) => string): ElementLook {
  const font = value("font");
  const style = value("font-style") || (/\b(?:italic|oblique)\b/.exec(font)?.[0] ?? "inherit");
  const weight = value("font-weight") || (/\b(?:bold|[6-9]00)\b/.exec(font)?.[0] ?? "inherit");
  const align = value("text-align");
  return {
    italic: style === "inherit" ? undefined : /^(?:italic|oblique)/.test(style),
    bold: weight === "inherit" ? undefined : /^(?:bold|bolder|[6-9]\d\d)$/.test(weight),
    isHidden: isHidden(value),
    isStruck: /line-through/.test(`${value("text-decoration")} ${value("text-decoration-line")}`),
    isCentred: align === "" ? undefined : align === "center",
    isRuled: ["border-top", "border-bottom", "border"]
      .map(value)
      .some(
        (line) =>
          /\b(?:solid|double|dotted|dashed|ridge|groove)\b/.test(line) &&
          !/(?:^|\s)0(?:p[xt])?(?:\s|$)/.test(line),
      ),
  };
}

/** Not shown, or shown where nobody can see it. */
function isHidden(value: (name: string) => string): boolean {
  const isFarOff = (name: string) => Number.parseFloat(value(name)) <= -500;
  const isCut =
    isFarOff("left") || isFarOff("top") || /^rect\((?:[01](?:px)?[,\s]*){4}\)$/.test(value("clip"));
  return (
    value("display") === "none" ||
    /^(?:hidden|collapse)$/.test(value("visibility")) ||
    /^0(?:\.0*)?(?:px|em|rem|pt|%)?$/.test(value("font-size")) ||
    /^0(?:\.0*)?%?$/.test(value("opacity")) ||
    (isCut && /^(?:absolute|fixed)$/.test(value("position"))) ||
    isFarOff("text-indent")
  );
}
