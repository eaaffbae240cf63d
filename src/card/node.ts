/** A card as a tree of boxes and words, in CSS's own words, for any renderer. */
export type CssStyle = Readonly<Record<string, string | number>>;

type Box = {
  readonly type: "container";
  readonly style: CssStyle;
  readonly children: readonly CardNode[];
};
type TextNode = { readonly type: "text"; readonly style: CssStyle; readonly text: string };
export type CardNode = Box | TextNode;

export function box(style: CssStyle, children: readonly CardNode[] = []): Box {
  return { type: "container", style, children };
}

export function words(text: string, style: CssStyle): TextNode {
  return { type: "text", text, style };
}
