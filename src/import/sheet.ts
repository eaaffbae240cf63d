import type { CssNode, Selector } from "css-tree";

/** One simple part of a selector: `p.note[lang]`. */
type Compound = {
  tag?: string;
  id?: string;
  readonly classes: string[];
  readonly attributes: { readonly name: string; readonly value: string | undefined }[];
  /** How the part to its left is reached from it; undefined at the selector's left end. */
  readonly from: string | undefined;
};
export type Declarations = readonly {
  readonly name: string;
  readonly value: string;
  readonly isImportant: boolean;
}[];
export type CssRule = {
  /** From right to left. */
  readonly compounds: readonly Readonly<Compound>[];
  readonly weight: number;
  readonly declarations: Declarations;
};

const wanted =
  /^(?:font|font-style|font-weight|font-size|display|visibility|opacity|text-decoration|text-decoration-line|text-align|text-indent|position|left|top|clip|border|border-top|border-bottom)$/;
const mostRules = 5_000;
const mostLetters = 1_000_000;

/** The rules of a style sheet that say how letters look or whether they are seen; a torn sheet gives those before the tear. */
export async function readSheet(css: string): Promise<readonly CssRule[]> {
  const { parse, generate, walk } = await import("css-tree");
  if (css.length > mostLetters) return [];
  const rules: CssRule[] = [];
  try {
    const sheet = parse(css, { parseValue: false, parseCustomProperty: false });
    walk(sheet, {
      visit: "Rule",
      enter(rule) {
        const media = this.atrule;
        if (media !== null && !(media.name === "media" && isScreen(media.prelude, generate))) return;
        if (rules.length >= mostRules || rule.prelude.type !== "SelectorList") return;
        const declarations = rule.block.children.toArray().flatMap((one) => {
          if (one.type !== "Declaration" || !wanted.test(one.property.toLowerCase())) return [];
          const value = generate(one.value).trim().toLowerCase();
          return [{ name: one.property.toLowerCase(), value, isImportant: one.important !== false }];
        });
        if (declarations.length === 0) return;
        for (const selector of rule.prelude.children.toArray()) {
          const read = selector.type === "Selector" ? readSelector(selector) : undefined;
          if (read !== undefined) rules.push({ ...read, declarations });
        }
      },
    });
  } catch (error) {
    // The parser calls itself for each bracket within a bracket; a sheet of thousands is no style.
    if (!(error instanceof RangeError)) throw error;
  }
  return rules;
}

/** The declarations of a style attribute. */
export function readInline(style: string): Declarations {
  return style
    .slice(0, 2_000)
    .toLowerCase()
    .split(";")
    .flatMap((one) => {
      const [, name = "", written = ""] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/s.exec(one) ?? [];
      const value = written.replace(/\s*!\s*important$/, "");
      return wanted.test(name) ? [{ name, value, isImportant: value !== written }] : [];
    });
}

function isScreen(prelude: CssNode | null, generate: (node: CssNode) => string): boolean {
  return prelude !== null && /^(?:all|screen)\b|^only screen$/.test(generate(prelude).trim().toLowerCase());
}

/** Undefined for what depends on more than the tree: states, positions, generated content. */
function readSelector(selector: Selector): Pick<CssRule, "compounds" | "weight"> | undefined {
  const fresh = (from: string | undefined): Compound => ({ classes: [], attributes: [], from });
  const compounds = [fresh(undefined)];
  let weight = 0;
  for (const part of selector.children.toArray()) {
    const last = compounds[0] ?? fresh(undefined);
    if (part.type === "Combinator") {
      if (!" >+~".includes(part.name)) return undefined;
      compounds.unshift(fresh(part.name));
    } else if (part.type === "TypeSelector") {
      const tag = part.name.replace(/^.*\|/, "").toLowerCase();
      if (tag === "*") continue;
      last.tag = tag;
      weight += 1;
    } else if (part.type === "ClassSelector") {
      last.classes.push(part.name);
      weight += 1_000;
    } else if (part.type === "IdSelector") {
      last.id = part.name;
      weight += 1_000_000;
    } else if (part.type === "AttributeSelector" && (part.matcher === null || part.matcher === "=")) {
      const value = part.value?.type === "String" ? part.value.value : part.value?.name;
      last.attributes.push({ name: part.name.name.replace("|", ":"), value });
      weight += 1_000;
    } else return undefined;
  }
  return compounds.length > 12 ? undefined : { compounds, weight };
}
