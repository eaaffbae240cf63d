export type Format = "wide" | "square" | "tall";

/** Pixels. On a phone Discord shows a card about 340 points wide: letters under `smallest` can't be read there. */
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
  /** 28 pixels of 1200. */
  readonly smallest: number;
};

/** Nothing that can be read is drawn nearer to the edge. */
export const margin = 44;

export const frames: Readonly<Record<Format, Frame>> = {
  wide: {
    width: 1200,
    height: 630,
    inset: { x: 92, top: 62, bottom: 54 },
    least: 32,
    heading: 33,
    credit: 28,
    creditLines: 3,
    smallest: 28,
  },
  square: {
    width: 1080,
    height: 1080,
    inset: { x: 92, top: 92, bottom: 80 },
    least: 38,
    heading: 36,
    credit: 28,
    creditLines: 4,
    smallest: 26,
  },
  tall: {
    width: 1080,
    height: 1920,
    inset: { x: 92, top: 150, bottom: 140 },
    least: 44,
    heading: 42,
    credit: 31,
    creditLines: 6,
    smallest: 28,
  },
};
