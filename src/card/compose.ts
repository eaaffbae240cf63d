import { quotationMarks } from "../story/language.ts";
import type { Card } from "./card.ts";
import type { SetLine } from "./fit.ts";
import { margin } from "./formats.ts";
import { type Layout, ornamentHeight, type TextBlock } from "./layout.ts";
import { plain, type Unit } from "./line-breaks.ts";
import { trackingOf, typeOf, type WidthsOf } from "./measure.ts";
import { box, type CardNode, type CssStyle, words } from "./node.ts";
import type { TextPiece } from "./piece.ts";
import { hangingStart, isRightToLeft, visible } from "./signs.ts";
import type { Theme } from "./themes.ts";

type CardType = {
  readonly theme: Theme;
  readonly families: readonly string[];
  readonly widthsOf: WidthsOf;
};

/** The whole card as a tree: ground, ornament, quotation, title, credit. */
export function compose(card: Card, layout: Layout, type: CardType): CardNode {
  const { theme } = type;
  const { width, height } = layout.frame;
  const isRight = isRightToLeft(layout.quote.piece.text, card.language);
  const isMarked = layout.quote.piece.units.some((unit) => unit.manner.marked);
  const paint = (unit: Unit): CssStyle => {
    if (!isMarked) return { color: theme.ink };
    return { color: unit.manner.marked ? theme.marked.color : theme.quiet };
  };
  // A marker's stroke lies under all the letters, those of the line above as well.
  const stroke = (unit: Unit): CssStyle => ({
    color: "transparent",
    ...(unit.manner.marked ? { backgroundImage: theme.marked.backgroundImage ?? "none" } : {}),
  });
  const heading = (unit: Unit): CssStyle => ({ color: unit.manner.bold ? theme.heading : theme.credit });
  const credit = (): CssStyle => ({ color: theme.credit });
  const set = (block: TextBlock, paint: (unit: Unit) => CssStyle) =>
    setBlock(block, layout, type, paint, isRight);
  const blocks = [
    ...ornaments(card, layout, type, isRight),
    ...(isMarked && theme.marked.backgroundImage ? set(layout.quote, stroke) : []),
    ...set(layout.quote, paint),
    ...set(layout.heading, heading),
    ...set(layout.credit, credit),
  ];
  const inside = { ...place(margin, margin, width - 2 * margin, height - 2 * margin), overflow: "hidden" };
  const inner = box(inside, [box(place(-margin, -margin, width, height), blocks)]);
  const ground = { width, height, position: "relative", display: "block", backgroundImage: theme.background };
  return box(ground, [inner]);
}

function place(left: number, top: number, width: number, height: number): CssStyle {
  return { position: "absolute", display: "block", left, top, width, height };
}

function setBlock(
  { piece, setting, manner, top, leading }: TextBlock,
  layout: Layout,
  type: CardType,
  paint: (unit: Unit) => CssStyle,
  isRight: boolean,
): readonly CardNode[] {
  const { theme, families, widthsOf } = type;
  const side = isRight ? "right" : "left";
  const left = isRight ? layout.frame.width - layout.left - layout.width : layout.left;
  // Each line has its own direction; the side where all begin is the quotation's.
  const isRightIn = manner === "quote" ? isRight : isRightToLeft(piece.text);
  return setting.lines.map((line, at) => {
    const shift = hang(piece, line, setting.size, theme, widthsOf(manner), layout) * (isRight ? -1 : 1);
    const x = left - shift;
    return box(
      {
        ...place(Math.round(x * 4) / 4, top + at * leading, layout.width, leading),
        fontSize: setting.size,
        lineHeight: `${leading}px`,
        letterSpacing: `${trackingOf(theme, manner, piece.text) * setting.size}px`,
        whiteSpace: "pre",
        direction: isRightIn ? "rtl" : "ltr",
        textAlign: theme.align === "center" ? "center" : side,
      },
      runsOf(piece, line).map(({ text, unit }) =>
        words(text, {
          ...{ display: "inline", whiteSpace: "pre" },
          ...typeOf(theme, manner, families, unit.manner),
          ...(unit.isGap ? {} : paint(unit)),
        }),
      ),
    );
  });
}

/** How far a line stands out to the side where it begins. Beside a bar there is no margin to hang in. */
function hang(
  piece: TextPiece,
  line: SetLine,
  size: number,
  theme: Theme,
  widths: ReturnType<WidthsOf>,
  { frame }: Layout,
): number {
  const first = piece.units[line.first];
  if (!first || theme.align === "center" || theme.ornament === "bar") return 0;
  const start = hangingStart(piece.text.slice(first.start, first.end));
  // The ink of 「 is in the far half of its square.
  const out = widths.of(start, first.manner) * size * (/[「『（《〈]/.test(start) ? 0.5 : 1);
  return Math.min(out, frame.inset.x - margin - 4);
}

