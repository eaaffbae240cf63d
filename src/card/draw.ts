import { quotationMarks } from "../story/language.ts";
import { userError } from "../user-error.ts";
import type { Card, Drawing } from "./card.ts";
import { compose } from "./compose.ts";
import { facesFor } from "./faces.ts";
import { type FontSet, openFontSet } from "./font-set.ts";
import { layOut, partsOf } from "./layout.ts";
import { measure } from "./measure.ts";
import { openRenderer, type Renderer } from "./renderer.ts";
import { themeOf } from "./themes.ts";

export type Tools = { readonly renderer: Renderer; readonly fontSet: FontSet };

export async function openTools(): Promise<Tools> {
  const renderer = await openRenderer();
  return { renderer, fontSet: openFontSet(renderer.register) };
}

export async function drawCard({ renderer, fontSet }: Tools, card: Card): Promise<Drawing> {
  const theme = themeOf(card.theme);
  const parts = partsOf(card);
  const written = card.text.slice(parts.near[0]?.start, parts.near.at(-1)?.end);
  const all = `${written} ${card.title} ${card.author} ${card.credit} … · n ${quotationMarks(card.language)[0]}`;
  const italic = (card.marks ?? []).some((mark) => mark.kind === "italic");
  const faces = facesFor(theme.face, all, card.language);
  const { families, missing } = await fontSet.choose(all, faces, { italic });
  if (missing.length > 0) throw userError("card-letters", { letters: missing.slice(0, 3).join(" ") });

  const widthsOf = await measure(renderer, theme, families, parts, card.text);
  const layout = layOut(card, theme, parts, widthsOf);
  const tree = compose(card, layout, { theme, families, widthsOf });
  const png = await renderer.draw(tree, layout.frame.width, layout.frame.height);
  const { text, range } = layout.quote.piece;
  return { png, alt: shortened(text, 1_024), isCreditWhole: layout.isCreditWhole, shown: range };
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return `${text.slice(0, characters.containing(most - 1)?.index ?? most - 1).trimEnd()}…`;
}
