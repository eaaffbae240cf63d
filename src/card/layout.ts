import type { Mark } from "../story/emphasis.ts";
import { type Range, sentencesOf } from "../story/sentences.ts";
import type { Card } from "./card.ts";
import { excerpt } from "./excerpt.ts";
import { type Area, largestSetting, settingAt, type TextSetting } from "./fit.ts";
import { type Frame, frames } from "./formats.ts";
import { unitsOf } from "./line-breaks.ts";
import type { MannerName, WidthsOf } from "./measure.ts";
import { pieceOf, type TextPiece } from "./piece.ts";
import { leadingFor } from "./signs.ts";
import type { Theme } from "./themes.ts";

/** A piece, where its lines stand, and in which type. */
export type TextBlock = {
  readonly piece: TextPiece;
  readonly setting: TextSetting;
  readonly manner: MannerName;
  readonly top: number;
  readonly leading: number;
};

export type Layout = {
  readonly quote: TextBlock;
  readonly heading: TextBlock;
  readonly credit: TextBlock;
  readonly frame: Frame;
  /** Where the ornament above the quotation stands; undefined without room for one. */
  readonly ornament: number | undefined;
  /** All of the credit stands on the card. */
  readonly isCreditWhole: boolean;
  /** The left and right ends of all lines. */
  readonly left: number;
  readonly width: number;
};

export const ornamentHeight = 90;
const ruleGap = 52;
const barWidth = 40;

/** No card shows more of a text than this; beyond it, it isn't even measured. */
const mostShown = 2_400;

export type CardParts = {
  readonly quote: ReturnType<typeof unitsOf>;
  readonly sentences: readonly Range[];
  /** Title and author: in one line, or else under one another. */
  readonly headings: readonly [TextPiece, TextPiece];
  readonly credit: TextPiece;
  /** The units of the text that are looked at: all of them, or those around the mark. */
  readonly near: ReturnType<typeof unitsOf>;
};

/** The texts of a card in pieces that can be measured. */
export function partsOf(card: Card): CardParts {
  const { text, mark, marks = [], language } = card;
  const sentences = sentencesOf(text, language);
  const edges = sentences.flatMap(({ start, end }) => [start, end]);
  const isWhole = mark !== undefined && text.slice(mark.start, mark.end).trim() === text.trim();
  const quote = unitsOf(text, language, { marks, mark: isWhole ? undefined : mark }, edges);
  const from = (mark?.start ?? 0) - mostShown / 2;
  const named = [card.title, card.author].filter((part) => part.trim() !== "");
  const title = { start: 0, end: card.title.length, kind: "bold" as const };
  const whole = (text: string, marks: readonly Mark[] = []) =>
    pieceOf(text, unitsOf(text, language, { marks }), { start: 0, end: text.length });
  return {
    quote,
    sentences,
    headings: [whole(named.join(" · "), [title]), whole(named.join("\n"), [title])],
    credit: whole(card.credit),
    near: quote.filter((unit) => unit.start >= from && unit.end <= from + mostShown * 1.5),
  };
}

