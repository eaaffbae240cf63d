export type Shape = "wide" | "square";

/** Pixels. Discord shows a card at about half its size, so nothing is smaller than 20. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  /** Letters begin here; only quotation marks hang further out. */
  readonly inset: { readonly x: number; readonly top: number; readonly bottom: number };
  /** The smallest size of a quotation, the size of its title, and that of its credit. */
  readonly least: number;
  readonly heading: number;
  readonly credit: number;
  readonly creditLines: number;
};

/** Nothing that can be read is drawn nearer to the edge. */
export const margin = 44;

export const frames: Readonly<Record<Shape, Frame>> = {
  wide: {
    width: 1200,
    height: 630,
    inset: { x: 96, top: 66, bottom: 58 },
    least: 31,
    heading: 27,
    credit: 21,
    creditLines: 4,
  },
  square: {
    width: 1080,
    height: 1080,
    inset: { x: 96, top: 96, bottom: 84 },
    least: 38,
    heading: 31,
    credit: 24,
    creditLines: 7,
  },
};
