/** A card as a tree of boxes and words, in CSS's own words: what is drawn, whoever draws it. */
export type Style = Readonly<Record<string, string | number>>;

export type Box = { readonly type: "container"; readonly style: Style; readonly children: readonly Node[] };
export type Words = { readonly type: "text"; readonly style: Style; readonly text: string };
export type Node = Box | Words;

export function box(style: Style, children: readonly Node[] = []): Box {
  return { type: "container", style, children };
}

export function words(text: string, style: Style): Words {
  return { type: "text", text, style };
}