/** Where everything stands: the credit at the foot, the title over it, and the quotation in what is left. */
export function layOut(card: Card, theme: Theme, parts: CardParts, widthsOf: WidthsOf): Layout {
  const frame = frames[card.format];
  const indent = theme.ornament === "bar" ? barWidth : 0;
  // Within a frame, everything stands a little further in.
  const pad = theme.ornament === "frame" ? 26 : 0;
  const width = frame.width - 2 * frame.inset.x - indent - 0.6 * pad;
  const left = frame.inset.x + indent + 0.3 * pad;
  const inset = { top: frame.inset.top + pad, bottom: frame.inset.bottom + pad };
  const least = Math.round(frame.least * theme.scale);

  const [creditSize, headingSize, smallest] = [frame.credit, frame.heading, frame.smallest].map((size) =>
    Math.round(size * theme.scale),
  ) as [number, number, number];
  const small = { width, least: smallest };
  const credit = foot(parts.credit, widthsOf("credit"), {
    ...small,
    size: creditSize,
    lines: frame.creditLines,
    lineHeight: 1.36,
  });
  const [inOne, inTwo] = parts.headings;
  const isOne = settingAt(inOne, widthsOf("heading"), width, headingSize)?.lines.length === 1;
  const heading = foot(isOne ? inOne : inTwo, widthsOf("heading"), {
    ...small,
    size: headingSize,
    lines: 3,
    lineHeight: 1.3,
  });
  const creditTop = frame.height - inset.bottom - credit.setting.lines.length * credit.leading;
  const headingTop = creditTop - 8 - heading.setting.lines.length * heading.leading;

  const room = headingTop - ruleGap - inset.top;
  const leading = leadingFor(card.text, theme.lineHeight);
  const widths = widthsOf("quote");
  // A line alone on a tall card may be larger than in a wide one.
  const most = Math.round(theme.most * (card.format === "tall" ? 1.25 : 1));
  const sizes = { least, most, lineHeight: leading };
  const within = (piece: TextPiece, area: Area) => largestSetting(piece, widths, area, sizes);
  const wellSize = Math.round(least * 1.2);
  const shown = excerpt(card.text, parts.near, parts.sentences, card.mark, (range, how) => {
    if (range.end - range.start > mostShown) return false;
    const piece = pieceOf(card.text, parts.quote, range);
    const smallest = how === "well" ? wellSize : least;
    return (
      largestSetting(piece, widths, { width, height: room }, { ...sizes, least: smallest }) !== undefined
    );
  });
  const piece = pieceOf(card.text, parts.quote, shown);
  const bare = within(piece, { width, height: room });
  const withOrnament = within(piece, { width, height: room - ornamentHeight });
  // Letters are not made small for an ornament.
  const hasOrnament =
    theme.ornament === "quote" &&
    withOrnament !== undefined &&
    withOrnament.size >= Math.min(wellSize, bare?.size ?? 0);
  const setting = (hasOrnament ? withOrnament : bare) ?? {
    size: least,
    lines: [{ first: 0, last: piece.units.length - 1, width }],
  };
  const lineHeight = Math.ceil(setting.size * leading);
  const taken = setting.lines.length * lineHeight + (hasOrnament ? ornamentHeight : 0);
  const top = inset.top + Math.max(0, Math.round((room - taken) / 2));
  return {
    quote: {
      ...{ piece, setting, manner: "quote", leading: lineHeight },
      top: top + (hasOrnament ? ornamentHeight : 0),
    },
    heading: { ...heading, manner: "heading", top: headingTop },
    credit: { ...credit, manner: "credit", top: creditTop },
    frame,
    ornament: hasOrnament ? top : undefined,
    isCreditWhole: credit.piece.text === card.credit && credit.setting.lines.length > 0,
    left,
    width,
  };
}

type Foot = { width: number; size: number; least: number; lines: number; lineHeight: number };

/** Small type at its size, or a little smaller if it is long; cut at a word only when that is not enough. */
function foot(
  piece: TextPiece,
  widths: ReturnType<WidthsOf>,
  { width, size, least, lines, lineHeight }: Foot,
) {
  const ratio = leadingFor(piece.text, lineHeight);
  const found = (one: TextPiece, size: number) => {
    const setting = settingAt(one, widths, width, size);
    return setting && setting.lines.length <= lines
      ? { piece: one, setting, leading: Math.ceil(size * ratio) }
      : undefined;
  };
  for (let smaller = size; smaller >= least; smaller--) {
    const fits = found(piece, smaller);
    if (fits) return fits;
  }
  for (let last = piece.units.length - 1; last > 0; last--) {
    const end = piece.units[last - 1]?.end ?? 0;
    const fits = found(pieceOf(piece.text, piece.units, { start: 0, end }), least);
    if (fits) return fits;
  }
  return { piece, setting: { size: least, lines: [] }, leading: Math.ceil(least * ratio) };
}