type TextRun = { readonly text: string; readonly unit: Unit & { readonly isGap?: boolean } };

/** A line's words, as few runs as their manners allow. Space between two manners has none. */
function runsOf(piece: TextPiece, { first, last }: SetLine): readonly TextRun[] {
  const runs: TextRun[] = [];
  const sameManner = (a: Unit, b: Unit) =>
    a.manner.italic === b.manner.italic &&
    a.manner.bold === b.manner.bold &&
    a.manner.marked === b.manner.marked;
  for (let at = first; at <= last; at++) {
    const unit = piece.units[at];
    if (!unit) continue;
    const ink = visible(piece.text.slice(unit.start, unit.end));
    const gap = at < last ? piece.text.slice(unit.end, unit.end + unit.gap).replace(/[^\u3000]/g, " ") : "";
    const previous = runs.at(-1);
    if (previous && !previous.unit.isGap && sameManner(previous.unit, unit)) {
      runs[runs.length - 1] = { text: previous.text + ink, unit: previous.unit };
    } else runs.push({ text: ink, unit });
    const next = piece.units[at + 1];
    if (gap === "" || !next) continue;
    const joined = runs.at(-1);
    if (joined && sameManner(unit, next))
      runs[runs.length - 1] = { text: joined.text + gap, unit: joined.unit };
    else runs.push({ text: gap, unit: { ...unit, manner: plain, isGap: true } });
  }
  return runs;
}

function ornaments(card: Card, layout: Layout, type: CardType, isRight: boolean): readonly CardNode[] {
  const { theme } = type;
  const { frame, heading, quote } = layout;
  const isCentred = theme.align === "center";
  const rule = (length: number, thick: number): CardNode => {
    const side = isRight ? frame.width - layout.left - length : layout.left;
    const x = isCentred ? (frame.width - length) / 2 : side;
    return box({ ...place(x, heading.top - 20, length, thick), backgroundColor: theme.accent });
  };
  if (theme.ornament === "frame") {
    const edge = (inset: number, thick: number) =>
      box({
        ...place(inset, inset, frame.width - 2 * inset, frame.height - 2 * inset),
        border: `${thick}px solid ${theme.accent}`,
      });
    return [edge(margin, 3), edge(margin + 8, 1), rule(46, 1)];
  }
  if (theme.ornament === "bar") {
    const tall = quote.setting.lines.length * quote.leading;
    const x = isRight ? frame.width - frame.inset.x - 6 : frame.inset.x;
    const bar = place(x, quote.top + 6, 6, Math.max(20, tall - 12));
    return [box({ ...bar, backgroundColor: theme.accent, borderRadius: 3 })];
  }
  if (layout.ornament === undefined) return [rule(56, 3)];
  return [rule(56, 3), quoteSign(card, layout, layout.ornament, type, isRight)];
}

/** Each sign's size in pixels; where the middle of its ink is above the line, how far in it begins, and how far it is from the middle of its square, in ems. */
const signs = {
  "“": { size: 150, middle: 0.58, indent: 0.03, aside: 0 },
  "”": { size: 150, middle: 0.58, indent: 0.03, aside: 0 },
  "„": { size: 150, middle: 0.02, indent: 0.03, aside: 0 },
  "«": { size: 150, middle: 0.28, indent: 0.03, aside: 0 },
  "「": { size: 100, middle: 0.5, indent: 0.6, aside: 0.31 },
} as const;

function quoteSign(
  card: Card,
  layout: Layout,
  top: number,
  { theme, families }: CardType,
  isRight: boolean,
): CardNode {
  const sign = quotationMarks(card.language)[0];
  const { size, middle, indent, aside } = signs[sign];
  const side = isRight ? "right" : "left";
  const isCentred = theme.align === "center";
  const left = isCentred ? layout.left - aside * size : layout.left + indent * size * (isRight ? 1 : -1);
  return box(
    {
      ...place(left, top - 8, layout.width, ornamentHeight),
      textAlign: isCentred ? "center" : side,
      direction: isRight ? "rtl" : "ltr",
      whiteSpace: "pre",
      fontSize: size,
      lineHeight: `${ornamentHeight}px`,
    },
    [
      words(sign, {
        ...{ display: "inline", position: "relative", top: (middle - 0.3) * size, color: theme.accent },
        ...typeOf(theme, "quote", families, { ...plain, bold: true }),
      }),
    ],
  );
}
