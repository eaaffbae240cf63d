import type { CardParts } from "./layout.ts";
import { type Manner, plain } from "./line-breaks.ts";
import { type CssStyle, words } from "./node.ts";
import type { TextPiece, Widths } from "./piece.ts";
import type { Renderer } from "./renderer.ts";
import { canTrack, hangingStart, visible } from "./signs.ts";
import type { Theme } from "./themes.ts";

/** The three kinds of type on a card. */
export type MannerName = "quote" | "heading" | "credit";

export type WidthsOf = (name: MannerName) => Widths;

/** The type of a run of words, without its size. */
export function typeOf(
  theme: Theme,
  name: MannerName,
  families: readonly string[],
  { italic, bold }: Manner,
): CssStyle {
  const base = name === "quote" ? theme.weight : 400;
  return {
    fontFamily: families.map((family) => `"${family}"`).join(", "),
    fontWeight: bold ? Math.min(900, base + (name === "heading" ? 220 : 280)) : base,
    fontStyle: italic ? "italic" : "normal",
    fontSynthesis: "none",
  };
}

export function trackingOf(theme: Theme, name: MannerName, text: string): number {
  return name === "quote" && canTrack(text) ? theme.tracking : 0;
}

/** How wide everything is that may come to stand on the card. Nothing is hinted, so one size tells of all. */
export async function measure(
  renderer: Renderer,
  theme: Theme,
  families: readonly string[],
  parts: CardParts,
  text: string,
): Promise<WidthsOf> {
  const known = new Map<string, number>();
  const asked = new Map<string, CssStyle & { readonly text: string }>();
  const keyOf = (name: MannerName, { italic, bold }: Manner, ink: string) =>
    `${name}${italic ? "/" : ""}${bold ? "b" : ""} ${ink}`;
  const ask = (name: MannerName, manner: Manner, ink: string, all: string) => {
    if (ink === "") return;
    const tracking = trackingOf(theme, name, all) * sample;
    const style = { ...typeOf(theme, name, families, manner), letterSpacing: `${tracking}px` };
    asked.set(keyOf(name, manner, ink), { ...style, text: visible(ink) });
  };
  const askAll = (name: MannerName, { text, units }: Pick<TextPiece, "text" | "units">) => {
    for (const { start, end, manner } of units) {
      const ink = text.slice(start, end);
      for (const part of [ink, hangingStart(ink)]) ask(name, manner, part, text);
    }
    for (const part of ["…", "n", "n n"]) ask(name, plain, part, text);
  };
  askAll("quote", { text, units: parts.near });
  for (const heading of parts.headings) askAll("heading", heading);
  askAll("credit", parts.credit);

  const keys = [...asked.keys()];
  const samples = [...asked.values()].map(({ text, ...style }) =>
    words(text, { ...style, fontSize: sample, whiteSpace: "pre", flexShrink: 0 }),
  );
  for (const [at, width] of (await renderer.measure(samples)).entries()) {
    known.set(keys[at] ?? "", width / sample);
  }
  return (name) => {
    const of = (ink: string, manner: Manner) => known.get(keyOf(name, manner, ink)) ?? 0;
    return { of, space: of("n n", plain) - 2 * of("n", plain) };
  };
}

const sample = 100;
